import { describe, expect, it } from '@jest/globals';
import { correctSpec } from './correct';
import type { FormContext, Values } from './spec';

const registered = (change: object = {}): FormContext =>
  ({
    today: '2026-03-10',
    petition: {
      channel: 'letter',
      origin: 'direct',
      receivedOn: '2026-03-02',
      signedForOn: null,
      anonymity: 'realName',
      visitorCount: null,
      urgentGrounds: [],
      resultRequired: false,
      title: '旧题',
      content: '旧内容',
      place: null,
      people: [
        { subjectId: 'p1', role: 'petitioner', withheld: false, fields: { name: '张三', phone: '1380' } },
      ],
      ...change,
    },
  }) as unknown as FormContext;

/** The body of a form that was opened on `on` and in which `typed` was changed. */
function sent(on: FormContext, typed: Values, now = on): Values {
  const before = correctSpec.initial(on);
  return correctSpec.body!(
    {
      ...before,
      ...typed,
      reason: '登记有误',
      changes: { ...(before.changes as Values), ...(typed.changes as Values | undefined) },
    },
    now,
    before,
  );
}
const asked = (on: FormContext, values: Values) =>
  correctSpec.fields(on, values).map(({ label, required }) => [label, required === true]);

describe('更正登记 as a request', () => {
  it('sends what was changed and nothing else', () => {
    expect(sent(registered(), {})).toEqual({ reason: '登记有误', changes: {} });
    expect(sent(registered(), { title: '新题 ', place: '' })).toEqual({
      reason: '登记有误',
      changes: {},
      title: '新题',
    });
    expect(sent(registered(), { person: { p1: { name: '张三', phone: '1390', idNo: '' } } })).toEqual({
      reason: '登记有误',
      changes: {},
      persons: [{ subjectId: 'p1', phone: '1390' }],
    });
  });

  it('takes out what was emptied, but never a name that was given', () => {
    expect(sent(registered(), { person: { p1: { name: '张三', phone: ' ' } } }).persons).toEqual([
      { subjectId: 'p1', phone: null },
    ]);
    const plain = asked(registered(), { changes: { channel: 'letter', origin: 'direct' } });
    expect(plain).toContainEqual(['信访人 · 姓名(名称)', true]);
    const given = { channel: 'letter', postmarkedOn: '2026-03-01', problemRegion: '411303' };
    expect(
      sent(registered(given), { changes: { postmarkedOn: undefined, problemRegion: '' } }).changes,
    ).toEqual({
      postmarkedOn: null,
      problemRegion: null,
    });
  });

  it('asks who an anonymous petition turns out to come from, and sends him as a person', () => {
    const nobody = registered({ anonymity: 'anonymous', people: [] });
    const named = { changes: { anonymity: 'realName' }, petitioner: { name: '李四 ', phone: '' } };
    expect(asked(nobody, named)).toContainEqual(['信访人 · 姓名(名称)', true]);
    expect(sent(nobody, named)).toMatchObject({
      changes: { anonymity: 'realName' },
      petitioner: { name: '李四' },
    });
    expect(sent(registered(), {})).not.toHaveProperty('petitioner');
  });

  it('leaves the name to the server where the petition is put down as anonymous', () => {
    const anonymous = {
      changes: { anonymity: 'anonymous' },
      person: { p1: { name: '张三丰', phone: '1380' } },
    };
    expect(asked(registered(), anonymous).map(([label]) => label)).not.toContain('信访人 · 姓名(名称)');
    expect(sent(registered(), anonymous)).toEqual({
      reason: '登记有误',
      changes: { anonymity: 'anonymous' },
    });
  });

  it('K-15: empties the day of signing with the origin, and the number of visitors with the channel', () => {
    const transferred = registered({ origin: 'petitionOffice', signedForOn: '2026-03-03' });
    expect(sent(transferred, { changes: { origin: 'direct' } }).changes).toEqual({
      origin: 'direct',
      signedForOn: null,
      transferKind: null,
    });
    const visit = registered({ channel: 'visit', visitorCount: 6 });
    expect(sent(visit, { changes: { channel: 'letter' } }).changes).toEqual({
      channel: 'letter',
      visitorCount: null,
    });
    const forbidden = registered({ channel: 'visit', visitorCount: 6, irregularVisitItem: 4 });
    expect(sent(forbidden, { changes: { irregularVisitItem: '2' } }).changes).toEqual({
      irregularVisitItem: 2,
    });
    expect(sent(forbidden, { changes: { channel: 'phone' } }).changes).toEqual({
      channel: 'phone',
      visitorCount: null,
      irregularVisitItem: null,
    });
  });

  it('R-15: puts right how it was transferred, on which notice and objection hang', () => {
    const given = { origin: 'petitionOffice', signedForOn: '2026-03-03', transferKind: 'transfer' };
    const transferred = registered(given);
    expect(sent(transferred, {}).changes).toEqual({});
    expect(sent(transferred, { changes: { transferKind: 'briefing' } }).changes).toEqual({
      transferKind: 'briefing',
    });
    expect(sent(transferred, { changes: { transferKind: undefined } }).changes).toEqual({
      transferKind: null,
    });
    const typed = { origin: 'petitionOffice', signedForOn: '2026-03-05', transferKind: 'assign' };
    expect(sent(registered(), { changes: typed }).changes).toEqual(typed);
    expect(asked(registered(), { changes: typed })).toContainEqual(['转来方式', false]);
  });

  it('does not put back what somebody else has put right since the form was opened', () => {
    expect(sent(registered(), { content: '新内容' }, registered({ title: '他人改过的题' }))).toEqual({
      reason: '登记有误',
      changes: {},
      content: '新内容',
    });
  });

  it('asks for what belongs to channel and origin, and for a name that was given', () => {
    const plain = asked(registered(), { changes: { channel: 'letter', origin: 'direct' } });
    expect(plain.map(([label]) => label)).not.toEqual(expect.arrayContaining(['签收日']));
    expect(plain).toContainEqual(['信访人 · 电话', false]);
    expect(plain).toContainEqual(['信访人 · 住址', false]);
    const other = asked(registered(), { changes: { channel: 'visit', origin: 'petitionOffice' } });
    expect(other).toContainEqual(['签收日', true]);
    expect(other).toContainEqual(['来访人数', true]);
  });
});

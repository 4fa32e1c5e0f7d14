import { describe, expect, it } from '@jest/globals';
import {
  blank,
  formPath,
  hasRoomFor,
  isBackdated,
  isLookedFor,
  previewOf,
  requestOf,
  withLinked,
  type IntakeValues,
} from './form-values.js';

const filled = (changes: Partial<IntakeValues>): IntakeValues => ({
  ...blank('2026-11-22'),
  title: '反映某社区补贴未发',
  content: '因补贴三个月未发,请求核实。',
  petitioner: { name: '张三', phone: '13800000000' },
  matters: [{ class: 'appeal', appealKind: 'item6', categoryCode: '0201', points: ['核实补贴', ' '] }],
  ...changes,
});

describe('what the form knows before it is sent', () => {
  it('has room for five representatives, not for a sixth (R-09b)', () => {
    expect([0, 4, 5, 6].map((many) => hasRoomFor(Array.from({ length: many }, () => ({}))))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(hasRoomFor(undefined)).toBe(true);
  });

  it('asks for evidence of a late registration after seven days, not on the next (§5.0 no. 2)', () => {
    const asked = (receivedOn?: string) => isBackdated(receivedOn, '2026-11-22');
    expect([asked('2026-11-22'), asked('2026-11-21'), asked('2026-11-15'), asked('2026-11-14')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(asked()).toBe(false);
  });
});

describe('the registration form as a request', () => {
  it('keeps the true number of visitors and puts people in the order petitioner, representatives, accused (R-09b)', () => {
    const request = requestOf(
      filled({
        channel: 'visit',
        visitorCount: 23,
        representatives: [{ name: '李四' }, { name: '王五' }],
        accused: [{ name: '赵六', cadreAuthority: 'own' }],
      }),
    );
    expect(request.visitorCount).toBe(23);
    expect(request.subjects.map((one) => [one.role, one.name])).toEqual([
      ['petitioner', '张三'],
      ['representative', '李四'],
      ['representative', '王五'],
      ['accused', '赵六'],
    ]);
  });

  it('leaves out what does not belong to the channel or origin, though the form still holds it', () => {
    const request = requestOf(
      filled({ channel: 'letter', visitorCount: 9, signedForOn: '2026-11-20', transferKind: 'assign' }),
    );
    expect(request).not.toHaveProperty('visitorCount');
    expect(request).not.toHaveProperty('signedForOn');
    expect(request).not.toHaveProperty('transferKind');
  });

  it('sends the act of a visit that Article 26 names, and of no other channel (R-09d)', () => {
    const typed = { visitorCount: 3, irregularVisitItem: 4 };
    expect(requestOf(filled({ channel: 'visit', ...typed }))).toMatchObject(typed);
    expect(requestOf(filled({ channel: 'letter', ...typed }))).not.toHaveProperty('irregularVisitItem');
  });

  it('lets the reports of an urgent call run from when it was heard (K-08), and asks no moment of anything else', () => {
    const receivedAt = '2026-11-22T01:30:00.000Z';
    const urgent = { receivedAt, urgentGrounds: ['threat'] };
    expect(requestOf(filled({ channel: 'phone', ...urgent })).receivedAt).toBe(receivedAt);
    expect(requestOf(filled({ channel: 'letter', ...urgent }))).not.toHaveProperty('receivedAt');
    expect(requestOf(filled({ channel: 'phone', receivedAt }))).not.toHaveProperty('receivedAt');
  });

  it('sends no petitioner at all when the petition is anonymous', () => {
    const values = filled({ anonymity: 'anonymous' });
    expect(requestOf(values).subjects).toEqual([]);
    expect(previewOf(values)).not.toHaveProperty('name');
  });

  it('asks for the duties of the way in which it was transferred, and of none where it was not', () => {
    const briefing = filled({
      origin: 'petitionOffice',
      transferKind: 'briefing',
      signedForOn: '2026-11-21',
    });
    expect(previewOf(briefing)).toMatchObject({ transferKind: 'briefing', signedForOn: '2026-11-21' });
    expect(previewOf({ ...briefing, origin: 'direct' })).not.toHaveProperty('transferKind');
  });

  it('drops empty points, takes the title where a matter has no summary, and the usual purpose', () => {
    expect(requestOf(filled({})).matters).toEqual([
      {
        class: 'appeal',
        appealKind: 'item6',
        categoryCode: '0201',
        purpose: 'claim',
        summary: '反映某社区补贴未发',
        points: ['核实补贴'],
      },
    ]);
  });

  it('leads the refusal of the sixth representative to its own row', () => {
    const values = filled({
      channel: 'visit',
      representatives: Array.from({ length: 6 }, (_, at) => ({ name: `代表${at + 1}` })),
    });
    expect(formPath(['subjects', 6], values)).toEqual(['representatives', 5, 'name']);
    expect(formPath(['matters', 0, 'class'], values)).toEqual(['matters', 0, 'class']);
  });
});

describe('the column beside the form', () => {
  it('says that nobody came before only after there was something to look for', () => {
    expect(isLookedFor(blank('2026-11-22'))).toBe(false);
    expect(isLookedFor({ ...blank('2026-11-22'), petitioner: { phone: '13800000000' } })).toBe(true);
    expect(isLookedFor({ ...blank('2026-11-22'), content: '请求核实。' })).toBe(true);
  });

  it('keeps the linked petition in sight though it is found no more', () => {
    const one = (petitionId: string) => ({ petitionId }) as Parameters<typeof withLinked>[0][number];
    const ids = (repeats: readonly { petitionId: string }[]) => repeats.map(({ petitionId }) => petitionId);
    expect(ids(withLinked([one('a'), one('b')], one('b')))).toEqual(['a', 'b']);
    expect(ids(withLinked([one('a')], one('b')))).toEqual(['b', 'a']);
    expect(ids(withLinked([one('a')], undefined))).toEqual(['a']);
  });
});

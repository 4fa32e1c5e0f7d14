import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CHINA_CALENDAR } from '#domain';
import { hashRequest } from '#event-store';
import { type Viewer, withViewer } from '#identity';
import { affairRebuild, listAffairs } from '#projections';
import { openTestOffice, signedBy, type TestOffice } from '../../../../test/support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const SUP = { category: 'supervision' };
const open = (title: string, more: Record<string, unknown> = {}) => ({
  type: 'openSupervision',
  cause: 'SUP-05',
  title,
  ...more,
});

const seenBy = (viewer: Viewer, filter: Parameters<typeof listAffairs>[1] = {}) =>
  withViewer(office.db.pools.reader, viewer, (client) =>
    listAffairs(client, filter, {
      today: '2026-03-20',
      calendar: CHINA_CALENDAR,
      open: (items) => office.runtime.vault.openPage(items),
    }),
  );

const designate = (day: string, needToKnow: string[] = []) => ({
  type: 'designateHandler' as const,
  handlerId: office.staff.handler.accountId,
  needToKnow,
  approval: signedBy(office.staff.windowHead, day),
});
const triage = (day: string, change: Record<string, unknown> = {}) => ({
  type: 'triage' as const,
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal: '拟由本机关办理',
  approval: signedBy(office.staff.windowHead, day),
  ...change,
});

async function handledAppeal() {
  const { petitionId } = await office.register({}, '2026-03-02');
  await office.act('windowHead', petitionId, triage('2026-03-03'), '2026-03-03');
  await office.act('windowHead', petitionId, designate('2026-03-03'), '2026-03-03');
  return petitionId;
}

const accusationMatter = {
  class: 'accusation' as const,
  categoryCode: '0101',
  purpose: 'accusation' as const,
  summary: '反映任用干部问题',
  points: ['违规任用'],
};

describe('the road of affairs', () => {
  it('opens with number and sealed words: no sentence in any column', async () => {
    const done = await office.affair('windowHead', SUP, open('金丝雀督办'), '2026-03-05');
    expect(done).toMatchObject({ version: 1, status: 'opened', repeated: false });
    expect(done.numbers).toEqual([expect.stringMatching(/^宛组信督〔2026〕\d+号$/)]);
    const { rows } = await office.db.pools.owner.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select e.data::text || e.metadata::text || encode(e.sealed, 'escape') as t from es.event e
         union all select a::text from rm.affair a union all select c::text from es.command c) all_rows`,
    );
    expect(rows[0]?.text).not.toContain('金丝雀');
    expect((await seenBy(office.staff.windowHead)).map(({ title }) => title)).toContain('金丝雀督办');
  });

  it('SUP-08 shows an instruction to the handler of the petition at once, who may answer the notice', async () => {
    const petitionId = await handledAppeal();
    const { affairId } = await office.affair(
      'leader',
      SUP,
      {
        type: 'instruct',
        petitionId,
        leaderId: office.staff.leader.accountId,
        on: '2026-03-04',
        title: '津贴一事',
        instruction: '一个月内报结果',
      },
      '2026-03-04',
    );
    expect(await seenBy(office.staff.handler, { petitionId })).toMatchObject([
      { affairId, status: 'instructed', title: '津贴一事', petitionId },
    ]);
    const at = { ...SUP, on: affairId };
    await office.affair('windowHead', at, open('津贴一事'), '2026-03-05');
    await office.affair(
      'windowHead',
      at,
      { type: 'inspect', feedbackDueOn: '2026-03-18', requirement: '报结果' },
      '2026-03-05',
    );
    const [row] = await seenBy(office.staff.handler, { petitionId });
    expect(row).toMatchObject({ status: 'inspecting', facts: { cause: 'SUP-08', round: 1 } });
    expect(row?.clock?.face).toMatchObject({ light: 'red', overdue: true });
    const answered = await office.affair(
      'handler',
      at,
      { type: 'giveFeedback', feedback: '已补发' },
      '2026-03-16',
    );
    expect(answered.status).toBe('feedback');
  });

  it('§9 hides what concerns an accusation from everybody who may not see the accusation', async () => {
    const { petitionId } = await office.register({ matters: [accusationMatter] }, '2026-03-02');
    const { affairId } = await office.affair(
      'windowHead',
      SUP,
      open('举报一事', { petitionId, cause: 'SUP-02' }),
      '2026-03-05',
    );
    expect(await seenBy(office.staff.windowHead, { petitionId })).toMatchObject([
      { number: expect.stringMatching(/^宛组信督密〔2026〕\d{10}号$/) },
    ]);
    for (const who of ['handler', 'second', 'examiner', 'leader', 'deputy', 'admin'] as const) {
      expect(await seenBy(office.staff[who], { petitionId })).toEqual([]);
      await expect(
        office.affair(who, { ...SUP, on: affairId }, { type: 'urge', words: '请办' }, '2026-03-06'),
      ).rejects.toMatchObject({ code: 'AFFAIR_NOT_FOUND' });
      await expect(
        office.affair(who, SUP, open('探一探', { petitionId }), '2026-03-06'),
      ).rejects.toMatchObject({ code: 'PETITION_NOT_FOUND' });
    }
    expect(await seenBy(office.county)).toEqual([]);
  });

  it('shows what concerns no petition to the organisation concerned, and to nobody beside', async () => {
    const { affairId } = await office.affair(
      'windowHead',
      SUP,
      open('县里自立案件进度', { targetOrgId: office.countyId }),
      '2026-03-05',
    );
    expect((await seenBy(office.county)).map((row) => row.affairId)).toEqual([affairId]);
    const at = { ...SUP, on: affairId };
    await expect(
      office.affair(office.county, at, { type: 'urge', words: 'x' }, '2026-03-06'),
    ).rejects.toMatchObject({
      code: 'ORGANISATION_OTHER',
    });
    await expect(office.affair('reception', at, open('又立'), '2026-03-06')).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(
      office.affair('admin', at, { type: 'urge', words: 'x' }, '2026-03-06'),
    ).rejects.toMatchObject({
      code: 'AFFAIR_NOT_FOUND',
    });
  });

  it('answers the same command with the first answer, gives no number to a refusal, and sees a change meanwhile', async () => {
    const frame = {
      by: { viewer: office.staff.windowHead },
      commandId: uuidv7(),
      requestHash: hashRequest({ n: 1 }),
      source: 'screen' as const,
      time: { today: '2026-03-05', now: '2026-03-05T02:00:00.000Z' },
    };
    const first = await office.runtime.affairs.open('supervision', open('甲'), frame);
    const again = await office.runtime.affairs.open('supervision', open('甲'), frame);
    expect(again).toMatchObject({ affairId: first.affairId, numbers: first.numbers, repeated: true });
    await expect(
      office.runtime.affairs.open('supervision', open('乙'), {
        ...frame,
        requestHash: hashRequest({ n: 2 }),
      }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    await expect(
      office.affair('windowHead', SUP, open('丙', { cause: 'SUP-08' }), '2026-03-05'),
    ).rejects.toMatchObject({ code: 'INSTRUCTION_DAY_MISSING' });
    const next = await office.affair('windowHead', SUP, open('丁'), '2026-03-05');
    const serial = (text = '') => Number(/(\d+)号/.exec(text)?.[1]);
    expect(serial(next.numbers[0])).toBe(serial(first.numbers[0]) + 1);
    await office.affair(
      'windowHead',
      { ...SUP, on: first.affairId },
      { type: 'urge', words: '请办' },
      '2026-03-06',
    );
    await expect(
      office.runtime.affairs.execute(
        'supervision',
        first.affairId,
        { type: 'urge', words: '请办' },
        { ...frame, commandId: uuidv7(), expectedVersion: 1 },
      ),
    ).rejects.toMatchObject({ code: 'CASE_CHANGED' });
  });

  it('lets a rule of the clocks open and urge, once for one finding, and nothing else', async () => {
    const petitionId = await handledAppeal();
    const frame = {
      by: { machineOf: office.orgId },
      commandId: uuidv7(),
      requestHash: hashRequest({ rule: 'SUP-02' }),
      source: 'job' as const,
      time: { today: '2026-06-05', now: '2026-06-05T02:00:00.000Z' },
    };
    const input = open('办理期限已过', { petitionId, cause: 'SUP-02' });
    const first = await office.runtime.affairs.open('supervision', input, frame);
    expect(await office.runtime.affairs.open('supervision', input, frame)).toMatchObject({
      affairId: first.affairId,
      repeated: true,
    });
    expect(await seenBy(office.staff.handler, { petitionId })).toHaveLength(1);
    await expect(
      office.runtime.affairs.execute(
        'supervision',
        first.affairId,
        { type: 'coordinate', with: '某局', outcome: '商定' },
        { ...frame, commandId: uuidv7(), expectedVersion: 'any' },
      ),
    ).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('gives the same rows when the register is made anew from the events', async () => {
    const rows = async () =>
      (
        await office.db.pools.owner.query(
          `select affair_id, category, org_id, petition_id, party_org_ids, account_ids, status, is_open, number, opened_on,
             due_on, clock, facts, version, updated_at, sealed is null as bare from rm.affair order by affair_id`,
        )
      ).rows;
    const before = await rows();
    expect(before.length).toBeGreaterThan(5);
    const plan = affairRebuild({ calendar: CHINA_CALENDAR, vault: office.runtime.vault });
    await office.runtime.store.rebuild(plan.projection, plan.reset, { pageSize: 3 });
    expect(await rows()).toEqual(before);
    expect((await seenBy(office.staff.windowHead)).map(({ title }) => title)).toContain('金丝雀督办');
  });
});

describe('the list of affairs', () => {
  it('has those of one day by their numbers, the newest first, not by chance', async () => {
    const day = '2026-03-17';
    const numbers: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const opened = await office.affair('windowHead', SUP, open(`同日立项${at}`), day);
      numbers.push(opened.numbers[0] ?? '');
    }
    const listed = await seenBy(office.staff.windowHead, {
      category: 'supervision',
      openedFrom: day,
      openedTo: day,
    });
    const ofTheDay = listed.map(({ number }) => number).filter((number) => numbers.includes(number ?? ''));
    expect(ofTheDay).toEqual(numbers.reverse());
  });
});

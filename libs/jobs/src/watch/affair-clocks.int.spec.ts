import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withViewer } from '#identity';
import { inboxRows, watchOffice } from '../index.js';
import { signedBy } from '../../../../test/support/office.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 180_000);
afterAll(() => office.close());

type Who = keyof ReminderOffice['staff'] | 'county';
const heard = async (who: Who, of: RegExp): Promise<string[]> => {
  const viewer = who === 'county' ? office.county : office.staff[who];
  const rows = await withViewer(office.db.pools.reader, viewer, (client) =>
    inboxRows(client, { before: null, limit: 100 }),
  );
  return rows
    .filter(({ sentence }) => of.test(sentence))
    .map(({ kind, sentence }) => `${kind} ${sentence}`)
    .reverse();
};
const watchOn = async (...days: string[]): Promise<void> => {
  for (const day of days) {
    office.goTo(day);
    await watchOffice(office.parts);
    await watchOffice(office.parts);
  }
};

describe('the period of feedback on a supervision reminds by the ladder (§1.7, §4.5)', () => {
  const FEEDBACK = /督办反馈期限/;
  let on: { category: string; on: string };

  it('the handler as it comes near, the head of the window on its last day, superiors when it is past', async () => {
    const petitionId = await office.accepted('2026-03-02');
    const { affairId } = await office.affair(
      'deputy',
      { category: 'supervision' },
      { type: 'openSupervision', petitionId, cause: 'SUP-05', title: '久拖不办' },
      '2026-03-02',
    );
    on = { category: 'supervision', on: affairId };
    await office.affair(
      'deputy',
      on,
      { type: 'inspect', feedbackDueOn: '2026-03-12', requirement: '查明原因' },
      '2026-03-02',
    );
    await watchOn('2026-03-06');
    expect(await heard('handler', FEEDBACK)).toEqual([]);
    // ten days: T-3, T-1, T0 by the short row of §4.5
    await watchOn('2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12');
    const near = await heard('handler', FEEDBACK);
    expect(near.at(-1)).toMatch(/^reminder 宛组信督〔2026〕1号:督办反馈期限\(10日\)今日届满/);
    expect(near.length).toBeGreaterThanOrEqual(2);
    expect(await heard('leader', FEEDBACK)).toEqual([]);
    await watchOn('2026-03-13', '2026-03-14');
    expect((await heard('handler', FEEDBACK)).slice(near.length)).toEqual([
      expect.stringMatching(/^urge .*已超期1日/),
    ]);
    expect((await heard('windowHead', FEEDBACK)).at(-1)).toMatch(/^escalation /);
  });

  it('falls silent when the feedback is given', async () => {
    const before = await heard('handler', FEEDBACK);
    await office.affair('handler', on, { type: 'giveFeedback', feedback: '已查明' }, '2026-03-14');
    await watchOn('2026-03-18', '2026-03-23');
    expect(await heard('handler', FEEDBACK)).toEqual(before);
  });

  it('of a unit below goes to its head of the window, where no petition is at hand', async () => {
    const { affairId } = await office.affair(
      'deputy',
      { category: 'supervision' },
      { type: 'openSupervision', cause: 'SUP-03', title: '反馈迟缓', targetOrgId: office.countyId },
      '2026-03-23',
    );
    await office.affair(
      'deputy',
      { category: 'supervision', on: affairId },
      { type: 'inspect', feedbackDueOn: '2026-03-30', requirement: '查明原因' },
      '2026-03-23',
    );
    await watchOn('2026-03-30', '2026-03-31');
    expect((await heard('county', FEEDBACK)).map((line) => line.split(' ')[0])).toEqual(['reminder', 'urge']);
    expect((await heard('windowHead', FEEDBACK)).at(-1)).toMatch(
      /^escalation 宛组信督〔2026〕\d+号:督办反馈期限\(7日\)已超期1日/,
    );
  });
});

describe('a file that is not back (O-95)', () => {
  const BACK = /O-95/;
  it('each working day to borrower and head of the window, after ten to the deputy, until it is back', async () => {
    const petitionId = await office.accepted('2026-04-01');
    const { affairId } = await office.affair(
      'windowHead',
      { category: 'borrowing' },
      {
        type: 'lend',
        petitionId,
        title: '第一卷',
        borrowerId: office.staff.second.accountId,
        purpose: '核对材料',
        approverId: office.staff.windowHead.accountId,
      },
      '2026-04-01',
    );
    // five working days from Wednesday 1 April over 清明: due on 2026-04-09
    await watchOn('2026-04-09');
    expect(await heard('second', BACK)).toEqual([]);
    await watchOn('2026-04-10', '2026-04-11', '2026-04-13');
    const told = await heard('second', BACK);
    expect(told).toEqual([
      expect.stringMatching(/^notice 宛组信.*号案卷借出应于2026-04-09归还,已逾期1个工作日/),
      expect.stringMatching(/已逾期2个工作日/),
    ]);
    expect(await heard('windowHead', BACK)).toEqual(told);
    expect(await heard('deputy', BACK)).toEqual([]);
    await watchOn('2026-04-24');
    expect(await heard('deputy', BACK)).toEqual([expect.stringMatching(/已逾期11个工作日/)]);
    await office.affair(
      'windowHead',
      { category: 'borrowing', on: affairId },
      { type: 'giveBack', condition: '页数相符' },
      '2026-04-24',
    );
    await watchOn('2026-04-27');
    expect(await heard('deputy', BACK)).toHaveLength(1);
  });

  it('is lent once at a time when it is one volume (O-94)', async () => {
    const day = '2026-04-27';
    const { petitionId } = await office.register({}, day);
    const approval = signedBy(office.staff.windowHead, day);
    await office.act(
      'windowHead',
      petitionId,
      { type: 'withdraw', withdrawnOn: day, evidence: '本人到场书面撤回', approval },
      day,
    );
    await office.act(
      'windowHead',
      petitionId,
      { type: 'archive', archivalCode: 'A-1', retention: '10y', pageCount: 7, archivedOn: day },
      day,
    );
    const lend = () =>
      office.affair(
        'windowHead',
        { category: 'borrowing' },
        {
          type: 'lend',
          petitionId,
          title: 'A-1',
          borrowerId: office.staff.second.accountId,
          purpose: '核对材料',
          approverId: office.staff.windowHead.accountId,
        },
        day,
      );
    const { affairId } = await lend();
    await expect(lend()).rejects.toMatchObject({ code: 'FILE_ALREADY_LENT' });
    await office.affair(
      'windowHead',
      { category: 'borrowing', on: affairId },
      { type: 'giveBack', condition: '页数相符' },
      day,
    );
    expect((await lend()).affairId).not.toBe(affairId);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { rebuildTimers, sendUrgentReminders } from '../index.js';
import { accusationAgainst, openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

/** A Saturday; the test office's commands happen at ten in the morning in Shanghai. */
const DAY = '2026-03-07';
let office: ReminderOffice;
let at = '';
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const parts = () => ({ ...office.parts, nowIs: () => at });
const plan = (on: string, people: { officerId?: string; leaderId?: string }) =>
  office.affair(
    'windowHead',
    { category: 'duty-shift' },
    { type: 'plan', on, shift: 'day', phone: '0000-1234567', ...people },
    '2026-03-02',
  );
const urgent = async (input: Record<string, unknown> = {}, day = DAY): Promise<string> => {
  const { petitionId } = await office.register(input, day);
  await office.act(
    'windowHead',
    petitionId,
    { type: 'findUrgent', grounds: ['threat'], situation: '扬言跳楼' },
    day,
  );
  await office.derive();
  return petitionId;
};
const sentAt = async (petitionId: string, moment: string): Promise<string[]> => {
  at = moment;
  const before = (await office.sentFor(petitionId)).length;
  await sendUrgentReminders(parts());
  const rows = (await office.sentFor(petitionId)).slice(before);
  return rows.map(({ clock, rung, to, kind }) => `${clock.split('@')[0]} ${rung} ${to} ${kind}`).sort();
};

describe('what runs by minutes (§1.9, O-80, K-08)', () => {
  it('tells the officer on duty, then the leader on duty, then the head, on a day off, and no rung twice', async () => {
    const { reception, deputy } = office.staff;
    await plan(DAY, { officerId: office.staff.second.accountId, leaderId: deputy.accountId });
    const id = await urgent();
    expect(reception).toBeDefined();
    expect(await sentAt(id, `${DAY}T02:14:59.000Z`)).toEqual([]);
    // in charge while nobody handles it: the head of the window and the clerk; on duty: the second handler
    expect(await sentAt(id, `${DAY}T02:15:00.000Z`)).toEqual([
      'urgentPhone 1/2 reception reminder',
      'urgentPhone 1/2 second reminder',
      'urgentPhone 1/2 windowHead reminder',
    ]);
    expect(await sentAt(id, `${DAY}T02:15:30.000Z`)).toEqual([]);
    expect(await sentAt(id, `${DAY}T02:24:00.000Z`)).toEqual([
      'urgentPhone 1/5 deputy reminder',
      'urgentPhone 1/5 reception reminder',
      'urgentPhone 1/5 second reminder',
      'urgentPhone 1/5 windowHead reminder',
    ]);
    const up = await sentAt(id, `${DAY}T02:30:00.000Z`);
    expect(up).toContain('urgentPhone 0 leader escalation');
    expect(up).toContain('urgentPhone 0 second urge');
    expect(up).toContain('urgentWritten 1/2 second reminder');
    const { rows } = await office.db.pools.store.query<{ sentence: string }>(
      `select sentence from jobs.reminder where petition_id = $1 and rung = '1/5' limit 1`,
      [id],
    );
    expect(rows[0]?.sentence).toMatch(
      /^宛组信〔2026〕来信\d+号:紧急电话报告\(30分钟\)还剩6分钟\(3月7日 10:30 届满\),依据《信访工作条例》第二十五条/,
    );
    expect(rows[0]?.sentence).not.toMatch(/周某山|跳楼/);
  });

  it('after an outage sends the last rung only, once, and two senders at a time send it once', async () => {
    const id = await urgent();
    at = `${DAY}T03:10:00.000Z`;
    await Promise.all([sendUrgentReminders(parts()), sendUrgentReminders(parts())]);
    const rows = await office.sentFor(id);
    const rungs = [...new Set(rows.map(({ clock, rung }) => `${clock.split('@')[0]} ${rung}`))].sort();
    expect(rungs).toEqual(['followUp 1/2', 'urgentPhone +1', 'urgentWritten 0']);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  it('stops with the report, begins the follow-up anew, and ends with the final one', async () => {
    const id = await urgent();
    const report = (kind: string, moment: string) =>
      office.act(
        'windowHead',
        id,
        {
          type: 'reportUrgent',
          report: kind,
          way: 'written',
          recipients: ['partyGovernment'],
          measures: '已派员到场',
          content: '情况如下',
          reportedAt: moment,
        },
        DAY,
      );
    // the office's commands happen at two in UTC: reported at once
    await report('initial', `${DAY}T02:00:00.000Z`);
    await office.derive();
    // both first clocks are met by the written report; the follow-up's half is an hour on
    expect(await sentAt(id, `${DAY}T02:59:59.000Z`)).toEqual([]);
    expect(await sentAt(id, `${DAY}T03:00:00.000Z`)).toContain('followUp 1/2 second reminder');
    await report('final', `${DAY}T02:00:00.000Z`);
    await office.derive();
    expect(await sentAt(id, `${DAY}T09:00:00.000Z`)).toEqual([]);
  });

  it('runs from a registration that names what is urgent, and rings again until somebody answers', async () => {
    const { petitionId: id } = await office.register({ urgentGrounds: ['threat'] }, DAY);
    await office.derive();
    expect(await sentAt(id, `${DAY}T02:14:59.000Z`)).toEqual([]);
    expect(await sentAt(id, `${DAY}T02:15:00.000Z`)).toContain('urgentPhone 1/2 second reminder');
    expect(await sentAt(id, `${DAY}T02:30:00.000Z`)).toContain('urgentPhone 0 leader escalation');
    expect(await sentAt(id, `${DAY}T02:59:59.000Z`)).not.toContain('urgentPhone +1 second urge');
    expect(await sentAt(id, `${DAY}T03:00:00.000Z`)).toEqual(
      expect.arrayContaining(['urgentPhone +1 second urge', 'urgentPhone +1 leader escalation']),
    );
    expect(await sentAt(id, `${DAY}T03:00:30.000Z`)).toEqual([]);
    // nobody looked for three hours: the last turn alone, once
    const later = await sentAt(id, `${DAY}T06:05:00.000Z`);
    expect(later.filter((line) => line.startsWith('urgentPhone'))).toEqual(
      later.filter((line) => line.startsWith('urgentPhone +7 ')),
    );
    expect(later).toContain('urgentPhone +7 second urge');
    await office.act(
      'windowHead',
      id,
      {
        type: 'reportUrgent',
        report: 'initial',
        way: 'written',
        recipients: ['partyGovernment'],
        measures: '已派员到场',
        content: '情况如下',
      },
      DAY,
    );
    await office.derive();
    expect((await sentAt(id, `${DAY}T06:40:00.000Z`)).filter((line) => !line.startsWith('followUp'))).toEqual(
      [],
    );
  });

  it('runs over midnight on 31 December without a break (K-08); zones: test/faults/three-time-zones', async () => {
    const { petitionId: id } = await office.register({}, '2026-01-05');
    await office.act(
      'windowHead',
      id,
      {
        type: 'findUrgent',
        grounds: ['threat'],
        situation: '扬言跳楼',
        discoveredAt: '2025-12-31T15:50:00.000Z',
      },
      '2026-01-05',
    );
    await office.derive();
    expect(await sentAt(id, '2025-12-31T15:59:59.000Z')).toEqual([]);
    expect(await sentAt(id, '2025-12-31T16:05:00.000Z')).toContain('urgentPhone 1/2 windowHead reminder');
    const { rows } = await office.db.pools.store.query<{ sentence: string; due: string }>(
      `select sentence, due from jobs.reminder where petition_id = $1 limit 1`,
      [id],
    );
    expect(rows[0]).toEqual({
      sentence: expect.stringContaining('还剩15分钟(1月1日 00:20 届满)'),
      due: '2026-01-01',
    });
  });

  it('goes to the next above at once where the roster has a gap', async () => {
    const id = await urgent({}, '2026-03-08');
    expect(await sentAt(id, '2026-03-08T02:15:00.000Z')).toEqual([
      'urgentPhone 1/2 leader reminder',
      'urgentPhone 1/2 reception reminder',
      'urgentPhone 1/2 windowHead reminder',
    ]);
  });

  it('tells an officer on duty nothing of an accusation on which he is not named (O-23)', async () => {
    const id = await urgent(accusationAgainst(office.staff.examiner, [uuidv7(), uuidv7()]));
    const told = await sentAt(id, `${DAY}T04:30:00.000Z`);
    expect(told.length).toBeGreaterThan(0);
    expect(told.join()).not.toMatch(/second|examiner/);
  });

  it('comes back when its timers are lost, and sends nothing again', async () => {
    const id = await urgent();
    const first = await sentAt(id, `${DAY}T02:24:00.000Z`);
    expect(first.length).toBeGreaterThan(0);
    await rebuildTimers(office.parts);
    expect(await sentAt(id, `${DAY}T02:24:30.000Z`)).toEqual([]);
    expect(await sentAt(id, `${DAY}T02:30:00.000Z`)).not.toEqual([]);
  });
});

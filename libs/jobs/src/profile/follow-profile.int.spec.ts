import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ProfileCommand } from '#domain';
import { hashRequest } from '#event-store';
import { type DeadlineMoved, followProfile } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const query = async <T extends Record<string, unknown>>(sql: string, values: unknown[]): Promise<T[]> =>
  (await office.db.pools.store.query<T>(sql, values)).rows;
const nominalOf = async (petitionId: string): Promise<string | undefined> =>
  (
    await query<{ on: string }>(
      `select nominal_due as on from rm.clock where petition_id = $1 and kind = 'dueNotify'`,
      [petitionId],
    )
  )[0]?.on;
const movesOf = async (petitionId: string): Promise<DeadlineMoved[]> =>
  (
    await query<{ data: DeadlineMoved }>(
      `select data from es.event where type = 'DeadlineMoved' and data->>'petitionId' = $1 order by tx, position`,
      [petitionId],
    )
  ).map(({ data }) => data);
const rungsOf = async (petitionId: string): Promise<string[]> =>
  (
    await query<{ rung: string; on: string }>(
      `select rung, on_date as on from jobs.timer where petition_id = $1 and clock_id = 'dueNotify:1' order by on_date`,
      [petitionId],
    )
  ).map(({ rung, on }) => `${rung} ${on}`);
const set = async (value: number): Promise<void> => {
  const command: ProfileCommand = {
    type: 'setParameter',
    orgId: office.orgId,
    key: 'notifyDays',
    value,
    from: '2026-03-09',
    to: null,
    forBelow: false,
    reason: '部务会决定缩短',
    basis: { docNo: '宛组通〔2026〕3号', title: '关于缩短告知期限的通知', decidedOn: '2026-03-06' },
  };
  const commandId = uuidv7();
  const { accountId } = office.staff.admin;
  await office.runtime.profiles.change(command, {
    accountId,
    orgId: office.orgId,
    commandId,
    requestHash: hashRequest({ commandId }),
    today: '2026-03-12',
  });
};

describe('open clocks follow the parameters of their office (0110)', () => {
  it('moves those registered since the day of the value, each with one event, and again changes nothing', async () => {
    expect(await followProfile(office.parts)).toEqual({ petitions: 0, moved: 0 });
    expect(await followProfile(office.parts)).toBeNull();
    const older = (await office.register({}, '2026-03-05')).petitionId;
    const id = (await office.register({}, '2026-03-10')).petitionId;
    office.goTo('2026-03-12');
    await office.derive();
    await set(10);
    expect(await nominalOf(id)).toBe('2026-03-25');

    const [one, other] = await Promise.all([followProfile(office.parts), followProfile(office.parts)]);
    expect((one?.moved ?? 0) + (other?.moved ?? 0)).toBe(1);
    expect([await nominalOf(id), await nominalOf(older)]).toEqual(['2026-03-20', '2026-03-20']);
    expect(await movesOf(older)).toEqual([]);
    expect(await movesOf(id)).toEqual([
      expect.objectContaining({
        clockId: 'dueNotify:1',
        before: { nominal: '2026-03-25', legal: '2026-03-25' },
        after: { nominal: '2026-03-20', legal: '2026-03-20' },
        cause: 'profile',
      }),
    ]);
    const [row] = await query<{ version: string }>(
      `select metadata->>'profileVersion' as version from es.event where type = 'DeadlineMoved' limit 1`,
      [],
    );
    expect(row?.version).toContain('notifyDays@2026-03-09');
    expect(await rungsOf(id)).toContain('T0 2026-03-20');

    expect(await followProfile(office.parts)).toBeNull();
    await query(`delete from jobs.mark where name = 'profile'`, []);
    expect(await followProfile(office.parts)).toEqual({ petitions: 1, moved: 0 });
    expect(await movesOf(id)).toHaveLength(1);
  });

  it('follows the next change as well', async () => {
    const id = (await office.register({}, '2026-03-10')).petitionId;
    expect(await nominalOf(id)).toBe('2026-03-20');
    await set(8);
    expect((await followProfile(office.parts))?.moved).toBe(2);
    expect(await nominalOf(id)).toBe('2026-03-18');
    expect((await movesOf(id)).map(({ cause }) => cause)).toEqual(['profile']);
  });
});

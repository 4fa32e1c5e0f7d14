import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { READ_MODELS } from '#projections';
import { followProgram } from './follow-program.js';
import { deriveAllTimers } from './reminders/timers.js';
import { openReminderOffice, type ReminderOffice } from './testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const read = async <T extends object>(sql: string): Promise<T[]> =>
  (await office.db.pools.owner.query<T>(sql)).rows;
const marks = () => read(`select name, value from jobs.mark where name like 'rows:%' order by 1`);
const generations = () => read(`select name from es.generation order by name, generation`);
const awaited = async () =>
  (await read<{ awaits: string[] }>('select awaits from rm.petition')).map(({ awaits }) => awaits);
const CURRENT = [
  { name: 'rows:affairs', value: String(READ_MODELS.affairs) },
  { name: 'rows:petitions', value: String(READ_MODELS.petitions) },
  { name: 'rows:search', value: String(READ_MODELS.search) },
];
/** Each whose number is no longer the first. */
const MADE_ANEW = Object.entries(READ_MODELS)
  .flatMap(([name, number]) => (number > 1 ? [{ name }] : []))
  .sort((a, b) => a.name.localeCompare(b.name));

const timers = () =>
  read<{ rung: string }>(
    `select clock_id, rung, due::text, on_date::text, level from jobs.timer order by clock_id, rung`,
  );

describe('rows of an older program', () => {
  it('an empty installation has none: what it will have is as this program makes it', async () => {
    expect(await followProgram(office.runtime)).toBe(true);
    expect(await marks()).toEqual(CURRENT);
    expect(await generations()).toEqual([]);
  });

  it('are made anew after the upgrade, once, beside those in use', async () => {
    await office.accepted('2026-03-02');
    const today = await awaited();
    expect(today).toHaveLength(1);
    // as an installation of a release that knew no numbers, and waited for other steps
    await office.db.pools.owner.query(`delete from jobs.mark where name like 'rows:%'`);
    await office.db.pools.owner.query(`update rm.petition set awaits = '{triage}'`);
    // ended at the next batch: what is in use stays, and the next start goes on
    let asked = 0;
    expect(await followProgram(office.runtime, () => (asked += 1) > 1)).toBe(false);
    expect(await awaited()).toEqual([['triage']]);
    expect(await marks()).toEqual([]);
    expect(await followProgram(office.runtime)).toBe(true);
    expect(await awaited()).toEqual(today);
    expect(await marks()).toEqual(CURRENT);
    expect(await generations()).toEqual(MADE_ANEW);
    await office.db.pools.owner.query(`update rm.petition set awaits = '{triage}'`);
    expect(await followProgram(office.runtime)).toBe(true);
    expect(await generations()).toEqual(MADE_ANEW);
  });

  it('bring the days of their reminders along: one moved by the newer program is reminded of on its own day', async () => {
    const parts = { ...office.parts, ...office.runtime };
    await deriveAllTimers(parts);
    const before = await timers();
    expect(before.length).toBeGreaterThan(3);
    await office.db.pools.owner.query(`update jobs.timer set due = due + 9, on_date = on_date + 9`);
    await office.db.pools.owner.query(`delete from jobs.timer where rung = $1`, [before[0]?.rung]);
    await office.db.pools.owner.query(`update jobs.mark set value = '1' where name = 'rows:petitions'`);
    // ended meanwhile: not noted as done, and the next start goes on
    let asked = 0;
    expect(await followProgram(parts, () => (asked += 1) > 3)).toBe(false);
    expect(await followProgram(parts)).toBe(true);
    expect(await timers()).toEqual(before);
    expect(await marks()).toEqual(CURRENT);
  });
});

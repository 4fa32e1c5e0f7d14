import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CalendarCommand } from '#domain';
import { deriveStreamId, hashRequest } from '#event-store';
import { CalendarBook, followCalendar, previewCalendar, rederiveDeadlines } from '../index.js';
import { putNotices } from '../watch/notices.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const source = { docNo: '国办发明电〔2026〕7号', title: '2027年部分节假日安排', publishedOn: '2026-11-04' };
const days = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `2027-${month}-${String(from + at).padStart(2, '0')}`);
const publish = (change: Partial<Extract<CalendarCommand, { type: 'publishHolidays' }>> = {}) => ({
  type: 'publishHolidays' as const,
  year: 2027,
  // made up: a festival of three days that begins on Sunday 24 January
  rest: [...days('01', 1, 3), ...days('01', 24, 26), ...days('05', 1, 5), ...days('10', 1, 7)],
  work: ['2027-02-20'],
  source,
  ...change,
});
const frame = (commandId = uuidv7()) => ({
  accountId: office.staff.admin.accountId,
  orgId: office.orgId,
  commandId,
  requestHash: hashRequest({ commandId }),
  today: '2026-11-22',
});
const movesOf = async (petitionId: string) => {
  const stream = await office.runtime.store.load(
    office.db.pools.store,
    deriveStreamId(petitionId, 'deadlines'),
  );
  return stream.events.map(({ data }) => data);
};
const clockOf = async (petitionId: string, clockId: string) => {
  const { rows } = await office.db.pools.store.query(
    `select nominal_due as nominal, legal_due as legal, provisional from rm.clock
      where petition_id = $1 and clock_id = $2`,
    [petitionId, clockId],
  );
  return rows[0] as unknown;
};
const rungsOf = async (petitionId: string, clockId: string) => {
  const { rows } = await office.db.pools.store.query<{ rung: string; on: string; version: string }>(
    `select rung, on_date as on, calendar_version as version from jobs.timer
      where petition_id = $1 and clock_id = $2 order by on_date, rung`,
    [petitionId, clockId],
  );
  return rows;
};

describe('a new year of the calendar moves what runs (K-21, R14)', () => {
  it('goes from provisional to certain, records each move once, and again changes nothing', async () => {
    office.goTo('2026-11-25');
    const id = await office.accepted('2026-11-25');
    await office.derive();
    expect(await clockOf(id, 'dueHandle:1')).toEqual({
      nominal: '2027-01-24',
      legal: null,
      provisional: true,
    });
    const { accountId } = office.staff.admin;
    const of = (key: string) => ({ accountId, orgId: office.orgId, key, sentence: `${key} 尚未装入` });
    await putNotices(office.db.pools.store, [of('calendar-2027-2026-11-23'), of('calendar-2028-2026-11-23')]);
    expect(await office.runtime.calendarBook.change(publish(), frame())).toBe(true);
    // whoever loads the year is no longer told that it is missing
    const { rows: unread } = await office.db.pools.store.query(
      `select clock_id as about from jobs.reminder where kind = 'notice' and receiver = $1 and read_at is null`,
      [accountId],
    );
    expect(unread).toEqual([{ about: 'notice:calendar-2028-2026-11-23' }]);
    const { calendar } = office.runtime;
    expect(calendar.version).toBe('cn-2010-2027.2');

    const first = await followCalendar(office.parts);
    expect(first?.moved).toBeGreaterThanOrEqual(1);
    // K-04: the day after the days of rest
    expect(await clockOf(id, 'dueHandle:1')).toEqual({
      nominal: '2027-01-24',
      legal: '2027-01-27',
      provisional: false,
    });
    expect(await movesOf(id)).toEqual([
      {
        petitionId: id,
        clockId: 'dueHandle:1',
        clockKind: 'dueHandle',
        before: { nominal: '2027-01-24', legal: null },
        after: { nominal: '2027-01-24', legal: '2027-01-27' },
        cause: 'calendar',
        calendarVersion: 'cn-2010-2027.2',
      },
    ]);
    const rungs = await rungsOf(id, 'dueHandle:1');
    expect(rungs.map(({ rung, on }) => `${rung} ${on}`)).toContain('TL 2027-01-27');
    expect(rungs.every(({ version }) => version === 'cn-2010-2027.2')).toBe(true);

    expect(await followCalendar(office.parts)).toBeNull();
    expect(await rederiveDeadlines(office.parts)).toEqual({ petitions: 0, moved: 0 });
    expect(await movesOf(id)).toHaveLength(1);
  });

  it('answers a repeated command as before, and a file that says the same changes nothing', async () => {
    const once = frame();
    const local: CalendarCommand = { type: 'setLocalHolidays', year: 2026, rest: ['2026-12-23'], source };
    expect(await office.runtime.calendarBook.change(local, once)).toBe(true);
    const { version } = office.runtime.calendar;
    expect(await office.runtime.calendarBook.change(local, once)).toBe(true);
    expect(await office.runtime.calendarBook.change(local, frame())).toBe(false);
    expect(office.runtime.calendar.version).toBe(version);
  });

  it('moves back what a corrected notice takes back, with an event for each way', async () => {
    const id = await office.accepted('2026-11-24');
    await office.derive();
    const book = office.runtime.calendarBook;
    const dueOn = () => clockOf(id, 'dueHandle:1');
    await followCalendar(office.parts);
    expect(await dueOn()).toMatchObject({ nominal: '2027-01-23', legal: '2027-01-27' });
    await book.change(publish({ work: ['2027-02-20', '2027-01-23'] }), frame());
    await followCalendar(office.parts);
    expect(await dueOn()).toMatchObject({ legal: '2027-01-23' });
    await book.change(publish(), frame());
    await followCalendar(office.parts);
    expect(await dueOn()).toMatchObject({ legal: '2027-01-27' });
    expect(await movesOf(id)).toHaveLength(2);
  });

  it('counts what both lanes have moved, whichever was faster', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await office.accepted('2026-11-24'));
    await office.derive();
    await followCalendar(office.parts);
    const moves = async () => (await Promise.all(ids.map(movesOf))).flat().length;
    const before = await moves();
    await office.runtime.calendarBook.change(publish({ work: ['2027-02-20', '2027-01-23'] }), frame());
    const done = await rederiveDeadlines(office.parts, () => false, 1);
    expect((await moves()) - before).toBe(5);
    // and the one of the spec before, which runs to the same day
    expect(done.moved).toBeGreaterThanOrEqual(6);
    await office.runtime.calendarBook.change(publish(), frame());
    await followCalendar(office.parts);
  });

  it('is seen by another process after a refresh', async () => {
    const other = new CalendarBook({ store: office.runtime.store, pool: office.db.pools.store });
    expect(await other.refresh()).toBe(true);
    expect(other.calendar.version).toBe(office.runtime.calendar.version);
    expect(await other.refresh()).toBe(false);
  });

  it('tells beforehand what would move, and writes nothing', async () => {
    const id = await office.accepted('2026-11-26');
    await followCalendar(office.parts);

    const seen = await previewCalendar(
      office.parts.pools.store,
      office.runtime.calendarBook.preview(publish({ rest: [...publish().rest, '2027-01-27'] }), '2026-11-26')
        .calendar,
    );
    expect(seen.clocks).toBeGreaterThanOrEqual(2);
    expect(seen.kinds.find(({ kind }) => kind === 'dueHandle')?.clocks).toBe(seen.clocks);
    // of a handling period the petitioner was told in writing: each gets a letter
    expect(seen.letters).toBe(seen.petitions);
    expect(await clockOf(id, 'dueHandle:1')).toMatchObject({ legal: '2027-01-27' });
  });
});

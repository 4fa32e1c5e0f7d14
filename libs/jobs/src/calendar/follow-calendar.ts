import type { Pool } from 'pg';
import type { ReminderParts } from '../background-parts.js';
import { setMark } from '../marks.js';
import { healTimers } from '../reminders/timers.js';
import { type Rederived, rederiveDeadlines } from './rederive-deadlines.js';

const DONE = `select exists (select from jobs.mark
  where name = 'calendar' and value = $1 and at > now() - interval '1 day') as done`;

/** Whether every clock has followed that version. */
export async function calendarFollowed(db: Pool, version: string): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>(DONE, [version]);
  return rows[0]?.done === true;
}

/**
 * Makes clocks and timers follow the calendar in force, once for each version and once a day besides, because a process
 * with an older version may have written a row at the very end. Null when there was nothing to do.
 */
export async function followCalendar(
  parts: ReminderParts,
  stopping: () => boolean = () => false,
): Promise<Rederived | null> {
  const { calendar, pools } = parts;
  const { version } = calendar;
  if (await calendarFollowed(pools.store, version)) return null;
  const done = await rederiveDeadlines(parts, stopping);
  await healTimers(parts, stopping);
  if (!stopping()) await setMark(pools.store, 'calendar', version);
  return done;
}

import { addDays, addWorkingDays, type Calendar, isPublished, roll, yearOf } from '../calendar.js';
import type { DueDays } from '../deadlines/index.js';

/** A clock as far as the calendar can move it. @shape dates YYYY-MM-DD; length: budget with extensions, in `unit` */
export type ReckonedClock = DueDays & {
  readonly startedOn: string;
  readonly length: number;
  readonly unit: 'day' | 'workday';
};

/**
 * The due days of a clock under another calendar. A nominal day of natural days rests on no calendar, so pauses and
 * extensions need not be known; a clock that is provisional for a pause that goes on stays so.
 */
export function dueUnder(clock: ReckonedClock, calendar: Calendar): DueDays {
  if (clock.unit === 'workday') {
    const { date, provisional } = addWorkingDays(calendar, clock.startedOn, clock.length);
    return { nominalDue: date, legalDue: provisional ? null : date, provisional };
  }
  const rolled = roll(calendar, clock.nominalDue);
  return {
    nominalDue: clock.nominalDue,
    legalDue: rolled.provisional ? null : rolled.date,
    provisional: rolled.provisional,
  };
}

/** Do these two say different days? */
export const differs = (a: DueDays, b: DueDays): boolean =>
  a.nominalDue !== b.nominalDue || a.legalDue !== b.legalDue;

/** A year without a notice, which staff should load. @shape since: the day from which they are told */
export type MissingYear = { readonly year: number; readonly since: string };

/** Notices come out in early November; from the first day on the next year's is asked for (K-21). */
export function missingYear(calendar: Calendar, today: string): MissingYear | null {
  const year = yearOf(today);
  if (!isPublished(calendar, today)) return { year, since: `${year - 1}-11-01` };
  const since = `${year}-11-01`;
  if (today < since || isPublished(calendar, addDays(`${year}-12-31`, 1))) return null;
  return { year: year + 1, since };
}

import { ARTICLES } from './articles.js';
import type { Ladders } from './deadlines/ladder-profile.js';
import { CHINA_YEARS, type CalendarYear } from './calendar-data/index.js';
import { dateOfDayNumber, dayNumberOf, isPlainDate, weekdayOfDayNumber, yearOf } from './civil-date.js';
import { Rejected } from './rejected.js';

export * from './civil-date.js';
export type { CalendarYear } from './calendar-data/index.js';

/**
 * Work and rest days as published. A plain value: decisions get it as an argument, snapshots keep its version.
 * @shape years: published years, ascending; overrides: only the days that differ from plain weekends;
 * denser: sensitive periods in which ladders are denser (O-63), both days in; ladders: the office's own (§4.5)
 */
export type Calendar = {
  readonly version: string;
  readonly years: readonly number[];
  readonly overrides: Readonly<Record<string, 'rest' | 'work'>>;
  readonly denser?: readonly { readonly from: string; readonly to: string }[];
  readonly ladders?: Ladders;
};

/** `unpublished`: the year's notice is not there, so nobody may say what the day will be (K-21). */
export type DayKind = 'workday' | 'rest' | 'unpublished';

/** A day that was reckoned; provisional when an unpublished year was touched on the way (K-21). */
export type ReckonedDay = { readonly date: string; readonly provisional: boolean };

/** A number of working days; provisional when an unpublished year was touched. @unit workday */
export type ReckonedCount = { readonly count: number; readonly provisional: boolean };

/**
 * Builds a calendar. Notices are merged by date, because days of late December may stand in the next year's file;
 * an empty file means "not published".
 * @rejects CALENDAR_FILE_INVALID
 */
export const calendarOf = (version: string, files: readonly CalendarYear[]): Calendar => {
  const overrides: Record<string, 'rest' | 'work'> = {};
  const years = new Set<number>();
  for (const file of files) {
    if (file.rest.length + file.work.length === 0) continue;
    years.add(file.year);
    for (const date of [...file.rest, ...file.work]) {
      if (!isPlainDate(date) || Math.abs(yearOf(date) - file.year) > 1)
        throw new Rejected(
          'CALENDAR_FILE_INVALID',
          ARTICLES.workdays,
          '节假日数据无效:日期须属于该年或相邻年的年末年初。',
          {
            field: 'days',
            year: file.year,
          },
        );
    }
    for (const date of file.rest) overrides[date] = 'rest';
    for (const date of file.work) overrides[date] = 'work';
  }
  return { version, years: [...years].sort((a, b) => a - b), overrides };
};

/** The built-in calendar 2010–2026. */
export const CHINA_CALENDAR: Calendar = calendarOf('cn-2010-2026.1', CHINA_YEARS);

/** The same calendar with one more year or with a corrected one; the older calendar stays what it was. */
export const withYear = (calendar: Calendar, version: string, file: CalendarYear): Calendar => {
  const added = calendarOf(version, [file]);
  // A corrected notice replaces the year's own days, so that a day taken back does not linger; late December is
  // kept, because those days may come from the next year's notice.
  const replaced = added.years.includes(file.year);
  const kept = Object.entries(calendar.overrides).filter(
    ([date]) => !replaced || yearOf(date) !== file.year || date >= `${file.year}-12-25`,
  );
  return {
    ...calendar,
    version,
    years: [...new Set([...calendar.years, ...added.years])].sort((a, b) => a - b),
    overrides: { ...Object.fromEntries(kept), ...added.overrides },
  };
};

/** Local holidays of an autonomous area (放假办法 Art. 4) on top of the national days. */
export const withLocalHolidays = (
  calendar: Calendar,
  version: string,
  rest: readonly string[],
): Calendar => ({
  ...calendar,
  version,
  overrides: { ...calendar.overrides, ...Object.fromEntries(rest.map((date) => [date, 'rest' as const])) },
});

/**
 * Reads a file in the public `holiday-cn` form: { year, papers, days: [{ name, date, isOffDay }] }.
 * @rejects CALENDAR_FILE_INVALID
 */
export const calendarYearFromHolidayCn = (file: unknown): CalendarYear => {
  const invalid = () =>
    new Rejected(
      'CALENDAR_FILE_INVALID',
      ARTICLES.workdays,
      '节假日数据无效:须含 year 和 days,days 各有 date 与 isOffDay。',
      {
        field: 'days',
      },
    );
  if (typeof file !== 'object' || file === null) throw invalid();
  const { year, days } = file as { year?: unknown; days?: unknown };
  if (typeof year !== 'number' || !Array.isArray(days)) throw invalid();
  const rows = days.map((row: unknown) => {
    const { date, isOffDay } = (row ?? {}) as { date?: unknown; isOffDay?: unknown };
    if (typeof date !== 'string' || typeof isOffDay !== 'boolean') throw invalid();
    return { date, isOffDay };
  });
  const datesWhere = (off: boolean) => rows.filter((row) => row.isOffDay === off).map((row) => row.date);
  return { year, rest: datesWhere(true), work: datesWhere(false) };
};

/** Has the notice for that day's year been published? @rejects DATE_INVALID */
export const isPublished = (calendar: Calendar, date: string): boolean =>
  calendar.years.includes(yearOf(date));

type SeenDay = { readonly date: string; readonly rests: boolean; readonly published: boolean };

// Weekend rule and published exceptions; in an unpublished year only an estimate, which callers must mark as such.
const lookAt = (calendar: Calendar, dayNumber: number): SeenDay => {
  const date = dateOfDayNumber(dayNumber);
  const override = calendar.overrides[date];
  if (override !== undefined) return { date, rests: override === 'rest', published: true };
  return {
    date,
    rests: weekdayOfDayNumber(dayNumber) >= 6,
    published: calendar.years.includes(Number(date.slice(0, 4))),
  };
};

/** @rejects DATE_INVALID */
export const dayKind = (calendar: Calendar, date: string): DayKind => {
  const { rests, published } = lookAt(calendar, dayNumberOf(date));
  return published ? (rests ? 'rest' : 'workday') : 'unpublished';
};

/**
 * Is it a day of rest: weekend or holiday, but not a 调休上班日 (K-07, K-12)?
 * @rejects CALENDAR_UNPUBLISHED DATE_INVALID
 */
export const isOff = (calendar: Calendar, date: string): boolean => {
  const kind = dayKind(calendar, date);
  if (kind === 'unpublished')
    throw new Rejected('CALENDAR_UNPUBLISHED', ARTICLES.workdays, '该年放假安排尚未公布,不能判定工作日。', {
      field: 'date',
      year: yearOf(date),
    });
  return kind === 'rest';
};

/** @rejects CALENDAR_UNPUBLISHED DATE_INVALID */
export const isWorkday = (calendar: Calendar, date: string): boolean => !isOff(calendar, date);

/** Moves a day of rest forward to the first working day (K-04); a working day stays. */
export const roll = (calendar: Calendar, date: string): ReckonedDay => walk(calendar, date, 1);

/** The working day on or before a day: a reminder never comes late (§4.5 rule 1). */
export const previousWorkday = (calendar: Calendar, date: string): ReckonedDay => walk(calendar, date, -1);

const walk = (calendar: Calendar, date: string, step: 1 | -1): ReckonedDay => {
  let dayNumber = dayNumberOf(date);
  let day = lookAt(calendar, dayNumber);
  let provisional = !day.published;
  while (day.rests) {
    dayNumber += step;
    day = lookAt(calendar, dayNumber);
    provisional ||= !day.published;
  }
  return { date: day.date, provisional };
};

/**
 * The n-th working day after the start, which does not count itself (K-03); a negative n counts backwards.
 * @unit workday
 */
export const addWorkingDays = (calendar: Calendar, start: string, n: number): ReckonedDay => {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let dayNumber = dayNumberOf(start);
  let date = start;
  let provisional = false;
  while (left > 0) {
    dayNumber += step;
    const day = lookAt(calendar, dayNumber);
    provisional ||= !day.published;
    if (!day.rests) left -= 1;
    date = day.date;
  }
  return { date, provisional };
};

/** Working days after `from` up to and including `to`; negative when `to` comes earlier. @unit workday */
export const workingDaysBetween = (calendar: Calendar, from: string, to: string): ReckonedCount => {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)];
  if (last < first) {
    const back = workingDaysBetween(calendar, to, from);
    return { count: back.count === 0 ? 0 : -back.count, provisional: back.provisional };
  }
  let count = 0;
  let provisional = false;
  for (let dayNumber = first + 1; dayNumber <= last; dayNumber += 1) {
    const day = lookAt(calendar, dayNumber);
    provisional ||= !day.published;
    if (!day.rests) count += 1;
  }
  return { count, provisional };
};

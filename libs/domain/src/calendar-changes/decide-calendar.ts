import { ARTICLES } from '../articles.js';
import { daysBetween, isPlainDate, weekdayOf, yearOf } from '../calendar.js';
import type { ReminderProfile } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import type { CalendarEvent, NoticeSource } from './calendar-events.js';
import { type CalendarState, evolveCalendar } from './calendar-state.js';
import { checkLadder } from './check-ladder.js';

/** What staff may do to the calendar. @shape dates YYYY-MM-DD */
export type CalendarCommand =
  | {
      readonly type: 'publishHolidays';
      readonly year: number;
      readonly rest: readonly string[];
      readonly work: readonly string[];
      readonly source: NoticeSource;
    }
  | {
      readonly type: 'setLocalHolidays';
      readonly year: number;
      readonly rest: readonly string[];
      readonly source: NoticeSource;
    }
  | {
      readonly type: 'setSensitivePeriod';
      readonly periodId: string;
      readonly name: string;
      readonly from: string;
      readonly to: string;
      readonly source: NoticeSource;
    }
  | {
      readonly type: 'setLadder';
      readonly clock: ClockKind;
      /** Null: the table's row again. */
      readonly profile: ReminderProfile | null;
      readonly source: NoticeSource;
    };

/** Years that a notice may be about: what the built-in calendar starts with, and not beyond a working life. */
const YEARS = { first: 2010, last: 2100 };
/** 全体公民放假 13 天: a notice with fewer days of rest is not whole (§4.2). */
const REST_DAYS_MIN = 13;
const LOCAL_DAYS_MAX = 30;
const SENSITIVE_DAYS_MAX = 400;

const refuse = (code: string, message: string, field: string): Rejected =>
  new Rejected(code, ARTICLES.workdays, message, { field });

function checkedSource(source: NoticeSource, today: string): void {
  if (source.docNo.trim() === '' || source.title.trim() === '')
    throw refuse('CALENDAR_SOURCE_MISSING', '须写明放假安排所据文件的文号和标题。', 'source');
  if (!isPlainDate(source.publishedOn) || source.publishedOn > today)
    throw refuse('CALENDAR_SOURCE_MISSING', '文件发布日期须是今天或以前的日期。', 'source.publishedOn');
}

function checkedDays(days: readonly string[], year: number, field: string): string[] {
  const unique = [...new Set(days)].sort();
  if (unique.length !== days.length)
    throw refuse('CALENDAR_DAY_INVALID', '同一天列了两次,请核对放假安排。', field);
  for (const day of unique)
    // Late December may stand in the next year's notice, early January in none but its own.
    if (
      !isPlainDate(day) ||
      (yearOf(day) !== year && !(yearOf(day) === year - 1 && day.slice(5, 7) === '12'))
    )
      throw refuse('CALENDAR_DAY_INVALID', `放假、上班的日子须属于${year}年(或上一年12月)。`, field);
  return unique;
}

function checkedYear(year: number): void {
  if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last)
    throw refuse('CALENDAR_YEAR_INVALID', `年份须在${YEARS.first}至${YEARS.last}之间。`, 'year');
}

/** Nothing where the calendar says so already, whatever notice it came from. */
function unlessKnown(state: CalendarState, event: CalendarEvent): CalendarEvent[] {
  const { years, overrides } = evolveCalendar(state, event).calendar;
  const known = state.calendar.overrides;
  const days = Object.keys(overrides);
  const same =
    years.length === state.calendar.years.length &&
    days.length === Object.keys(known).length &&
    days.every((day) => known[day] === overrides[day]);
  return same ? [] : [event];
}

const versionAfter = ({ calendar, changes }: CalendarState, year: number): string => {
  const [first = year] = calendar.years;
  return `cn-${first}-${Math.max(year, calendar.years.at(-1) ?? year)}.${changes + 2}`;
};

/**
 * Decides on a change of the calendar; nothing where it says what is in force already, so that loading a file twice
 * changes nothing.
 * @article workdays
 * @rejects CALENDAR_YEAR_INVALID CALENDAR_DAY_INVALID CALENDAR_NOTICE_INCOMPLETE CALENDAR_SOURCE_MISSING SENSITIVE_PERIOD_INVALID
 * LADDER_INVALID CALENDAR_CHANGED
 * @shape seen: version of the calendar that the administrator saw; left out = whichever
 */
export function decideCalendar(
  state: CalendarState,
  command: CalendarCommand,
  { today, seen }: { readonly today: string; readonly seen?: string | undefined },
): CalendarEvent[] {
  checkedSource(command.source, today);
  const events = decided(state, command);
  if (events.length > 0 && seen !== undefined) checkSeen(seen, versionOf(state, command));
  return events;
}

const changeOf = (version: string): number => Number(version.split('.').at(-1));

/** What somebody else set after it was looked at is not set over unread. */
function checkSeen(seen: string, version: string | undefined): void {
  if (version === undefined || !(changeOf(version) > changeOf(seen))) return;
  throw refuse(
    'CALENDAR_CHANGED',
    '这一项刚才已由他人改过,请关闭后看“变更记录”,核对了再改;什么都没有保存。',
    'kind',
  );
}

/** The version with which what a command is about was last set. */
function versionOf(state: CalendarState, command: CalendarCommand): string | undefined {
  switch (command.type) {
    case 'publishHolidays':
      return state.years.get(command.year)?.version;
    case 'setLocalHolidays':
      return state.local.get(command.year)?.version;
    case 'setSensitivePeriod':
      return state.periods.find(({ periodId }) => periodId === command.periodId)?.version;
    case 'setLadder':
      return state.ladderVersions[command.clock];
    default:
      return command satisfies never;
  }
}

function decided(state: CalendarState, command: CalendarCommand): CalendarEvent[] {
  switch (command.type) {
    case 'publishHolidays':
      return publishHolidays(state, command);
    case 'setLocalHolidays':
      return setLocalHolidays(state, command);
    case 'setSensitivePeriod':
      return setSensitivePeriod(state, command);
    case 'setLadder':
      return setLadder(state, command);
    default:
      return command satisfies never;
  }
}

function setLadder(
  state: CalendarState,
  { clock, profile, source }: Extract<CalendarCommand, { type: 'setLadder' }>,
): CalendarEvent[] {
  if (profile !== null) checkLadder(clock, profile);
  if (JSON.stringify(state.ladders[clock] ?? null) === JSON.stringify(profile)) return [];
  const year = state.calendar.years.at(-1) ?? yearOf(source.publishedOn);
  const data = { version: versionAfter(state, year), clock, profile, source };
  return [{ type: 'LadderSet', article: 'workdays', data }];
}

function publishHolidays(
  state: CalendarState,
  { year, rest, work, source }: Extract<CalendarCommand, { type: 'publishHolidays' }>,
): CalendarEvent[] {
  checkedYear(year);
  const days = { rest: checkedDays(rest, year, 'rest'), work: checkedDays(work, year, 'work') };
  const both = days.rest.find((day) => days.work.includes(day));
  if (both !== undefined) throw refuse('CALENDAR_DAY_INVALID', `${both}既列为放假又列为上班。`, 'work');
  const weekday = days.work.find((day) => weekdayOf(day) < 6);
  if (weekday !== undefined)
    throw refuse('CALENDAR_DAY_INVALID', `${weekday}不是周末,本来就上班,不须列为调休上班日。`, 'work');
  if (days.rest.length < REST_DAYS_MIN)
    throw refuse(
      'CALENDAR_NOTICE_INCOMPLETE',
      `放假安排不全:全年放假日不少于${REST_DAYS_MIN}天(《全国年节及纪念日放假办法》),现只有${days.rest.length}天。`,
      'rest',
    );
  const data = { version: versionAfter(state, year), year, ...days, source };
  return unlessKnown(state, { type: 'HolidaysPublished', article: 'workdays', data });
}

function setLocalHolidays(
  state: CalendarState,
  { year, rest, source }: Extract<CalendarCommand, { type: 'setLocalHolidays' }>,
): CalendarEvent[] {
  checkedYear(year);
  const days = checkedDays(rest, year, 'rest');
  if (days.length > LOCAL_DAYS_MAX)
    throw refuse('CALENDAR_DAY_INVALID', `地方放假日一年不超过${LOCAL_DAYS_MAX}天。`, 'rest');
  const data = { version: versionAfter(state, year), year, rest: days, source };
  return unlessKnown(state, { type: 'LocalHolidaysSet', article: 'workdays', data });
}

function setSensitivePeriod(
  state: CalendarState,
  { periodId, name, from, to, source }: Extract<CalendarCommand, { type: 'setSensitivePeriod' }>,
): CalendarEvent[] {
  if (name.trim() === '') throw refuse('SENSITIVE_PERIOD_INVALID', '须写明敏感时期的名称。', 'name');
  if (!isPlainDate(from) || !isPlainDate(to) || to < from || daysBetween(from, to) > SENSITIVE_DAYS_MAX)
    throw refuse('SENSITIVE_PERIOD_INVALID', '敏感时期的止日须不早于起日,且不超过400天。', 'to');
  const known = state.periods.find((period) => period.periodId === periodId);
  if (known?.name === name && known.from === from && known.to === to) return [];
  // What has been is not changed (O-63): a stretch that has begun keeps its first day.
  if (known !== undefined && known.from !== from)
    throw refuse('SENSITIVE_PERIOD_INVALID', '已录入的敏感时期不改起日;可改止日,或另录一段。', 'from');
  const year = state.calendar.years.at(-1) ?? yearOf(to);
  const data = { version: versionAfter(state, year), periodId, name, from, to, source };
  return [{ type: 'SensitivePeriodSet', article: 'workdays', data }];
}

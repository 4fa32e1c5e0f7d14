import {
  addDays,
  addMonths,
  daysBetween,
  isPlainDate,
  type Period,
  periodOf,
  previousPeriod,
  samePeriodLastYear,
  weekOf,
} from '#domain';
import { ProjectionsRefused } from '../projections-refused.js';

const refused = (zh: string): ProjectionsRefused =>
  new ProjectionsRefused('PERIOD_INVALID', zh, { field: 'period' });
const invalid = (): ProjectionsRefused =>
  refused('“期”应写成 2026Q3、2026H1、2026、2026-09、2026W48,或起止两日 2026-01-05..2026-02-03。');

/** The longest stretch that a page is made of. @unit day */
const LONGEST = 3_700;
/** Before it there was no office to count. */
const EARLIEST = 1949;

/** How a period may be written; refused with a sentence where the days are wrong. */
export const PERIOD_CODE = /^\d{4}(?:Q[1-4]|H[12]|-(?:0[1-9]|1[0-2])|W\d\d|-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)?$/;

function stretch(from: string, to: string): Period {
  if (!isPlainDate(from) || !isPlainDate(to)) throw invalid();
  if (to < from) throw refused(`“期”的止日 ${to} 早于起日 ${from}。`);
  if (daysBetween(from, to) > LONGEST) throw refused('“期”太长,最多十年。');
  return { from, to };
}

function week(year: string, number: number): Period {
  // ISO 8601: the first week is that of 4 January.
  const first = weekOf(`${year}-01-04`);
  const found = { from: addDays(first.from, 7 * (number - 1)), to: addDays(first.to, 7 * (number - 1)) };
  const thursday = addDays(found.from, 3);
  if (number < 1 || thursday.slice(0, 4) !== year) throw refused(`${year} 年没有第 ${number} 周。`);
  return found;
}

/**
 * The days of a period by its code.
 * @shape `2026Q3`, `2026H1`, `2026`, `2026-09`, `2026W48`, `2026-01-05..2026-02-03` @rejects PERIOD_INVALID
 */
export function periodOfCode(code: string): Period {
  if (Number(code.slice(0, 4)) < EARLIEST) throw refused(`“期”不早于 ${EARLIEST} 年。`);
  const [start, end] = code.split('..');
  if (start !== undefined && end !== undefined) return stretch(start, end);
  const weekly = /^(\d{4})W(\d\d)$/.exec(code);
  if (weekly && isPlainDate(`${weekly[1] ?? ''}-01-04`)) return week(weekly[1] ?? '', Number(weekly[2]));
  const found = /^(\d{4})(?:Q([1-4])|H([12])|-(0[1-9]|1[0-2]))?$/.exec(code);
  if (!found) throw invalid();
  const [, year, quarter, half, month] = found;
  const first = (number: number): string => `${year}-${String(number).padStart(2, '0')}-01`;
  if (!isPlainDate(first(1))) throw invalid();
  if (quarter !== undefined) return periodOf('quarter', first(Number(quarter) * 3 - 2));
  if (half !== undefined) return periodOf('half', first(Number(half) * 6 - 5));
  if (month !== undefined) return periodOf('month', first(Number(month)));
  return periodOf('year', first(1));
}

/** The code of the quarter in which a day lies. @example quarterCodeOf('2026-11-22') === '2026Q4' */
export const quarterCodeOf = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The quarter before. @example previousQuarterCode('2026Q1') === '2025Q4' */
export const previousQuarterCode = (code: string): string =>
  quarterCodeOf(previousPeriod(periodOfCode(code)).from);

/** A period looked at on the evening of a day. */
export type Window = { period: Period; asOf: string };

/** 本期、上期、上年同期, each at the same stage. */
export type Windows = { current: Window; previous: Window; lastYear: Window };

/**
 * The windows of a report. What it is compared with is looked at at the same stage: a quarter half over against half
 * of the quarter before, a finished one as long after its end.
 */
export function windowsOf(period: Period, asOf: string): Windows {
  const at = (other: Period): Window => ({ period: other, asOf: stageOf(other, period, asOf) });
  return {
    current: { period, asOf },
    previous: at(previousPeriod(period)),
    lastYear: at(samePeriodLastYear(period)),
  };
}

function stageOf(other: Period, period: Period, asOf: string): string {
  // Weeks and other stretches are moved by days: a previous week has no place in the months.
  if (!isWholeMonths(period)) {
    const stage = addDays(asOf, -daysBetween(other.from, period.from));
    return asOf >= period.to && stage < other.to ? other.to : stage;
  }
  const months = monthsBetween(other.from, period.from);
  const moved = addMonths(asOf, -months);
  // The end of a month stays the end of a month: 30 June is the whole of it, and so is 31 March.
  const stage = isMonthEnd(asOf) ? monthEnd(moved) : moved;
  return asOf >= period.to && stage < other.to ? other.to : stage;
}

const isWholeMonths = ({ from, to }: Period): boolean => from.endsWith('-01') && isMonthEnd(to);
const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
const monthEnd = (day: string): string => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);
const isMonthEnd = (day: string): boolean => monthEnd(day) === day;

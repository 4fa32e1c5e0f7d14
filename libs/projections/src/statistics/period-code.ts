import {
  addDays,
  addMonths,
  isPlainDate,
  type Period,
  periodOf,
  previousPeriod,
  samePeriodLastYear,
} from '#domain';
import { ProjectionsRefused } from '../projections-refused.js';

const invalid = (): ProjectionsRefused =>
  new ProjectionsRefused('PERIOD_INVALID', '“期”应写成 2026Q3、2026H1、2026 或 2026-09。', {
    field: 'period',
  });

/** The days of a period by its code. @shape `2026Q3`, `2026H1`, `2026`, `2026-09` @rejects PERIOD_INVALID */
export function periodOfCode(code: string): Period {
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
  const months = monthsBetween(other.from, period.from);
  const moved = addMonths(asOf, -months);
  // The end of a month stays the end of a month: 30 June is the whole of it, and so is 31 March.
  const stage = isMonthEnd(asOf) ? monthEnd(moved) : moved;
  return asOf >= period.to && stage < other.to ? other.to : stage;
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
const monthEnd = (day: string): string => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);
const isMonthEnd = (day: string): boolean => monthEnd(day) === day;

import { addDays, addMonths, daysBetween, weekdayOf, yearOf } from '../calendar.js';
import type { PlainDate } from '../petition/context.js';

/** A stretch of days, both ends in. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** The week of Monday to Sunday in which a day lies. */
export function weekOf(date: PlainDate): Period {
  const from = addDays(date, 1 - weekdayOf(date));
  return { from, to: addDays(from, 6) };
}

/** 月、季、半年、年. */
export type PeriodKind = 'month' | 'quarter' | 'half' | 'year';

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

const monthOf = (date: PlainDate): number => Number(date.slice(5, 7));
const firstOfMonth = (date: PlainDate): PlainDate => `${date.slice(0, 8)}01`;
const lastOfMonth = (date: PlainDate): PlainDate => addDays(addMonths(firstOfMonth(date), 1), -1);

/**
 * The month, quarter, half or whole year in which a day lies.
 * @example periodOf('quarter', '2026-11-22') // { from: '2026-10-01', to: '2026-12-31' }
 * @rejects DATE_INVALID
 */
export function periodOf(kind: PeriodKind, date: PlainDate): Period {
  const length = MONTHS[kind];
  const back = (monthOf(date) - 1) % length;
  const from = addMonths(firstOfMonth(date), -back);
  return { from, to: addDays(addMonths(from, length), -1) };
}

/** Whole months only? They are moved by months, so that a February stays a February. */
const isWholeMonths = ({ from, to }: Period): boolean =>
  from === firstOfMonth(from) && to === lastOfMonth(to) && from <= to;

const monthsIn = ({ from, to }: Period): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;

function movedByMonths(period: Period, months: number): Period {
  const from = addMonths(period.from, months);
  const to = addMonths(period.to, months);
  return { from, to: isWholeMonths(period) ? lastOfMonth(to) : to };
}

/** 上年同期 (I-29). @example of 2028-02-01…02-29: 2027-02-01…02-28 */
export function samePeriodLastYear(period: Period): Period {
  return movedByMonths(period, -12);
}

/** 上期 (I-30): as many whole months before, or as many days. */
export function previousPeriod(period: Period): Period {
  if (isWholeMonths(period)) return movedByMonths(period, -monthsIn(period));
  const days = daysBetween(period.from, period.to) + 1;
  return { from: addDays(period.from, -days), to: addDays(period.to, -days) };
}

const QUARTERS = ['一', '二', '三', '四'];

/** 2026年第四季度, 2026年11月, 2026年上半年, 2026年; other stretches by their two days. */
export function periodZh(period: Period): string {
  const { from, to } = period;
  const year = `${yearOf(from)}年`;
  const months = monthsIn(period);
  const kind = (Object.keys(MONTHS) as PeriodKind[]).find((each) => MONTHS[each] === months);
  if (daysBetween(from, to) === 6 && weekdayOf(from) === 1) return `${from}至${to}(周)`;
  const whole = kind !== undefined && isWholeMonths(period) && periodOf(kind, from).to === to;
  if (!whole) return `${from}至${to}`;
  switch (kind) {
    case 'month':
      return `${year}${monthOf(from)}月`;
    case 'quarter':
      return `${year}第${QUARTERS[(monthOf(from) - 1) / 3]}季度`;
    case 'half':
      return `${year}${monthOf(from) === 1 ? '上' : '下'}半年`;
    case 'year':
      return year;
  }
}

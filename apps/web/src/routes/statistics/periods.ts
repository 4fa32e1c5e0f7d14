import { addDays, quarterWords, shiftQuarter } from '../../shared/dates';

/** The quarter of a day. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The quarter that a page opens with: figures go up to yesterday evening, so on the first day of one it is the last. */
export const quarterShown = (today: string): string => quarterOf(addDays(today, -1));

/** `2026年9月`, `2026 年第 3 季度`, `2026-01-05 至 2026-02-03`: as a period is called. */
export function periodWords(period: string): string {
  const month = /^(\d{4})-(\d\d)$/.exec(period);
  if (month) return `${month[1]} 年 ${Number(month[2])} 月`;
  const half = /^(\d{4})H([12])$/.exec(period);
  if (half) return `${half[1]} 年${half[2] === '1' ? '上' : '下'}半年`;
  const week = /^(\d{4})W(\d\d)$/.exec(period);
  if (week) return `${week[1]} 年第 ${Number(week[2])} 周`;
  if (isYear(period)) return `${period} 年`;
  const [from, to] = period.split('..');
  return to === undefined ? quarterWords(period) : `${from} 至 ${to}`;
}

/** The period before a year is last year: what is compared with it is said once. */
export const isYear = (period: string): boolean => /^\d{4}$/.test(period);

/** A quarter, month, half or year, moved forward or back; a week or other stretch stays. */
export function shiftPeriod(period: string, by: number): string {
  if (/Q[1-4]$/.test(period)) return shiftQuarter(period, by);
  if (isYear(period)) return String(Number(period) + by);
  const half = /^(\d{4})H([12])$/.exec(period);
  if (half) {
    const index = Number(half[1]) * 2 + Number(half[2]) - 1 + by;
    return `${Math.floor(index / 2)}H${(index % 2) + 1}`;
  }
  const month = /^(\d{4})-(\d\d)$/.exec(period);
  if (month) {
    const index = Number(month[1]) * 12 + Number(month[2]) - 1 + by;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  }
  return period;
}

/** Is there a period after this one that has begun? @shape false for a stretch that is not moved */
export function hasNext(period: string, today: string): boolean {
  const next = shiftPeriod(period, 1);
  if (next === period) return false;
  const [, year = '', unit = '', place = '1'] = /^(\d{4})([QH-]?)(\d*)$/.exec(next) ?? [];
  const months = unit === 'Q' ? 3 : unit === 'H' ? 6 : 1;
  const month = (Number(place || '1') - 1) * months + 1;
  return `${year}-${String(month).padStart(2, '0')}-01` <= today;
}

/** The periods that a day lies in, from the narrow to the wide one, and those before them. */
export function usualPeriods(today: string): { value: string; label: string }[] {
  const quarter = quarterOf(today);
  const year = today.slice(0, 4);
  const half = `${year}H${Number(today.slice(5, 7)) <= 6 ? 1 : 2}`;
  const periods = [
    quarter,
    shiftPeriod(quarter, -1),
    shiftPeriod(quarter, -2),
    shiftPeriod(quarter, -4),
    today.slice(0, 7),
    shiftPeriod(today.slice(0, 7), -1),
    half,
    shiftPeriod(half, -1),
    year,
    shiftPeriod(year, -1),
  ];
  return [...new Set(periods)].map((value) => ({ value, label: periodWords(value) }));
}

/** Days on which the page was likely printed: of this month, of the last one, of a week ago, yesterday. */
export function printDays(today: string): { value: string; label: string }[] {
  const first = `${today.slice(0, 7)}-01`;
  const before = `${addDays(first, -1).slice(0, 7)}-01`;
  const days = [
    { value: first, label: `本月 1 日(${first})` },
    { value: before, label: `上月 1 日(${before})` },
    { value: addDays(today, -7), label: `一周前(${addDays(today, -7)})` },
    { value: addDays(today, -1), label: `昨天(${addDays(today, -1)})` },
  ];
  return days.filter(
    (one, index) => one.value < today && days.findIndex(({ value }) => value === one.value) === index,
  );
}

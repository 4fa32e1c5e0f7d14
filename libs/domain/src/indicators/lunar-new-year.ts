import type { PlainDate } from '../petition/context.js';
import { addDays } from '../civil-date.js';
import type { Period } from './periods.js';

/** 春节 (first day of the first lunar month), by Gregorian year. */
export const LUNAR_NEW_YEARS: Readonly<Record<number, PlainDate>> = {
  2005: '2005-02-09',
  2006: '2006-01-29',
  2007: '2007-02-18',
  2008: '2008-02-07',
  2009: '2009-01-26',
  2010: '2010-02-14',
  2011: '2011-02-03',
  2012: '2012-01-23',
  2013: '2013-02-10',
  2014: '2014-01-31',
  2015: '2015-02-19',
  2016: '2016-02-08',
  2017: '2017-01-28',
  2018: '2018-02-16',
  2019: '2019-02-05',
  2020: '2020-01-25',
  2021: '2021-02-12',
  2022: '2022-02-01',
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-03',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
};

/** Days of the festival week that lie in a period; the eve counts with it. @unit day */
function festivalDays({ from, to }: Period): number {
  let days = 0;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const first = LUNAR_NEW_YEARS[year];
    if (first === undefined) continue;
    for (let n = -1; n < 7; n += 1) {
      const day = addDays(first, n);
      if (from <= day && day <= to) days += 1;
    }
  }
  return days;
}

/**
 * 农历同期 (§3.2): said where the Spring Festival lies in one of two compared periods and not, or with other days, in
 * the other; null where it distorts nothing.
 */
export function lunarNote(current: Period, compared: Period): string | null {
  const [now, then] = [festivalDays(current), festivalDays(compared)];
  if (now === then) return null;
  const dayOf = ({ to }: Period): string => LUNAR_NEW_YEARS[Number(to.slice(0, 4))] ?? '';
  return `春节错月:本期含春节假期 ${now} 日(春节 ${dayOf(current)}),${compared.from} 至 ${compared.to} 含 ${then} 日(春节 ${dayOf(compared)}),比较时请参考农历同期。`;
}

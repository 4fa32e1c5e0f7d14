import { Rejected } from './rejected.js';

/**
 * Civil days in Asia/Shanghai as strings `YYYY-MM-DD` (K-18). No time of day, no time zone, no host clock: a day is
 * a number of days since 1970-01-01, so nothing can slip by an hour (pitfall 2).
 */
type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const tryParse = (text: string): CivilDate | null => {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
    ? { year, month, day }
    : null;
};

const parse = (text: string): CivilDate => {
  const date = tryParse(text);
  if (!date)
    throw new Rejected('DATE_INVALID', null, '日期无效:须为真实存在的日期,写作 YYYY-MM-DD。', {
      field: 'date',
    });
  return date;
};

const print = ({ year, month, day }: CivilDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

// Days since 1970-01-01 in the proleptic Gregorian calendar; years begin in March so that the leap day comes last.
const toDayNumber = ({ year, month, day }: CivilDate): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

const fromDayNumber = (dayNumber: number): CivilDate => {
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

/** Days since 1970-01-01, for loops over many days. @rejects DATE_INVALID */
export const dayNumberOf = (date: string): number => toDayNumber(parse(date));

/** The day with that number. */
export const dateOfDayNumber = (dayNumber: number): string => print(fromDayNumber(dayNumber));

/** 1 = Monday … 7 = Sunday: day 0 was a Thursday. */
export const weekdayOfDayNumber = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;

/** Is it a day that exists, written `YYYY-MM-DD`? */
export const isPlainDate = (text: string): boolean => tryParse(text) !== null;

/** @rejects DATE_INVALID */
export const addDays = (date: string, days: number): string =>
  print(fromDayNumber(toDayNumber(parse(date)) + days));

/** Days from the first to the second; negative when the second comes earlier. @rejects DATE_INVALID */
export const daysBetween = (from: string, to: string): number =>
  toDayNumber(parse(to)) - toDayNumber(parse(from));

/**
 * The corresponding day of a later month, or that month's last day where it has none (K-09: 30 日 is not 1 个月).
 * @article monthEnd
 * @rejects DATE_INVALID
 */
export const addMonths = (date: string, months: number): string => {
  const { year, month, day } = parse(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return print({ ...target, day: Math.min(day, monthLength(target.year, target.month)) });
};

/** 1 = Monday … 7 = Sunday. @rejects DATE_INVALID */
export const weekdayOf = (date: string): number => weekdayOfDayNumber(dayNumberOf(date));

/** @rejects DATE_INVALID */
export const yearOf = (date: string): number => parse(date).year;

const WEEKDAY_ZH = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 2026年10月6日(周二): as written in sentences. @rejects DATE_INVALID */
export const dateInWords = (date: string): string => {
  const { year, month, day } = parse(date);
  return `${year}年${month}月${day}日(周${WEEKDAY_ZH[weekdayOf(date) - 1]})`;
};

/** The later of two days. */
export const laterOf = (a: string, b: string): string => (a >= b ? a : b);
/** The earlier of two days. */
export const earlierOf = (a: string, b: string): string => (a <= b ? a : b);

import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import {
  addDays,
  addMonths,
  addWorkingDays,
  calendarOf,
  calendarYearFromHolidayCn,
  CHINA_CALENDAR,
  dateInWords,
  dayKind,
  daysBetween,
  isOff,
  isPlainDate,
  isWorkday,
  previousWorkday,
  roll,
  weekdayOf,
  withLocalHolidays,
  withYear,
  workingDaysBetween,
} from './calendar.js';
import { Rejected } from './rejected.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('civil days (K-18)', () => {
  it('go over month, leap day and year without a clock (pitfall 2)', () => {
    expect(addDays('2026-03-04', 1)).toBe('2026-03-05');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-03-05', '2026-03-04')).toBe(-1);
  });

  it('agree with the host for every day of 1999 to 2101', () => {
    const start = Date.UTC(1999, 0, 1);
    const first = '1999-01-01';
    for (let n = 0; n < 37_500; n += 1) {
      const host = new Date(start + n * 86_400_000);
      const iso = host.toISOString().slice(0, 10);
      const ours = addDays(first, n);
      if (ours !== iso || weekdayOf(ours) !== (host.getUTCDay() || 7) || daysBetween(first, ours) !== n)
        throw new Error(`${ours} is not ${iso}`);
    }
    expect(addDays(first, 37_499)).toBe('2101-09-02');
  });

  it('take the corresponding day of a later month or its last day (K-09)', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', 6)).toBe('2026-09-30');
    expect(addMonths('2026-08-15', 6)).toBe('2027-02-15');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
    expect(addMonths('2026-01-30', 1)).not.toBe(addDays('2026-01-30', 30));
  });

  it('refuse what is not a day', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-2-1', '2026-00-10', '2026-04-31', 'x', ''])
      expect(isPlainDate(text)).toBe(false);
    expect(codeOf(() => addDays('2026-02-30', 1))).toBe('DATE_INVALID');
  });

  it('are written with their weekday', () => {
    expect(dateInWords('2026-10-06')).toBe('2026年10月6日(周二)');
    expect(dateInWords('2026-11-22')).toBe('2026年11月22日(周日)');
  });
});

describe('calendar 2026 (§4.2)', () => {
  const spans = [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ] as const;
  const makeup = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

  it('has exactly the rest days and make-up days of the notice', () => {
    const rest = spans.flatMap(([from, to]) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)),
    );
    const of2026 = Object.entries(CHINA_CALENDAR.overrides).filter(([date]) => date.startsWith('2026-'));
    expect(
      of2026
        .filter(([, kind]) => kind === 'rest')
        .map(([date]) => date)
        .sort(),
    ).toEqual(rest);
    expect(
      of2026
        .filter(([, kind]) => kind === 'work')
        .map(([date]) => date)
        .sort(),
    ).toEqual(makeup);
  });

  it('works on make-up Saturdays and Sundays (pitfalls 1, 40)', () => {
    for (const date of makeup) {
      expect(weekdayOf(date)).toBeGreaterThanOrEqual(6);
      expect(isWorkday(CHINA_CALENDAR, date)).toBe(true);
    }
    expect(isOff(CHINA_CALENDAR, '2026-11-22')).toBe(true);
    expect(isOff(CHINA_CALENDAR, '2026-10-06')).toBe(true);
    expect(isWorkday(CHINA_CALENDAR, '2026-10-08')).toBe(true);
  });

  it('knows days of late December that the next notice set: 2018-12-29 was worked, 12-31 was not', () => {
    expect(isWorkday(CHINA_CALENDAR, '2018-12-29')).toBe(true);
    expect(isOff(CHINA_CALENDAR, '2018-12-31')).toBe(true);
    expect(isWorkday(CHINA_CALENDAR, '2011-12-31')).toBe(true);
  });
});

describe('calendar 2010–2026 against chinese-days', () => {
  it('agrees on every single day', () => {
    const differing: string[] = [];
    for (let day = '2010-01-01'; day <= '2026-12-31'; day = addDays(day, 1))
      if (isWorkday(CHINA_CALENDAR, day) !== chineseDays.isWorkday(day)) differing.push(day);
    expect(differing).toEqual([]);
    expect(CHINA_CALENDAR.years).toEqual(Array.from({ length: 17 }, (_, i) => 2010 + i));
  });
});

describe('unpublished years (K-21, pitfall 34)', () => {
  it('are never reckoned by weekends in silence', () => {
    expect(dayKind(CHINA_CALENDAR, '2027-01-30')).toBe('unpublished');
    expect(codeOf(() => isOff(CHINA_CALENDAR, '2027-01-04'))).toBe('CALENDAR_UNPUBLISHED');
    expect(codeOf(() => isWorkday(CHINA_CALENDAR, '2009-06-01'))).toBe('CALENDAR_UNPUBLISHED');
    expect(roll(CHINA_CALENDAR, '2027-01-30').provisional).toBe(true);
    expect(addWorkingDays(CHINA_CALENDAR, '2026-12-30', 3)).toEqual({
      date: '2027-01-04',
      provisional: true,
    });
    expect(addWorkingDays(CHINA_CALENDAR, '2026-12-28', 3)).toEqual({
      date: '2026-12-31',
      provisional: false,
    });
    expect(workingDaysBetween(CHINA_CALENDAR, '2026-12-30', '2027-01-05').provisional).toBe(true);
  });

  it('do not count as published when the file is there but empty', () => {
    const calendar = withYear(CHINA_CALENDAR, 'v', { year: 2027, rest: [], work: [] });
    expect(dayKind(calendar, '2027-01-01')).toBe('unpublished');
    expect(calendar.overrides).toEqual(CHINA_CALENDAR.overrides);
  });

  it('become certain with the notice, and late December may change with it', () => {
    const file = calendarYearFromHolidayCn({
      year: 2027,
      papers: [],
      days: [
        { name: '元旦', date: '2026-12-31', isOffDay: true },
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-01-03', isOffDay: false },
      ],
    });
    const calendar = withYear(CHINA_CALENDAR, 'cn-2010-2027', file);
    expect(isOff(calendar, '2026-12-31')).toBe(true);
    expect(isWorkday(calendar, '2027-01-03')).toBe(true);
    expect(isOff(CHINA_CALENDAR, '2026-12-31')).toBe(false);
    // A corrected file takes a day back; what the neighbour's notice said stays.
    const corrected = withYear(calendar, 'cn-2010-2027.2', { year: 2027, rest: ['2027-01-01'], work: [] });
    expect(isOff(corrected, '2027-01-03')).toBe(true);
    expect(isOff(corrected, '2026-12-31')).toBe(true);
  });

  it('refuse a broken file', () => {
    expect(codeOf(() => calendarYearFromHolidayCn(null))).toBe('CALENDAR_FILE_INVALID');
    expect(codeOf(() => calendarYearFromHolidayCn({ year: 2027, days: [{ date: '2027-01-01' }] }))).toBe(
      'CALENDAR_FILE_INVALID',
    );
    expect(codeOf(() => calendarOf('v', [{ year: 2027, rest: ['2025-01-01'], work: [] }]))).toBe(
      'CALENDAR_FILE_INVALID',
    );
    expect(codeOf(() => calendarOf('v', [{ year: 2027, rest: ['2027-02-30'], work: [] }]))).toBe(
      'CALENDAR_FILE_INVALID',
    );
  });
});

describe('steps over working days', () => {
  it('roll forward and step back over rest days', () => {
    expect(roll(CHINA_CALENDAR, '2026-10-02').date).toBe('2026-10-08');
    expect(roll(CHINA_CALENDAR, '2026-10-08').date).toBe('2026-10-08');
    expect(previousWorkday(CHINA_CALENDAR, '2026-10-06').date).toBe('2026-09-30');
    expect(previousWorkday(CHINA_CALENDAR, '2026-02-14').date).toBe('2026-02-14');
    expect(addWorkingDays(CHINA_CALENDAR, '2026-10-08', -2).date).toBe('2026-09-29');
  });

  it('count working days after the first up to the last', () => {
    expect(workingDaysBetween(CHINA_CALENDAR, '2026-02-12', '2026-02-26').count).toBe(5);
    expect(workingDaysBetween(CHINA_CALENDAR, '2026-02-26', '2026-02-12').count).toBe(-5);
    expect(workingDaysBetween(CHINA_CALENDAR, '2026-02-15', '2026-02-23').count).toBe(0);
    expect(Object.is(workingDaysBetween(CHINA_CALENDAR, '2026-02-23', '2026-02-15').count, 0)).toBe(true);
  });

  it('take local holidays on top (放假办法 Art. 4)', () => {
    const calendar = withLocalHolidays(CHINA_CALENDAR, 'local', ['2026-07-01']);
    expect(isOff(calendar, '2026-07-01')).toBe(true);
    expect(isOff(CHINA_CALENDAR, '2026-07-01')).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  hasNext,
  periodWords,
  printDays,
  quarterOf,
  quarterShown,
  shiftPeriod,
  usualPeriods,
} from './periods.js';

describe('periods on the page (§2.8)', () => {
  it('are called as people call them', () => {
    expect(
      ['2026Q3', '2026H1', '2026', '2026-09', '2026W48', '2026-01-05..2026-02-03'].map(periodWords),
    ).toEqual([
      '2026 年第 3 季度',
      '2026 年上半年',
      '2026 年',
      '2026 年 9 月',
      '2026 年第 48 周',
      '2026-01-05 至 2026-02-03',
    ]);
    expect(quarterOf('2026-11-29')).toBe('2026Q4');
    // whoever opens it on New Year's day finds the quarter that has just ended, not an empty one
    expect(['2026-12-31', '2027-01-01', '2027-01-02'].map(quarterShown)).toEqual([
      '2026Q4',
      '2026Q4',
      '2027Q1',
    ]);
  });

  it('move by their own length; a stretch of days stays', () => {
    expect(
      ['2026Q1', '2026H1', '2026', '2026-01', '2026-01-05..2026-02-03'].map((one) => shiftPeriod(one, -1)),
    ).toEqual(['2025Q4', '2025H2', '2025', '2025-12', '2026-01-05..2026-02-03']);
  });

  it('offer the quarter first, each once', () => {
    const values = usualPeriods('2026-11-29').map(({ value }) => value);
    expect(values[0]).toBe('2026Q4');
    expect(new Set(values).size).toBe(values.length);
    expect(values).toEqual(expect.arrayContaining(['2025Q4', '2026-10', '2026H2', '2025']));
  });

  it('know the mornings on which one prints; none is today', () => {
    expect(printDays('2026-12-01').map(({ value }) => value)).toEqual([
      '2026-11-01',
      '2026-11-24',
      '2026-11-30',
    ]);
    expect(printDays('2026-11-29')[0]).toEqual({ value: '2026-11-01', label: '本月 1 日(2026-11-01)' });
  });
  it.each([
    ['2026Q3', true],
    ['2026Q4', false],
    ['2026H1', true],
    ['2026H2', false],
    ['2025', true],
    ['2026', false],
    ['2026-11', true],
    ['2026-12', false],
    ['2026W40', false],
  ])('on 2026-12-02 there is one after %s: %s', (period, is) => {
    expect(hasNext(period, '2026-12-02')).toBe(is);
  });
});

import { describe, expect, it } from '@jest/globals';
import { quotient } from './fixed-point.js';
import { percent, periodOf, periodZh, previousPeriod, samePeriodLastYear } from './index.js';

describe('periods', () => {
  it.each([
    ['month', '2026-02-15', '2026-02-01', '2026-02-28'],
    ['month', '2028-02-01', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
    ['half', '2026-07-01', '2026-07-01', '2026-12-31'],
    ['year', '2026-11-22', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (kind, date, from, to) => {
    expect(periodOf(kind, date)).toEqual({ from, to });
  });
  it('the same period of last year keeps a February whole', () => {
    expect(samePeriodLastYear(periodOf('month', '2028-02-10'))).toEqual({
      from: '2027-02-01',
      to: '2027-02-28',
    });
    expect(samePeriodLastYear(periodOf('month', '2025-02-10'))).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(samePeriodLastYear({ from: '2026-03-05', to: '2026-03-20' })).toEqual({
      from: '2025-03-05',
      to: '2025-03-20',
    });
  });
  it('the period before is as long', () => {
    expect(previousPeriod(periodOf('quarter', '2026-01-01'))).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
    expect(previousPeriod(periodOf('month', '2026-03-31'))).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(previousPeriod({ from: '2026-03-08', to: '2026-03-14' })).toEqual({
      from: '2026-03-01',
      to: '2026-03-07',
    });
  });
  it('is named as the office names it', () => {
    expect(periodZh(periodOf('quarter', '2026-11-22'))).toBe('2026年第四季度');
    expect(periodZh(periodOf('half', '2026-03-01'))).toBe('2026年上半年');
    expect(periodZh(periodOf('month', '2026-03-01'))).toBe('2026年3月');
    expect(periodZh(periodOf('year', '2026-03-01'))).toBe('2026年');
    expect(periodZh({ from: '2026-02-01', to: '2026-04-30' })).toBe('2026-02-01至2026-04-30');
  });
});

describe('fixed point', () => {
  it('rounds HALF_UP at the fourth place, away from zero', () => {
    expect(quotient(1, 20000)).toBe('0.0001');
    expect(quotient(1, 20001)).toBe('0.0000');
    expect(quotient(-1, 20000)).toBe('-0.0001');
    expect(quotient(2, 3)).toBe('0.6667');
    expect(quotient(1, 0)).toBeNull();
  });
  it('shows two places of a percentage', () => {
    expect(percent('0.9278')).toBe('92.78%');
    expect(percent('1.0000')).toBe('100.00%');
    expect(percent('-0.0509')).toBe('-5.09%');
    expect(percent(null)).toBe('—');
  });
});

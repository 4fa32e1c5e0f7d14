import { describe, expect, it } from '@jest/globals';
import { periodOfCode, windowsOf } from './period-code.js';

describe('the code of a period', () => {
  it('names weeks of ISO 8601 and any stretch of days', () => {
    expect(periodOfCode('2026W01')).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect(periodOfCode('2026W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(periodOfCode('2026-01-05..2026-02-03')).toEqual({ from: '2026-01-05', to: '2026-02-03' });
  });
  it.each([
    ['2026-02-03..2026-01-05', '早于起日'],
    ['2026-02-30..2026-03-01', '应写成'],
    ['2025W53', '没有第 53 周'],
    ['2026W00', '没有第 0 周'],
    ['1990-01-01..2026-01-01', '最多十年'],
    ['2026Q5', '应写成'],
    ['2026-01-05..', '应写成'],
  ])('refuses %s', (code, zh) => {
    expect(() => periodOfCode(code)).toThrow(zh);
  });
  it('compares a running week with the same days of the week before', () => {
    const windows = windowsOf(periodOfCode('2026W48'), '2026-11-25');
    expect(windows.previous).toEqual({
      period: { from: '2026-11-16', to: '2026-11-22' },
      asOf: '2026-11-18',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './kinds.js';

describe('reports of a period (§2.8)', () => {
  it('a quarter has its analysis, a half its summary, a year its own; a month none', () => {
    expect(
      ['2026Q3', '2026H1', '2026', '2026-09'].map((period) => kindsOf(period).map(([kind]) => kind)),
    ).toEqual([
      ['quarterAnalysis', 'circular', 'circularForCounties'],
      ['halfYearSummary', 'circular', 'circularForCounties'],
      ['yearSummary', 'circular', 'circularForCounties'],
      [],
    ]);
  });
});

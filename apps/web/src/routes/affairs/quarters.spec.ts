import { describe, expect, it } from '@jest/globals';
import { quartersUpTo } from './quarters';

describe('the quarters to choose from', () => {
  it('begins with the running one and goes back over the year', () => {
    expect(quartersUpTo('2026-02-10', 3).map(({ value }) => value)).toEqual(['2026Q1', '2025Q4', '2025Q3']);
    expect(quartersUpTo('2026-12-31', 1)).toEqual([{ value: '2026Q4', label: '2026年第4季' }]);
  });
});

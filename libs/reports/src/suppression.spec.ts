import { describe, expect, it } from '@jest/globals';
import { givesAway, suppressSmall } from './suppression.js';

const THRESHOLD = 3;

/** All rows of so many cells with values up to a number. */
function* rowsOf(length: number, most: number): Generator<number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of rowsOf(length - 1, most))
    for (let value = 0; value <= most; value += 1) yield [value, ...rest];
}

describe('small cells and their complements (O-71)', () => {
  it('hides a number under the threshold and others with it, by their value alone', () => {
    expect(suppressSmall([1, 9, 5, 12], THRESHOLD)).toEqual([null, null, null, 12]);
    expect(suppressSmall([1, 20, 9, 12], THRESHOLD)).toEqual([null, 20, null, 12]);
    expect(suppressSmall([0, 4, 8], THRESHOLD)).toEqual([0, 4, 8]);
    expect(suppressSmall([1, 0, 0], THRESHOLD)).toEqual([null, null, null]);
  });
  it('differencing: whoever knows the rule, the total and all that is shown cannot tell what a small cell is', () => {
    for (const length of [2, 3, 4, 5]) {
      const published = new Map<string, number[][]>();
      for (const row of rowsOf(length, length < 5 ? 9 : 6)) {
        const shown = JSON.stringify([suppressSmall(row, THRESHOLD), row.reduce((a, b) => a + b, 0)]);
        published.set(shown, [...(published.get(shown) ?? []), row]);
      }
      for (const rows of published.values())
        for (const row of rows)
          row.forEach((value, index) => {
            if (value === 0 || value >= THRESHOLD) return;
            const possible = new Set(rows.map((other) => other[index]));
            expect([row, index, possible.size > 1]).toEqual([row, index, true]);
          });
    }
  });
  it('a rate of few is no better than the number', () => {
    expect(givesAway({ numerator: 1, denominator: 9 }, THRESHOLD)).toBe(true);
    expect(givesAway({ numerator: 8, denominator: 9 }, THRESHOLD)).toBe(true);
    expect(givesAway({ numerator: 0, denominator: 9 }, THRESHOLD)).toBe(false);
    expect(givesAway({ numerator: 4, denominator: 9 }, THRESHOLD)).toBe(false);
  });
});

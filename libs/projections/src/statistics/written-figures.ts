import { isIndicatorId, indicatorDefinition, type WrittenFigure } from '#domain';
import { isDimensionKey, measureOf } from './measures.js';
import type { Tally } from './tally.js';

/** May it be written down by hand: a total, a breakdown of it, a rate in two parts? */
export function isWritableKey(key: string): boolean {
  if (isIndicatorId(key)) {
    const { kind, combine } = indicatorDefinition(key) as { kind: string; combine?: unknown };
    return kind === 'rate' && combine === undefined;
  }
  const measure = measureOf(key);
  return measure !== null && (isDimensionKey(key) || indicatorDefinition(measure.indicator).kind === 'count');
}

/** Figures that somebody wrote down, as sums that add to those of the system. */
export function tallyOfWritten(figures: readonly WrittenFigure[]): Tally {
  const entries = figures.flatMap(({ key, numerator, denominator }): [string, number[]][] => {
    if (!isWritableKey(key)) return [];
    if (isIndicatorId(key)) return [[key, [numerator, denominator ?? 0]]];
    return [[isDimensionKey(key) ? key : (measureOf(key)?.indicator ?? key), [numerator]]];
  });
  return Object.fromEntries(entries.filter(([, parts]) => parts.some((part) => part > 0)));
}

import { addsUpOverPeriods, isIndicatorId, indicatorDefinition, type WrittenFigure } from '#domain';
import { isDimensionKey, measureOf } from './measures.js';
import type { OrganisationTallies } from './organisations.js';
import { addTallies, NO_TALLY, type Tally, type WindowTallies } from './tally.js';

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

/**
 * What a unit wrote down for one window (O-73).
 * @shape whole: of the whole window, so it stands in place of what the system counted; else of some of its parts, and is added
 */
export type WrittenTally = { tally: Tally; whole: boolean };

/** What a unit wrote down, window by window; a window for which it wrote nothing is counted by the system. */
export type WrittenWindows = Partial<Record<keyof WindowTallies, WrittenTally>>;

/** The same of several units. */
export type WrittenTallies = ReadonlyMap<number, WrittenWindows>;

/** Do the figures of a key add up from the parts of a period to the whole, as written down? */
export const isAdditive = (key: string): boolean => !isIndicatorId(key) || addsUpOverPeriods(key);

/** Returns of the parts of a period, added; what cannot be added from one part to the next is left out. */
export const joinedReturns = (parts: readonly Tally[]): Tally =>
  Object.fromEntries(Object.entries(addTallies(parts)).filter(([key]) => isAdditive(key)));

/** The sums of the system with what units wrote down. */
export function withWritten(counted: OrganisationTallies, written: WrittenTallies): OrganisationTallies {
  const both = new Map(counted);
  for (const [orgId, windows] of written) {
    const own = counted.get(orgId);
    const of = (name: keyof WindowTallies): Tally => {
      const system = own?.[name] ?? NO_TALLY;
      const one = windows[name];
      if (one === undefined) return system;
      return one.whole ? one.tally : addTallies([system, one.tally]);
    };
    both.set(orgId, { current: of('current'), previous: of('previous'), lastYear: of('lastYear') });
  }
  return both;
}

import type { IndicatorFacts, Period } from '#domain';
import { type Basis, countFigure } from './figures.js';
import { bothOf, type DimensionName, fixedMeasure, measureOf } from './measures.js';
import type { Windows } from './period-code.js';
import type { CountFigure } from './report.js';
import { writeStatRef } from './stat-ref.js';
import { tallyOf, type WindowTallies } from './tally.js';

/** The total by a dimension: every code that occurs in one of the three windows, in the order of codes. */
export function breakdownOf(name: DimensionName, basis: Basis): CountFigure[] {
  const { current, previous, lastYear } = basis.tallies;
  const keys = [current, previous, lastYear].flatMap((tally) =>
    Object.keys(tally).filter((key) => key.startsWith(`${name}:`)),
  );
  return [...new Set(keys)].sort().flatMap((key) => {
    const measure = measureOf(key);
    return measure === null ? [] : [countFigure(measure, basis)];
  });
}

/** The total of a page. */
export const totalFigure = (basis: Basis): CountFigure => countFigure(fixedMeasure('total'), basis);

/** The three periods that a page looks at. */
export const windowsOfBasis = ({ windows }: Basis): Period[] => [
  windows.current.period,
  windows.previous.period,
  windows.lastYear.period,
];

/** Sums of those rows alone that have a place in another breakdown as well; rows are on their axis. */
export function talliesWithin(
  within: string,
  rows: readonly IndicatorFacts[],
  windows: Windows,
): WindowTallies | null {
  const measure = measureOf(within);
  if (measure === null) return null;
  const own = rows.filter(measure.includes);
  return {
    current: tallyOf(own, windows.current),
    previous: tallyOf(own, windows.previous),
    lastYear: tallyOf(own, windows.lastYear),
  };
}

/** A figure of a breakdown within another one, leading to the petitions of both. */
export const within = (figure: CountFigure, other: string, { scope }: Basis): CountFigure => ({
  ...figure,
  ref: writeStatRef(scope, figure.key === 'total' ? other : bothOf(figure.key, other)),
});

import type { CountFigure, QuarterStatistics, RateFigure } from '../../api';

/** Figures of two pages by their key, in the order of the first; one that a side does not have is not there. */
export function pairCounts(
  mine: readonly CountFigure[],
  theirs: readonly CountFigure[],
): [CountFigure | undefined, CountFigure | undefined, string][] {
  const keys = [...new Set([...mine, ...theirs].map(({ key }) => key))];
  return keys.map((key) => {
    const [left, right] = [mine.find((one) => one.key === key), theirs.find((one) => one.key === key)];
    return [left, right, left?.zh ?? right?.zh ?? key];
  });
}

/** Hundredths of a percent; null where there is no denominator. */
const hundredths = ({ display }: RateFigure): number | null =>
  display.endsWith('%') ? Math.round(Number(display.slice(0, -1)) * 100) : null;

/** Rates of two pages with their difference in percentage points. */
export const pairRates = (
  mine: readonly RateFigure[],
  theirs: readonly RateFigure[],
): { left: RateFigure; right: RateFigure; points: string }[] =>
  mine.flatMap((left) => {
    const right = theirs.find(({ id }) => id === left.id);
    if (right === undefined) return [];
    const [a, b] = [hundredths(left), hundredths(right)];
    if (a === null || b === null) return [{ left, right, points: '—' }];
    const by = ((Math.abs(a - b) || 0) / 100).toFixed(2);
    return [{ left, right, points: a === b ? '持平' : `${a > b ? '+' : '−'}${by}` }];
  });

/** A figure that is not what it was on a print. */
export type Changed = { zh: string; ref: string; then: string; now: string };

/** Of two states of the same page, the figures that differ: counts as such, rates by their parts. */
export function changedFigures(then: QuarterStatistics, now: QuarterStatistics): Changed[] {
  const countsOf = (page: QuarterStatistics): CountFigure[] => [
    page.total,
    ...page.visits,
    ...page.byChannel,
    ...page.byClass,
    ...page.byKeyArea,
    ...page.work,
  ];
  const counts = pairCounts(countsOf(now), countsOf(then)).flatMap(([left, right, zh]): Changed[] => {
    const [after, before] = [left?.current ?? 0, right?.current ?? 0];
    const ref = left?.ref ?? right?.ref;
    return after === before || ref === undefined
      ? []
      : [{ zh, ref, then: String(before), now: String(after) }];
  });
  const rates = pairRates(now.rates, then.rates).flatMap(({ left, right }): Changed[] =>
    left.numerator === right.numerator && left.denominator === right.denominator
      ? []
      : [
          {
            zh: left.zh,
            ref: left.numerator === right.numerator ? left.denominatorRef : left.numeratorRef,
            then: `${right.display}(${right.numerator}/${right.denominator})`,
            now: `${left.display}(${left.numerator}/${left.denominator})`,
          },
        ],
  );
  return [...counts, ...rates];
}

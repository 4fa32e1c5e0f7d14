import { daysBetween } from '../calendar.js';
import type { ScoreRule } from '../glossary/index.js';

/** One item of a yearly scheme. @shape points: full marks; per: points taken at a time; line: of a rate, per mille */
export type SchemeItem = {
  readonly rule: ScoreRule;
  readonly points: number;
  readonly per: number;
  readonly line: number;
};

/**
 * What a unit reached of an item. @shape numerator and denominator of the indicator, denominator null for a count;
 * lastYear: the numerator of the same stage of last year, null where that was never registered; rated: points given by people, null where nobody has yet
 */
export type ItemActual = {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly lastYear: number | null;
  readonly rated: number | null;
};

/** A fraction of whole numbers, so that nothing is lost before the sum. */
type Fraction = { readonly numerator: number; readonly denominator: number };

/** Points of one item, null where it cannot be scored: an empty denominator, nothing to hold it against, or nobody has rated it. */
export function earnedOf({ rule, points, per, line }: SchemeItem, actual: ItemActual): Fraction | null {
  const whole = (numerator: number): Fraction => ({
    numerator: Math.min(points, Math.max(0, numerator)),
    denominator: 1,
  });
  const { numerator, denominator } = actual;
  switch (rule) {
    case 'rate':
      return denominator === null || denominator === 0
        ? null
        : { numerator: points * numerator, denominator };
    case 'below':
      if (denominator === null || denominator === 0) return null;
      return whole(numerator * 1_000 >= line * denominator ? points : points - per);
    case 'each':
      // held against a year that is not in the system, everything would have grown
      if (actual.lastYear === null) return null;
      return whole(points - per * Math.max(0, numerator - actual.lastYear));
    case 'manual':
      return actual.rated === null ? null : whole(actual.rated);
  }
}

/** 考核得分 of a unit. @shape hundredths of a point, half up; null where no item could be scored */
export type SchemeScore = {
  readonly hundredths: number | null;
  /** Full marks of all items, and of those that could be scored. */
  readonly full: number;
  readonly counted: number;
};

const hundredthsOf = (points: number): number => Math.floor(points * 100 + 0.5 + 1e-7);

/** Points of an item as they are shown. @shape hundredths */
export const earnedHundredths = ({ numerator, denominator }: Fraction): number =>
  hundredthsOf(numerator / denominator);

/**
 * The sum of a scheme: full marks of items that cannot be scored are shared out over the others in proportion (O-87);
 * deductions and bonuses apart; at most 100, at least 0.
 * @article O-87
 */
export function schemeScore(
  items: readonly { readonly points: number; readonly earned: Fraction | null }[],
  more: { bonus: number; deduction: number } = { bonus: 0, deduction: 0 },
): SchemeScore {
  const full = items.reduce((sum, { points }) => sum + points, 0);
  const scored = items.flatMap(({ points, earned }) => (earned === null ? [] : [{ points, earned }]));
  const counted = scored.reduce((sum, { points }) => sum + points, 0);
  if (counted === 0) return { hundredths: null, full, counted };
  const earned = scored.reduce((sum, { earned: part }) => sum + part.numerator / part.denominator, 0);
  const raw = (earned / counted) * full + more.bonus - more.deduction;
  return { hundredths: hundredthsOf(Math.min(100, Math.max(0, raw))), full, counted };
}

/** What a unit must have before it is ranked (【设】): days since its register began, petitions of the year. */
export type RankMinimum = { readonly days: number; readonly items: number };

/**
 * Why a unit is scored and not ranked: a unit of a day would be first with nothing to be judged by.
 * @shape first: day of its first receipt, null where it has none; isWritten: its figures are written down by people (O-73), so
 *   that its register says nothing
 * @article O-87
 */
export function unrankedBecause(
  unit: { first: string | null; asOf: string; items: number; isWritten: boolean },
  { days, items }: RankMinimum,
): string | null {
  const { first, asOf } = unit;
  if (!unit.isWritten) {
    if (first === null || first > asOf) return '没有登记过信访件,不参加排名';
    const known = daysBetween(first, asOf) + 1;
    if (known < days) return `${first} 起登记,至 ${asOf} 共 ${known} 日,不足 ${days} 日,不参加排名`;
  }
  return unit.items < items ? `本年信访 ${unit.items} 件,不足 ${items} 件,不参加排名` : null;
}

/** Places by score: equal scores share a place and the next one is left out (O-70: 1, 1, 3); without a score none. */
export const placesOf = (scores: readonly (number | null)[]): (number | null)[] =>
  scores.map((own) =>
    own === null ? null : 1 + scores.filter((other) => other !== null && other > own).length,
  );

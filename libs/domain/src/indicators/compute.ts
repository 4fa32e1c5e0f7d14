import type { PetitionId, PlainDate } from '../petition/context.js';
import type { Aside } from './contributions.js';
import type { IndicatorDefinition } from './definition.js';
import type { IndicatorId } from './definitions.js';
import { INDICATORS } from './definitions.js';
import type { IndicatorFacts } from './facts.js';
import { meanDigits, percent, quotient } from './fixed-point.js';
import type { Period } from './periods.js';

/**
 * One figure.
 * @shape value: of a rate four decimals HALF_UP, null for an empty denominator; of a count the count.
 */
export type IndicatorValue = {
  readonly id: IndicatorId;
  readonly numerator: number;
  /** Null for counts. */
  readonly denominator: number | null;
  readonly value: string | null;
  /** Rows that stand beside the figure, to be named in the report. */
  readonly aside: Readonly<Partial<Record<Aside, number>>>;
};

/** The cases behind a figure, so that each number opens its list. @shape in the order of the rows given */
export type IndicatorMembers = {
  readonly numerator: PetitionId[];
  readonly denominator: PetitionId[];
  readonly aside: Partial<Record<Aside, PetitionId[]>>;
};

/** The definition of an indicator, with its names and its 口径. */
export function indicatorDefinition(id: IndicatorId): IndicatorDefinition {
  return INDICATORS[id];
}

/** Narrows a string from outside. */
export function isIndicatorId(id: string): id is IndicatorId {
  return Object.hasOwn(INDICATORS, id);
}

/**
 * One indicator over rows, for a period, on the evening of a day. The rows are to be those of `asOf` (facts fold
 * up to it); days after it are disregarded all the same.
 * @example computeIndicator('I-09', rows, { from: '2026-01-01', to: '2026-03-31' }, '2026-03-31').value === '0.9278'
 */
export function computeIndicator(
  id: IndicatorId,
  facts: readonly IndicatorFacts[],
  period: Period,
  asOf: PlainDate,
): IndicatorValue {
  const definition = indicatorDefinition(id);
  const sums: number[] = [];
  const aside: Partial<Record<Aside, number>> = {};
  for (const row of facts) {
    const added = definition.contribution(row, { period, asOf });
    if (added === null) continue;
    if (typeof added === 'string') aside[added] = (aside[added] ?? 0) + 1;
    else added.forEach((part, index) => (sums[index] = (sums[index] ?? 0) + part));
  }
  return figureOfParts(id, sums, aside);
}

/** The figure that summed parts make: rows, organisations and changes may be added up before it is taken. */
export function figureOfParts(
  id: IndicatorId,
  sums: readonly number[],
  aside: Readonly<Partial<Record<Aside, number>>>,
): IndicatorValue {
  const definition = indicatorDefinition(id);
  if (definition.kind === 'count') {
    const total = sums[0] ?? 0;
    return { id, numerator: total, denominator: null, value: String(total), aside };
  }
  const [numerator, denominator] = definition.combine?.(sums) ?? [sums[0] ?? 0, sums[1] ?? 0];
  return { id, numerator, denominator, value: quotient(numerator, denominator), aside };
}

/** The same indicator for each group of rows: by organisation, class, channel, category … */
export function computeIndicatorBy(
  id: IndicatorId,
  facts: readonly IndicatorFacts[],
  window: { period: Period; asOf: PlainDate },
  keyOf: (row: IndicatorFacts) => string,
): Record<string, IndicatorValue> {
  const groups = new Map<string, IndicatorFacts[]>();
  for (const row of facts) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const result: Record<string, IndicatorValue> = {};
  for (const [key, rows] of groups) result[key] = computeIndicator(id, rows, window.period, window.asOf);
  return result;
}

/** Which petitions make the figure up. */
export function indicatorMembers(
  id: IndicatorId,
  facts: readonly IndicatorFacts[],
  period: Period,
  asOf: PlainDate,
): IndicatorMembers {
  const definition = indicatorDefinition(id);
  const members: IndicatorMembers = { numerator: [], denominator: [], aside: {} };
  for (const row of facts) {
    const added = definition.contribution(row, { period, asOf });
    if (added === null) continue;
    if (typeof added === 'string') (members.aside[added] ??= []).push(row.petitionId);
    else {
      if ((added[0] ?? 0) > 0) members.numerator.push(row.petitionId);
      if ((added.at(-1) ?? 0) > 0) members.denominator.push(row.petitionId);
    }
  }
  return members;
}

/** How a figure is shown: '372', '92.78%', '3.25天', and '—' for an empty denominator. */
export function displayOf(figure: IndicatorValue): string {
  const { kind, unit } = indicatorDefinition(figure.id);
  if (kind === 'count') return String(figure.numerator);
  return kind === 'mean' ? meanDigits(figure.value, unit) : percent(figure.value);
}

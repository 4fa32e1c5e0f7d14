import {
  type Change,
  changeOf,
  displayOf,
  type IndicatorId,
  indicatorDefinition,
  type IndicatorValue,
} from '#domain';
import type { Unregistered } from './first-days.js';
import type { Measure } from './measures.js';
import type { Windows } from './period-code.js';
import type { CountFigure, FigureChange, RateFigure } from './report.js';
import { type StatScope, writeStatRef } from './stat-ref.js';
import { figureIn, measureIn, type Tally, type WindowTallies } from './tally.js';

/** What figures are taken from: the sums of the scope, and how to lead back to its petitions. */
export type Basis = {
  tallies: WindowTallies;
  /** Of the present sums, what was written down by hand. */
  byHand: Tally;
  windows: Windows;
  scope: StatScope;
  /** Earlier windows from before the register: without figures. */
  unregistered: Unregistered;
};

const DIRECTIONS: Record<Change['direction'], FigureChange['direction']> = {
  up: 'up',
  down: 'down',
  level: 'flat',
  new: 'netIncrease',
  unknown: 'none',
};

/** A change as it is said. */
export const shownChange = ({ direction, zh }: Change): FigureChange => ({
  direction: DIRECTIONS[direction],
  zh,
});

/** How a figure moved against a window from before the register: nobody knows. */
const UNKNOWN: FigureChange = { direction: 'none', zh: '—' };
const DASH = '—';

/** An earlier count and the change to it; both unknown where the window was never registered. */
export const earlierCount = (
  isUnregistered: boolean,
  count: number,
  change: Change,
): { count: number | null; change: FigureChange } =>
  isUnregistered ? { count: null, change: UNKNOWN } : { count, change: shownChange(change) };

/** An earlier rate with its parts and the change to it. */
export const earlierRate = (
  isUnregistered: boolean,
  parts: { numerator: number; denominator: number | null },
  { display, change }: { display: string; change: Change },
): { display: string; parts: { numerator: number; denominator: number } | null; change: FigureChange } =>
  isUnregistered
    ? { display: DASH, parts: null, change: UNKNOWN }
    : {
        display,
        parts: { numerator: parts.numerator, denominator: parts.denominator ?? 0 },
        change: shownChange(change),
      };

/** What a rate counts above its line, as a count of its own: 退回 n 次. */
const counted = (figure: IndicatorValue): IndicatorValue =>
  indicatorDefinition(figure.id).kind === 'count'
    ? figure
    : { ...figure, id: 'X-01', denominator: null, value: String(figure.numerator) };

/** A count in its three windows. */
export function countFigure(measure: Measure, { tallies, byHand, scope, unregistered }: Basis): CountFigure {
  const [current, previous, lastYear] = [tallies.current, tallies.previous, tallies.lastYear].map((tally) =>
    counted(measureIn(tally, measure)),
  ) as [IndicatorValue, IndicatorValue, IndicatorValue];
  const before = earlierCount(unregistered.previous, previous.numerator, changeOf(current, previous));
  const then = earlierCount(unregistered.lastYear, lastYear.numerator, changeOf(current, lastYear));
  return {
    key: measure.key,
    zh: measure.zh,
    current: current.numerator,
    previous: before.count,
    lastYear: then.count,
    manual: measureIn(byHand, measure).numerator,
    overPrevious: before.change,
    overLastYear: then.change,
    ref: writeStatRef(scope, measure.key),
  };
}

/** Counts of a breakdown; codes that occur in no window are left out. */
export const countFigures = (measures: readonly Measure[], basis: Basis): CountFigure[] =>
  measures
    .map((measure) => countFigure(measure, basis))
    .filter(({ current, previous, lastYear }) => current + (previous ?? 0) + (lastYear ?? 0) > 0);

/** A rate in its three windows. */
export function rateFigure(id: IndicatorId, { tallies, scope, unregistered }: Basis): RateFigure {
  const definition = indicatorDefinition(id);
  const [current, previous, lastYear] = [
    figureIn(tallies.current, id),
    figureIn(tallies.previous, id),
    figureIn(tallies.lastYear, id),
  ];
  const earlier = (figure: IndicatorValue, isUnregistered: boolean) =>
    earlierRate(
      isUnregistered,
      { numerator: figure.numerator, denominator: figure.denominator },
      { display: displayOf(figure), change: changeOf(current, figure) },
    );
  const [before, then] = [earlier(previous, unregistered.previous), earlier(lastYear, unregistered.lastYear)];
  const formula = `${definition.numerator} ÷ ${definition.denominator ?? ''}`;
  return {
    id,
    zh: definition.zh,
    variant: definition.variant === null ? formula : `${definition.variant}:${formula}`,
    numerator: current.numerator,
    denominator: current.denominator ?? 0,
    display: displayOf(current),
    ...earlierParts(before, then),
    numeratorRef: writeStatRef(scope, id, 'numerator'),
    denominatorRef: writeStatRef(scope, id, 'denominator'),
  };
}

type EarlierRate = ReturnType<typeof earlierRate>;

/** The two earlier rates as a figure has them; what was never registered has no parts. */
export const earlierParts = (
  before: EarlierRate,
  then: EarlierRate,
): Pick<
  RateFigure,
  | 'previousDisplay'
  | 'lastYearDisplay'
  | 'previousNumerator'
  | 'previousDenominator'
  | 'lastYearNumerator'
  | 'lastYearDenominator'
  | 'overPrevious'
  | 'overLastYear'
> => ({
  previousDisplay: before.display,
  lastYearDisplay: then.display,
  ...(before.parts === null
    ? {}
    : { previousNumerator: before.parts.numerator, previousDenominator: before.parts.denominator }),
  ...(then.parts === null
    ? {}
    : { lastYearNumerator: then.parts.numerator, lastYearDenominator: then.parts.denominator }),
  overPrevious: before.change,
  overLastYear: then.change,
});

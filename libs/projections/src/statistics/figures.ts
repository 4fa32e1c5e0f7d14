import {
  type Change,
  changeOf,
  displayOf,
  type IndicatorId,
  indicatorDefinition,
  type IndicatorValue,
} from '#domain';
import type { Measure } from './measures.js';
import type { Windows } from './period-code.js';
import type { CountFigure, FigureChange, RateFigure } from './report.js';
import { type StatScope, writeStatRef } from './stat-ref.js';
import { figureIn, measureIn, type Tally } from './tally.js';

/** The sums of a scope in its three windows. */
export type WindowTallies = { current: Tally; previous: Tally; lastYear: Tally };

/** What figures are taken from: the sums of the scope, and how to lead back to its petitions. */
export type Basis = {
  tallies: WindowTallies;
  /** Of the present sums, what was written down by hand. */
  byHand: Tally;
  windows: Windows;
  scope: StatScope;
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

/** What a rate counts above its line, as a count of its own: 退回 n 次. */
const counted = (figure: IndicatorValue): IndicatorValue =>
  indicatorDefinition(figure.id).kind === 'count'
    ? figure
    : { ...figure, id: 'X-01', denominator: null, value: String(figure.numerator) };

/** A count in its three windows. */
export function countFigure(measure: Measure, { tallies, byHand, scope }: Basis): CountFigure {
  const [current, previous, lastYear] = [tallies.current, tallies.previous, tallies.lastYear].map((tally) =>
    counted(measureIn(tally, measure)),
  ) as [IndicatorValue, IndicatorValue, IndicatorValue];
  return {
    key: measure.key,
    zh: measure.zh,
    current: current.numerator,
    previous: previous.numerator,
    lastYear: lastYear.numerator,
    manual: measureIn(byHand, measure).numerator,
    overPrevious: shownChange(changeOf(current, previous)),
    overLastYear: shownChange(changeOf(current, lastYear)),
    ref: writeStatRef(scope, measure.key),
  };
}

/** Counts of a breakdown; codes that occur in no window are left out. */
export const countFigures = (measures: readonly Measure[], basis: Basis): CountFigure[] =>
  measures
    .map((measure) => countFigure(measure, basis))
    .filter(({ current, previous, lastYear }) => current + previous + lastYear > 0);

/** A rate in its three windows. */
export function rateFigure(id: IndicatorId, { tallies, scope }: Basis): RateFigure {
  const definition = indicatorDefinition(id);
  const [current, previous, lastYear] = [
    figureIn(tallies.current, id),
    figureIn(tallies.previous, id),
    figureIn(tallies.lastYear, id),
  ];
  const formula = `${definition.numerator} ÷ ${definition.denominator ?? ''}`;
  return {
    id,
    zh: definition.zh,
    variant: definition.variant === null ? formula : `${definition.variant}:${formula}`,
    numerator: current.numerator,
    denominator: current.denominator ?? 0,
    display: displayOf(current),
    previousDisplay: displayOf(previous),
    lastYearDisplay: displayOf(lastYear),
    previousNumerator: previous.numerator,
    previousDenominator: previous.denominator ?? 0,
    lastYearNumerator: lastYear.numerator,
    lastYearDenominator: lastYear.denominator ?? 0,
    overPrevious: shownChange(changeOf(current, previous)),
    overLastYear: shownChange(changeOf(current, lastYear)),
    numeratorRef: writeStatRef(scope, id, 'numerator'),
    denominatorRef: writeStatRef(scope, id, 'denominator'),
  };
}

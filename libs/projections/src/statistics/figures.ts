import {
  type Change,
  changeOf,
  computeIndicator,
  displayOf,
  type IndicatorFacts,
  type IndicatorId,
  indicatorDefinition,
} from '#domain';
import { type Measure, valueOf } from './measures.js';
import type { Windows } from './period-code.js';
import type { CountFigure, FigureChange, RateFigure } from './report.js';
import { type StatScope, writeStatRef } from './stat-ref.js';

/** What figures are taken from: the rows of the scope in its three windows. */
export type Basis = { facts: readonly IndicatorFacts[]; windows: Windows; scope: StatScope };

const DIRECTIONS: Record<Change['direction'], FigureChange['direction']> = {
  up: 'up',
  down: 'down',
  level: 'flat',
  new: 'netIncrease',
  unknown: 'none',
};

const shown = ({ direction, zh }: Change): FigureChange => ({ direction: DIRECTIONS[direction], zh });

/** A count in its three windows. */
export function countFigure(measure: Measure, { facts, windows, scope }: Basis): CountFigure {
  const current = valueOf(measure, facts, windows.current);
  const previous = valueOf(measure, facts, windows.previous);
  const lastYear = valueOf(measure, facts, windows.lastYear);
  return {
    key: measure.key,
    zh: measure.zh,
    current: current.numerator,
    previous: previous.numerator,
    lastYear: lastYear.numerator,
    overPrevious: shown(changeOf(current, previous)),
    overLastYear: shown(changeOf(current, lastYear)),
    ref: writeStatRef(scope, measure.key),
  };
}

/** Counts of a breakdown; codes that occur in no window are left out. */
export const countFigures = (measures: readonly Measure[], basis: Basis): CountFigure[] =>
  measures
    .map((measure) => countFigure(measure, basis))
    .filter(({ current, previous, lastYear }) => current + previous + lastYear > 0);

/** A rate in its three windows. */
export function rateFigure(id: IndicatorId, { facts, windows, scope }: Basis): RateFigure {
  const definition = indicatorDefinition(id);
  const at = ({ period, asOf }: Windows[keyof Windows]) => computeIndicator(id, facts, period, asOf);
  const [current, previous, lastYear] = [at(windows.current), at(windows.previous), at(windows.lastYear)];
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
    overPrevious: shown(changeOf(current, previous)),
    overLastYear: shown(changeOf(current, lastYear)),
    numeratorRef: writeStatRef(scope, id, 'numerator'),
    denominatorRef: writeStatRef(scope, id, 'denominator'),
  };
}

export { changeOf } from './change.js';
export type { Change } from './change.js';
export {
  computeIndicator,
  computeIndicatorBy,
  displayOf,
  indicatorDefinition,
  indicatorMembers,
  isIndicatorId,
} from './compute.js';
export type { IndicatorMembers, IndicatorValue } from './compute.js';
export { INDICATORS } from './definitions.js';
export type { Aside } from './contributions.js';
export type { IndicatorDefinition } from './definition.js';
export type { IndicatorId } from './definitions.js';
export { indicatorFactsOf } from './facts-of.js';
export type { IndicatorFacts, MainClockFacts, NotifyFacts, SigningFacts } from './facts.js';
export { percent } from './fixed-point.js';
export { periodOf, periodZh, previousPeriod, samePeriodLastYear } from './periods.js';
export type { Period, PeriodKind } from './periods.js';

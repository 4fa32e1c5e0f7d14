export { changeOf, changeOfCount, changeOfRate } from './change.js';
export type { Change } from './change.js';
export {
  computeIndicator,
  computeIndicatorBy,
  displayOf,
  figureOfParts,
  indicatorDefinition,
  indicatorMembers,
  isIndicatorId,
} from './compute.js';
export type { IndicatorMembers, IndicatorValue } from './compute.js';
export { addsUpOverPeriods, INDICATOR_IDS, INDICATORS } from './definitions.js';
export type { Aside } from './contributions.js';
export type { IndicatorDefinition } from './definition.js';
export type { IndicatorId } from './definitions.js';
export { indicatorFactsOf } from './facts-of.js';
export { NOTHING_ASIDE } from './facts.js';
export type {
  AsideFacts,
  DueFacts,
  ExtensionFacts,
  IndicatorFacts,
  MainClockFacts,
  NotifyFacts,
  SigningFacts,
} from './facts.js';
export { withRepeats } from './outcome-facts.js';
export { percent, quotient } from './fixed-point.js';
export { periodOf, periodZh, previousPeriod, samePeriodLastYear, weekOf } from './periods.js';
export type { Period, PeriodKind } from './periods.js';
export { informationFigures } from './information.js';
export { OFFICE_INDICATORS } from './office-indicators.js';
export type { OfficeIndicatorId } from './office-indicators.js';
export type { InformationFacts, InformationFigures, IssueFacts, LevelFigures } from './information.js';
export { changedBasisNote } from './changed-basis.js';
export { lunarNote } from './lunar-new-year.js';
export {
  isSignalMeasure,
  risingSignals,
  SIGNAL_THRESHOLDS,
  signalMembers,
  signalNamed,
  signalsIn,
  signalsOf,
  signalSums,
} from './signals.js';
export type { ComparedCount, Signal, SignalKind } from './signals.js';

export {
  type FastLaneFacts,
  type FastLaneFigures,
  fastLaneFigures,
  type Share,
} from './fast-lane-figures.js';
export { SENSITIVE_PERIOD } from './sensitive-period.js';
export {
  covers,
  type FastLaneDues,
  fastLaneDues,
  inFastLane,
  isComplexInLane,
  type PeriodFacts,
  type PeriodScope,
  publicNoticeDue,
} from './coverage.js';
export {
  reportedDays,
  type ZeroReportPeriod,
  type ZeroReportStatus,
  zeroReportStatus,
  isToldOf,
} from './zero-reports.js';

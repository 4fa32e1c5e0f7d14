export { SENSITIVE_PERIOD } from './sensitive-period.js';
export {
  covers,
  type FastLaneDues,
  fastLaneDues,
  inFastLane,
  type PeriodFacts,
  type PeriodScope,
  publicNoticeDue,
} from './coverage.js';

export { ACCOUNTABILITY } from './accountability.js';
export { ANNUAL_TARGET } from './annual-target.js';
export {
  progressOf,
  type Reached,
  reachedOf,
  type ScoredTarget,
  targetPoints,
  type TargetProgress,
  targetScore,
  type TargetScore,
} from './score.js';
export { SCORE_ITEM, type ScoreItemState } from './score-item.js';
export {
  earnedHundredths,
  earnedOf,
  type ItemActual,
  placesOf,
  type SchemeItem,
  schemeScore,
  type SchemeScore,
} from './scheme.js';

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
  type RankMinimum,
  type SchemeItem,
  schemeScore,
  unrankedBecause,
  type SchemeScore,
} from './scheme.js';

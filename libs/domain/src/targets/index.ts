export { ACCOUNTABILITY } from './accountability.js';
export { ANNUAL_TARGET } from './annual-target.js';
export {
  progressOf,
  type Reached,
  reachedOf,
  type ScoredTarget,
  type TargetProgress,
  targetScore,
  type TargetScore,
} from './score.js';

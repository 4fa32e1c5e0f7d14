export { APPRAISALS } from './destruction-events.js';
export type { DestructionEvent, DestructionFile, DestructionState } from './destruction-events.js';
export { archivalCodeIn } from './decide.js';
export { DESTRUCTION } from './destruction.js';
export { type DestructionObstacle, type FiledPetition, obstaclesTo } from './filed-petition.js';
export { isRetention, keptUntil, type Retention, RETENTION_PERIODS } from './retention-periods.js';

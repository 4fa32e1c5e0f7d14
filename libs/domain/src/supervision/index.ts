export { SUPERVISION } from './supervision.js';
export type { SupervisionCommand, SupervisionCommandOf } from './commands.js';
export type { SupervisionEvent } from './events.js';
export type { SupervisionState } from './state.js';
export { type SupervisionLetter, supervisionLetters } from './letters.js';
export { missingOpinions } from './decide-write-off.js';
export { type FastSummary, fastSummary, type FourFast, fourFastOf } from './four-fast.js';

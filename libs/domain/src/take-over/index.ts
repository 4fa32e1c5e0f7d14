export * from './take-over.js';
export type { TakeoverState } from './take-over-events.js';

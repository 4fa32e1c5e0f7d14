export * from './clock.js';
export * from './clock-kinds.js';
export * from './open-clock.js';
export * from './light.js';
export * from './ladder.js';
export * from './explain.js';
export * from './minute-clock.js';

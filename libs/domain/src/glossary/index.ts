/**
 * Chinese ↔ English, once: terms and every code list with its labels. Safe for a browser, imports nothing.
 */
export * from './label.js';
export * from './limits.js';
export * from './terms.js';
export * from './arrival.js';
export * from './triage.js';
export * from './roads.js';
export * from './statuses.js';
export * from './handling.js';
export * from './checks.js';
export * from './ways-out.js';
export * from './clocks.js';
export * from './categories.js';
export * from './papers.js';
export * from './supervision.js';
export * from './office-work.js';
export * from './parameters.js';
export * from './places.js';

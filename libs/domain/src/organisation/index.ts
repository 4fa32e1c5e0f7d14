export * from './organisation-events.js';
export * from './organisation-state.js';
export * from './decide-organisation.js';
export * from './designation.js';

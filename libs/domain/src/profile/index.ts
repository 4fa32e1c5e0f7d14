export * from './profile-events.js';
export * from './profile-state.js';
export * from './profiles.js';
export * from './decide-profile.js';

export * from './calendar-events.js';
export * from './calendar-state.js';
export * from './decide-calendar.js';
export * from './moved-clocks.js';

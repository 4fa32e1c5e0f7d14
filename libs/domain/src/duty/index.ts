export { DUTY_SHIFT } from './duty-shift.js';
export { INCIDENT, reportFaults } from './incident.js';
export { type PlannedShift, type RosterGap, rosterGaps, shiftAt } from './roster.js';

import type { Story } from '../story.js';
import { ADMISSIONS } from './admissions.js';
import { APPOINTMENTS_UNDER_WAY } from './appointments-under-way.js';
import { APPOINTMENTS } from './appointments.js';
import { CLAIMS_UNDER_WAY } from './claims-under-way.js';
import { CLAIMS_CLOSED } from './claims.js';
import { CONDUCT_UNDER_WAY } from './conduct-under-way.js';
import { CONDUCT } from './conduct.js';
import { ELECTIONS_UNDER_WAY } from './elections-under-way.js';
import { ELECTIONS } from './elections.js';
import { OTHER_ROADS } from './other-roads.js';
import { SUGGESTIONS } from './suggestions.js';
import { TWO_FEES } from './two-fees.js';
import { VETERANS } from './veterans.js';

/** Every petition that was written by hand. */
export const WRITTEN: readonly Story[] = [
  ...APPOINTMENTS,
  ...APPOINTMENTS_UNDER_WAY,
  ...ADMISSIONS,
  ...ELECTIONS,
  ...ELECTIONS_UNDER_WAY,
  ...TWO_FEES,
  ...VETERANS,
  ...CONDUCT,
  ...CONDUCT_UNDER_WAY,
  ...SUGGESTIONS,
  ...OTHER_ROADS,
  ...CLAIMS_CLOSED,
  ...CLAIMS_UNDER_WAY,
];

export { PUBLICATION } from './publication.js';
export { STAT_EXCLUSION } from './stat-exclusion.js';

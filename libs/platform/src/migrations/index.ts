import type { MigrationClass } from '../database.js';
import { CreateBackupRuns1764410400000 } from './create-backup-runs.js';
import { CreateSchemas1763700000100 } from './create-schemas.js';

/** The migrations of the platform; the first of them is the first in the business database. */
export const platformMigrations: MigrationClass[] = [
  CreateSchemas1763700000100,
  CreateBackupRuns1764410400000,
];

import type { MigrationClass } from '../database.js';
import { CreateSchemas1763700000100 } from './create-schemas.js';

/** The migrations of the platform; first in the business database. */
export const platformMigrations: MigrationClass[] = [CreateSchemas1763700000100];

import type { MigrationClass } from '#platform';
import { CreateIdentity1763700000300 } from './create-identity.js';

/** Migrations of identity, in order. */
export const identityMigrations: MigrationClass[] = [CreateIdentity1763700000300];

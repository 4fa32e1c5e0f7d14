import type { MigrationClass } from '#platform';
import { CreateIdentity1763700000300 } from './create-identity.js';
import { TellLastSignIn1796150400000 } from './tell-last-sign-in.js';

/** Migrations of identity, in order. */
export const identityMigrations: MigrationClass[] = [
  CreateIdentity1763700000300,
  TellLastSignIn1796150400000,
];

import type { MigrationClass } from '#platform';
import { CreateIdentity1763700000300 } from './create-identity.js';
import { KeepFormerNames1796169600000 } from './keep-former-names.js';
import { NameTheBookTakenOut1796229000000 } from './name-the-book-taken-out.js';
import { TellLastSignIn1796150400000 } from './tell-last-sign-in.js';

/** Migrations of identity, in order. */
export const identityMigrations: MigrationClass[] = [
  CreateIdentity1763700000300,
  TellLastSignIn1796150400000,
  KeepFormerNames1796169600000,
  NameTheBookTakenOut1796229000000,
];

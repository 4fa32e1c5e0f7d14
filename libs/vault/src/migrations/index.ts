import { CreateVault1763700000900 } from './1763700000900-create-vault.js';
import { CreateRootWrap1796000003000 } from './1796000003000-create-root-wrap.js';

/** Migrations of the keys database, in order. */
export const vaultMigrations = [CreateVault1763700000900, CreateRootWrap1796000003000];

import { CreateVault1763700000900 } from './1763700000900-create-vault.js';

/** Migrations of the keys database, in order. */
export const vaultMigrations = [CreateVault1763700000900];

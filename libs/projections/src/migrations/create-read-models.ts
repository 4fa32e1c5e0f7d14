import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POLICIES_SQL } from './policies.sql.js';
import { PUT_PETITIONS_SQL } from './put-petitions.sql.js';
import { TABLES_SQL } from './tables.sql.js';

/** The read models of petitions with their row-level security and the one function that writes them. */
export class CreateReadModels1763700000400 implements MigrationInterface {
  readonly name = 'CreateReadModels1763700000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES_SQL);
    await runner.query(POLICIES_SQL);
    await runner.query(PUT_PETITIONS_SQL);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_GROUP_SQL } from './append-group.sql.js';

/** The append in one statement without a function, and several appends in one transaction (eventstore.md §5.9). */
export class CreateAppendGroup1795953600100 implements MigrationInterface {
  name = 'CreateAppendGroup1795953600100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPEND_GROUP_SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

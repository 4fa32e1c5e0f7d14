import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_SQL } from './append.sql.js';
import { GUARDS_SQL } from './guards.sql.js';
import { TABLES_SQL } from './tables.sql.js';

/** The event store: tables, append, guards and grants (eventstore.md §5.1, §5.2, §5.0 no. 14 and 15). */
export class CreateEventStore1763700000200 implements MigrationInterface {
  name = 'CreateEventStore1763700000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [TABLES_SQL, APPEND_SQL, GUARDS_SQL]) await runner.query(sql);
  }

  /** Forward only: events are not dropped by a program. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

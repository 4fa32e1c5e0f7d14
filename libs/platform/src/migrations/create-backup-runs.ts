import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When backups ran and how they ended, so that nobody has to remember whether one did. */
export class CreateBackupRuns1764410400000 implements MigrationInterface {
  name = 'CreateBackupRuns1764410400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists ops;
      create table ops.backup_run (
        id bigint generated always as identity primary key,
        started_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        file text,
        events bigint,
        bytes bigint,
        -- null while it runs or was cut off
        ok boolean,
        error text
      );
      create index backup_run_by_end on ops.backup_run (finished_at) where ok;
      grant usage on schema ops to xf_store;
      grant select, insert on ops.backup_run to xf_store;
      grant update (finished_at, file, events, bytes, ok, error) on ops.backup_run to xf_store;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

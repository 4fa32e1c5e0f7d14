import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names that an organisation bore before, each with its last day: what its events say, where papers are made. */
export class KeepFormerNames1796169600000 implements MigrationInterface {
  name = 'KeepFormerNames1796169600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table idn.organisation add column former_names jsonb not null default '[]'`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

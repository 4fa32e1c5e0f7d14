import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far recurring work has come: small facts of one line each. */
export class CreateMarks1764410400070 implements MigrationInterface {
  readonly name = 'CreateMarks1764410400070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.mark (name text primary key, value text not null, at timestamptz not null);
      alter table jobs.mark enable row level security;
      alter table jobs.mark force row level security;
      create policy mark_store on jobs.mark to xf_store, current_user using (true) with check (true);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

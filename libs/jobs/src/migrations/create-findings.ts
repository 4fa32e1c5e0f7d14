import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of §1.7 the machine has seen, and what came of it: once for each petition, cause and thing. */
export class CreateFindings1764410400072 implements MigrationInterface {
  readonly name = 'CreateFindings1764410400072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.finding (
        petition_id uuid not null,
        cause text not null,
        key text not null,
        action text not null check (action in ('supervise', 'ask')),
        found_at timestamptz not null default now(),
        primary key (petition_id, cause, key)
      );
      alter table jobs.finding enable row level security;
      alter table jobs.finding force row level security;
      create policy finding_store on jobs.finding to xf_store, current_user using (true) with check (true);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

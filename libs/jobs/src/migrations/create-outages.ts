import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a way out of the house is shut for the messages of an organisation: from when to when, and who was told. */
export class CreateOutages1796270000000 implements MigrationInterface {
  readonly name = 'CreateOutages1796270000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.outage (
        outage_id uuid primary key default gen_random_uuid(),
        org_id int not null references idn.organisation,
        channel text not null check (channel in ('email', 'sms')),
        since timestamptz not null default now(),
        -- a code of ours, never what a gateway said
        last_error text not null,
        ended_at timestamptz,
        told_at timestamptz,
        end_told_at timestamptz
      );
      create unique index outage_open on jobs.outage (org_id, channel) where ended_at is null;
      create index outage_to_tell on jobs.outage (since) where end_told_at is null;
      alter table jobs.outage enable row level security;
      alter table jobs.outage force row level security;
      create policy outage_store on jobs.outage to xf_store, current_user using (true) with check (true);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

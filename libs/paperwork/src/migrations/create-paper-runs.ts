import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers of many petitions made in one run: what was asked, how far it is, what was left out and why. */
export class CreatePaperRuns1796001100100 implements MigrationInterface {
  readonly name = 'CreatePaperRuns1796001100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.paper_run (
        run_id uuid primary key,
        org_id int not null,
        account_id uuid not null,
        code text not null,
        form text not null check (form in ('docx', 'pdf')),
        -- also kept as drafts on their petitions
        drafting boolean not null,
        -- of the fields and of the files; destroyed with the run
        key_id uuid not null,
        sealed_fields bytea not null,
        status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
        created_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        -- who works on it, and until when nobody else does
        holder uuid,
        held_until timestamptz
      );
      create index paper_run_of on jobs.paper_run (account_id, created_at desc);
      create index paper_run_open on jobs.paper_run (created_at) where status in ('waiting', 'running');
      create table jobs.paper_run_item (
        run_id uuid not null references jobs.paper_run on delete cascade,
        at int not null,
        petition_id uuid not null,
        outcome text check (outcome in ('made', 'left')),
        reason text,
        primary key (run_id, at)
      );
      alter table jobs.paper_run enable row level security;
      alter table jobs.paper_run force row level security;
      create policy paper_run_store on jobs.paper_run to xf_store, current_user using (true) with check (true);
      alter table jobs.paper_run_item enable row level security;
      alter table jobs.paper_run_item force row level security;
      create policy paper_run_item_store on jobs.paper_run_item to xf_store, current_user using (true) with check (true);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

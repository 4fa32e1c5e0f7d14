import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which running clocks another calendar has moved, for the letters to petitioners; derived from the deadlines' streams. */
export class CreateMovedDays1796000000600 implements MigrationInterface {
  readonly name = 'CreateMovedDays1796000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.moved_day (
        petition_id uuid not null,
        clock_id text not null,
        clock_kind text not null,
        -- the day that was known before: the legal one, or the nominal one while it was provisional
        before_on date not null,
        after_on date not null,
        calendar_version text not null,
        moved_at timestamptz not null default now(),
        primary key (petition_id, clock_id, calendar_version)
      );
      create index moved_day_newest on jobs.moved_day (moved_at desc);
      grant select on jobs.moved_day to xf_reader;
      alter table jobs.moved_day enable row level security;
      alter table jobs.moved_day force row level security;
      create policy moved_day_store on jobs.moved_day to xf_store, current_user using (true) with check (true);
      create policy moved_day_reader on jobs.moved_day for select to xf_reader
        using (exists (select from rm.petition p where p.petition_id = moved_day.petition_id));
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

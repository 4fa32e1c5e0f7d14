import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Timers of the clocks that run by minutes (§1.9, O-80): derived and disposable, like those of the days. */
export class CreateUrgentTimers1796000000500 implements MigrationInterface {
  readonly name = 'CreateUrgentTimers1796000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jobs.urgent_timer (
        petition_id uuid not null,
        clock_id text not null,
        rung text not null check (rung in ('1/2', '1/5', '0')),
        at timestamptz not null,
        outcome text check (outcome in ('sent', 'superseded')),
        -- nobody was there to be told: ask again then
        not_before timestamptz,
        primary key (petition_id, clock_id, rung)
      );
      create index urgent_timer_to_come on jobs.urgent_timer (at) where outcome is null;
      alter table jobs.urgent_timer enable row level security;
      alter table jobs.urgent_timer force row level security;
      create policy urgent_timer_store on jobs.urgent_timer to xf_store, current_user using (true) with check (true);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

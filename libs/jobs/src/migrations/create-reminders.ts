import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Timers (derived, disposable) and reminders (what was sent, and whether it was read); the schema `jobs` is the platform's. */
export class CreateReminders1763700000500 implements MigrationInterface {
  readonly name = 'CreateReminders1763700000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(GUARDS);
  }

  /** Forward only: what was sent to whom is not dropped by a program. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const TABLES = `
  -- Rungs of running clocks, derived from events and made again whenever one of them moves. Only an index of where
  -- to look: whether a reminder is due is judged on the stream itself, in the transaction that sends it.
  create table jobs.timer (
    petition_id uuid not null,
    clock_id text not null,
    rung text not null,
    -- the due day that the rung counts to: nominal before it, legal after it
    due date not null,
    on_date date not null,
    level text not null check (level in ('handler', 'section', 'deputyLeader', 'supervision')),
    calendar_version text not null,
    -- null = still to come
    outcome text check (outcome in ('sent', 'superseded')),
    -- nobody was there to be reminded: ask again then
    not_before timestamptz,
    primary key (petition_id, clock_id, rung)
  );
  create index timer_to_come on jobs.timer (on_date, petition_id) where outcome is null;

  -- The insertion is the claim to send: once for each clock, rung and receiver. A due day that moves (an extension,
  -- a new calendar) is counted to anew, hence \`due\` in the key (domain.md §4.5 rule 4).
  create table jobs.reminder (
    reminder_id uuid primary key,
    seq bigint generated always as identity,
    petition_id uuid not null,
    org_id int not null,
    clock_id text not null,
    clock_kind text not null,
    rung text not null,
    due date not null,
    receiver uuid not null,
    kind text not null check (kind in ('reminder', 'urge', 'escalation', 'notice')),
    display_no text not null,
    -- number, what, when, days left, article: never a name or content (domain.md §10 no. 26)
    sentence text not null,
    created_at timestamptz not null default clock_timestamp(),
    read_at timestamptz,
    constraint reminder_once unique (petition_id, clock_id, due, rung, receiver)
  );
  create index reminder_inbox on jobs.reminder (receiver, seq desc);
  create index reminder_unread on jobs.reminder (receiver) where read_at is null;
`;

// A reader has his own reminders only, and none of a petition that he may not (or no longer) see: the sub-select
// stands under the policy of rm.petition, exclusion included (R-20, R-21, O-23).
const GUARDS = `
  grant usage on schema jobs to xf_reader;
  grant select on jobs.reminder to xf_reader;
  alter table jobs.timer enable row level security;
  alter table jobs.timer force row level security;
  alter table jobs.reminder enable row level security;
  alter table jobs.reminder force row level security;
  create policy timer_store on jobs.timer to xf_store, current_user using (true) with check (true);
  create policy reminder_store on jobs.reminder to xf_store, current_user using (true) with check (true);
  create policy reminder_reader on jobs.reminder for select to xf_reader using (
    receiver = (select nullif(current_setting('xf.account', true), '')::uuid)
    and exists (select from rm.petition p where p.petition_id = reminder.petition_id));
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices without a petition, petitions that stand still, minutes as well as days, and the ways out of the house. */
export class CreateDelivery1764410400071 implements MigrationInterface {
  readonly name = 'CreateDelivery1764410400071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(STUCK);
    await runner.query(DISPATCHES);
  }

  /** Forward only: what was sent to whom is not dropped by a program. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

const NOTICES = `
  -- a notice to a person about the system itself, such as a year without its holidays
  alter table jobs.reminder alter column petition_id drop not null;
  drop policy reminder_reader on jobs.reminder;
  create policy reminder_reader on jobs.reminder for select to xf_reader using (
    receiver = (select nullif(current_setting('xf.account', true), '')::uuid)
    and (petition_id is null or exists (select from rm.petition p where p.petition_id = reminder.petition_id)));
  create index reminder_by_petition on jobs.reminder (petition_id, seq);

  -- the moment of a rung that counts minutes (K-08); null = its day
  alter table jobs.timer add column at timestamptz;
  create index timer_to_come_at on jobs.timer (at, petition_id) where outcome is null and at is not null;

  -- what stands in the inbox reaches open pages at once
  create function jobs.tell_receiver() returns trigger language plpgsql set search_path = '' as $$
  begin
    perform pg_notify('xf_live', 'inbox:' || new.receiver);
    return null;
  end $$;
  create trigger reminder_live after insert on jobs.reminder for each row execute function jobs.tell_receiver();
`;

const STUCK = `
  -- Open petitions without an owner or without anything that comes due: found by the sweeper, gone when they are mended.
  create table jobs.stuck (
    petition_id uuid not null,
    reason text not null check (reason in ('noOwner', 'ownerGone', 'nothingDue', 'noTimer', 'unheard')),
    since timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (petition_id, reason)
  );
  grant select on jobs.stuck to xf_reader;
  alter table jobs.stuck enable row level security;
  alter table jobs.stuck force row level security;
  create policy stuck_store on jobs.stuck to xf_store, current_user using (true) with check (true);
  create policy stuck_reader on jobs.stuck for select to xf_reader
    using (exists (select from rm.petition p where p.petition_id = stuck.petition_id));
`;

const DISPATCHES = `
  -- where a person wants to hear of his reminders beside the page
  create table jobs.contact (
    account_id uuid primary key references idn.account,
    email text,
    phone text,
    by_email boolean not null default false,
    by_sms boolean not null default false,
    updated_at timestamptz not null default now()
  );

  -- One message to one person by one way. The unique key is the claim: one digest a day, one message for each urgent line.
  create table jobs.dispatch (
    dispatch_id uuid primary key,
    receiver uuid not null references idn.account,
    channel text not null check (channel in ('email', 'sms')),
    kind text not null check (kind in ('digest', 'urgent')),
    claim text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dead')),
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    -- a code of ours, never what a gateway said
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    constraint dispatch_once unique (receiver, channel, kind, claim)
  );
  create index dispatch_to_send on jobs.dispatch (next_at) where state in ('waiting', 'failed');
  create index dispatch_by_receiver on jobs.dispatch (receiver, channel, created_at desc);

  create table jobs.dispatch_line (
    channel text not null,
    reminder_id uuid not null references jobs.reminder,
    dispatch_id uuid not null references jobs.dispatch,
    primary key (channel, reminder_id)
  );
  create index dispatch_lines on jobs.dispatch_line (dispatch_id);
  ${['contact', 'dispatch', 'dispatch_line']
    .map(
      (table) => `
  alter table jobs.${table} enable row level security;
  alter table jobs.${table} force row level security;
  create policy ${table}_store on jobs.${table} to xf_store, current_user using (true) with check (true);`,
    )
    .join('')}
`;

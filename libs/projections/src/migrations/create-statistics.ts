import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTED, visible } from './policies.sql.js';

const GUARDS = 'org_id, zone, unnamed, registrar_id';

const UNKNOWN_THEN = {
  handlerId: null,
  place: null,
  anonymous: false,
  realName: false,
  resultRequired: false,
  repeatOf: null,
  acceptedOn: null,
  contactedOn: null,
  openFrom: null,
  finishedOn: null,
  feedback: null,
  reporterFeedback: null,
  assignedOn: null,
  extensions: [],
  opinion: null,
  performed: false,
  observedUntil: null,
  repeatedOn: [],
  urgedOn: [],
  supervisedOn: [],
  supervisionRounds: [],
  reviewRequestedOn: [],
  leaderCase: null,
  inspectedOn: [],
  publication: null,
};

/**
 * What the figures need beside the present facts: facts that stand in other streams (a later repeat, a supervision), the
 * history of each row, and sums by organisation and window that are kept right by what changed since.
 */
export class CreateStatistics1795945200070 implements MigrationInterface {
  readonly name = 'CreateStatistics1795945200070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table rm.fact_aside (
  petition_id uuid not null,
  kind text not null check (kind in ('repeated', 'urged', 'supervised', 'round', 'reviewRequested', 'leaderCase', 'inspected', 'publication')),
  -- who says so: a petition, a supervision, an inspection
  source text not null,
  on_date date,
  due_on date,
  done_on date,
  provisional boolean not null default false,
  primary key (petition_id, kind, source)
);
create index fact_aside_by_source on rm.fact_aside (source);
-- days only, and no reader has a use for them
revoke all on rm.fact_aside from xf_reader;

create function rm.asides_of(petition uuid) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'repeatedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'repeated'), '[]'),
    'urgedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'urged'), '[]'),
    'supervisedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'supervised'), '[]'),
    'reviewRequestedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'reviewRequested'), '[]'),
    'inspectedOn', coalesce(jsonb_agg(a.on_date order by a.on_date) filter (where a.kind = 'inspected'), '[]'),
    'supervisionRounds', coalesce(jsonb_agg(jsonb_build_object('legalDue', a.due_on, 'provisional', a.provisional,
      'doneOn', a.done_on) order by a.due_on, a.source) filter (where a.kind = 'round'), '[]'),
    'leaderCase', (array_agg(jsonb_build_object('assignedOn', a.on_date, 'endedOn', a.done_on) order by a.on_date desc)
      filter (where a.kind = 'leaderCase'))[1],
    'publication', (array_agg(jsonb_build_object('dueOn', a.due_on, 'publishedOn', a.done_on) order by a.due_on desc)
      filter (where a.kind = 'publication'))[1])
  from rm.fact_aside a where a.petition_id = petition
$$;

-- each state of a row: from when it was recorded until another replaced it; the guards are always those of today
create table rm.fact_history (
  petition_id uuid not null,
  seq bigint generated always as identity,
  tx bigint not null,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  org_id int not null,
  zone text not null,
  unnamed boolean not null,
  registrar_id uuid not null,
  received_on date not null,
  first_on date not null,
  last_on date not null,
  facts jsonb not null,
  primary key (petition_id, seq)
) with (fillfactor = 90);
create index fact_history_changed on rm.fact_history (org_id, tx);
create index fact_history_by_days on rm.fact_history (org_id, last_on, first_on);
alter table rm.fact_history enable row level security;
alter table rm.fact_history force row level security;
create policy fact_history_store on rm.fact_history to xf_store, current_user using (true) with check (true);
create policy fact_history_reader on rm.fact_history for select to xf_reader using (${visible(COUNTED)});

-- sums of the figures of one organisation's rows over one window, as they stood below a transaction
create table rm.stat_tally (
  org_id int not null,
  restricted boolean not null,
  axis text not null,
  first_on date not null,
  last_on date not null,
  as_of date not null,
  below_tx bigint not null,
  used_on date not null,
  tally jsonb not null,
  primary key (org_id, restricted, axis, first_on, last_on, as_of)
);
revoke all on rm.stat_tally from xf_reader;

create function rm.lay_asides() returns trigger language plpgsql set search_path = '' as $$
declare
  bounds record;
begin
  if not exists (select from rm.fact_aside a where a.petition_id = new.petition_id) then
    return new;
  end if;
  new.facts := new.facts || rm.asides_of(new.petition_id);
  -- a case that a leader has taken on is looked at until it is struck off
  select min(d) as first, max(case when a.kind = 'leaderCase' and a.done_on is null then '9999-12-31'::date else d end) as last
    into bounds
    from rm.fact_aside a, unnest(array[a.on_date, a.due_on, a.done_on]) d where a.petition_id = new.petition_id;
  new.first_on := least(new.first_on, bounds.first);
  new.last_on := greatest(new.last_on, bounds.last);
  return new;
end $$;
create trigger lay_asides before insert or update on rm.fact for each row execute function rm.lay_asides();

-- a repeat is laid beside the petition that it repeats
create function rm.link_repeat() returns trigger language plpgsql set search_path = '' as $$
declare
  earlier uuid := case when tg_op <> 'DELETE' then (new.facts ->> 'repeatOf')::uuid end;
  before uuid := case when tg_op <> 'INSERT' then (old.facts ->> 'repeatOf')::uuid end;
begin
  if before is not null and (before is distinct from earlier) then
    delete from rm.fact_aside a where a.petition_id = before and a.kind = 'repeated' and a.source = old.petition_id::text;
    update rm.fact f set facts = f.facts || rm.asides_of(before) where f.petition_id = before;
  end if;
  if earlier is null or (tg_op = 'UPDATE' and before = earlier and old.received_on = new.received_on) then
    return null;
  end if;
  insert into rm.fact_aside as a (petition_id, kind, source, on_date) values (earlier, 'repeated', new.petition_id::text, new.received_on)
    on conflict (petition_id, kind, source) do update set on_date = excluded.on_date where a.on_date <> excluded.on_date;
  update rm.fact f set facts = f.facts where f.petition_id = earlier;
  return null;
end $$;
create trigger link_repeat after insert or update or delete on rm.fact for each row execute function rm.link_repeat();

create function rm.keep_history() returns trigger language plpgsql set search_path = '' as $$
declare
  at timestamptz;
begin
  if coalesce(current_setting('xf.history', true), '') = 'off' then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    if (old.org_id, old.zone, old.unnamed, old.registrar_id) is distinct from (new.org_id, new.zone, new.unnamed, new.registrar_id) then
      update rm.fact_history h set org_id = new.org_id, zone = new.zone, unnamed = new.unnamed, registrar_id = new.registrar_id
       where h.petition_id = new.petition_id;
    elsif old.facts = new.facts then
      return null;
    end if;
  end if;
  select coalesce(p.updated_at, clock_timestamp()) into at from rm.petition p where p.petition_id = new.petition_id;
  at := coalesce(at, clock_timestamp());
  update rm.fact_history h set replaced_at = greatest(at, h.recorded_at) where h.petition_id = new.petition_id and h.replaced_at is null;
  insert into rm.fact_history (petition_id, tx, recorded_at, ${GUARDS}, received_on, first_on, last_on, facts)
    values (new.petition_id, es.offset_tx(), at, new.org_id, new.zone, new.unnamed, new.registrar_id, new.received_on,
      new.first_on, new.last_on, new.facts);
  return null;
end $$;
create trigger keep_history after insert or update on rm.fact for each row execute function rm.keep_history();

-- rows of an older program lack what it did not know; a rebuild fills it in
alter table rm.fact disable trigger keep_history;
update rm.fact set facts = '${JSON.stringify(UNKNOWN_THEN)}'::jsonb || facts;
alter table rm.fact enable trigger keep_history;
insert into rm.fact_history (petition_id, tx, recorded_at, ${GUARDS}, received_on, first_on, last_on, facts)
  select f.petition_id, es.offset_tx(), coalesce(p.updated_at, clock_timestamp()), f.org_id, f.zone, f.unnamed, f.registrar_id,
    f.received_on, f.first_on, f.last_on, f.facts
  from rm.fact f join rm.petition p using (petition_id);
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

/** Tables of the read models; the schema `rm` is the platform's. Frozen: a later change is a later migration. */
export const TABLES_SQL = `
create table rm.petition (
  petition_id uuid primary key,
  -- by these four, with access and exclusion, row-level security judges
  org_id int not null,
  zone text not null check (zone in ('general', 'accusation', 'sealed')),
  unnamed boolean not null,
  registrar_id uuid not null,

  petition_no text not null,
  display_no text not null,
  channel text not null,
  origin text not null,
  via12380 boolean not null,
  anonymity text not null,
  petitioner_count int not null,
  class text not null,
  appeal_kind text,
  category_code text not null,
  key_area text,
  status text not null,
  disposition text,
  intake_decision text,
  received_on date not null,
  registered_on date not null,
  visitor_count int,
  repeat boolean not null,
  urgent boolean not null,
  history boolean not null,
  is_open boolean not null,
  handler_id uuid,
  -- the handler and his co-handlers
  handler_ids uuid[] not null,
  parent_id uuid,
  repeat_of uuid,
  version int not null,
  updated_at timestamptz not null,

  -- the most urgent running clock of ours; its light turns on these days (domain.md §4.5)
  next_clock text,
  next_kind text,
  next_nominal date,
  next_legal date,
  next_provisional boolean not null,
  next_yellow_on date,
  next_orange_on date,
  next_due date generated always as (coalesce(next_legal, next_nominal)) stored,

  -- steps that somebody has yet to take, as commands
  awaits text[] not null,
  -- where it waits for the examiner, as judged on the day of the last event
  gate text,
  gate_round int,
  gate_since date,
  gate_failed_hard int,
  gate_awaiting int,

  -- title and name, each sealed under the petition's key; no name outside the general zone
  sealed bytea,
  sealed_name bytea,
  name_erased boolean
) with (fillfactor = 85);
alter table rm.petition alter column sealed set storage external, alter column sealed_name set storage external;
create index petition_by_receipt on rm.petition (received_on desc, petition_id desc);
create index petition_by_due on rm.petition ((coalesce(next_due, '9999-12-31'::date)), petition_id);
create index petition_by_update on rm.petition (updated_at desc, petition_id desc);
create index petition_by_status on rm.petition (status, received_on desc, petition_id desc);
create index petition_by_org on rm.petition (org_id, received_on desc, petition_id desc);
create index petition_by_handler on rm.petition (handler_id, received_on desc);
create index petition_waiting on rm.petition (org_id) where awaits <> '{}';
create index petition_by_display_no on rm.petition (display_no);

create table rm.clock (
  petition_id uuid not null references rm.petition on delete cascade,
  clock_id text not null,
  org_id int not null,
  zone text not null,
  unnamed boolean not null,
  registrar_id uuid not null,
  kind text not null,
  started_on date not null,
  budget int not null,
  unit text not null check (unit in ('day', 'workday')),
  extended_days int not null,
  nominal_due date not null,
  legal_due date,
  provisional boolean not null,
  yellow_on date not null,
  orange_on date not null,
  stopped_on date,
  -- of the petitioner: when it ends nobody is late
  petitioners boolean not null,
  primary key (petition_id, clock_id)
);
create index clock_running on rm.clock (coalesce(legal_due, nominal_due), petition_id) where stopped_on is null;

-- who may see it beside the rule of its zone 知悉范围
create table rm.access (
  petition_id uuid not null references rm.petition on delete cascade,
  account_id uuid not null,
  reason text not null,
  primary key (petition_id, account_id)
);
create index access_by_account on rm.access (account_id, petition_id);

-- who may never see it: the accused, and those with a confirmed conflict as such (R-20, R-21)
create table rm.exclusion (
  petition_id uuid not null references rm.petition on delete cascade,
  account_id uuid not null,
  primary key (petition_id, account_id)
);
create index exclusion_by_account on rm.exclusion (account_id, petition_id);

-- blind indexes of those who petition, for repeats; never of the accused
create table rm.identifier (
  petition_id uuid not null references rm.petition on delete cascade,
  subject_id uuid not null,
  kind text not null check (kind in ('name', 'idNo', 'phone')),
  mac text not null,
  primary key (petition_id, subject_id, kind)
);
create index identifier_by_mac on rm.identifier (kind, mac);

-- what the indicators know of a petition (domain: IndicatorFacts); first and last day that any of them looks at
create table rm.fact (
  petition_id uuid primary key references rm.petition on delete cascade,
  org_id int not null,
  zone text not null,
  unnamed boolean not null,
  registrar_id uuid not null,
  received_on date not null,
  registered_on date not null,
  first_on date not null,
  last_on date not null,
  facts jsonb not null
);
create index fact_by_days on rm.fact (last_on, first_on);

create table rm.verdict (
  petition_id uuid not null references rm.fact on delete cascade,
  gate text not null,
  round int not null,
  check_code text not null,
  value text not null,
  judged_on date not null,
  org_id int not null,
  primary key (petition_id, gate, round, check_code)
);
create index verdict_by_day on rm.verdict (judged_on);

-- Search has no policy: a non-leakproof operator under one never uses its index. Ids and blind tokens only,
-- always joined to the protected register.
create table rm.search (
  petition_id uuid primary key,
  tokens tsvector not null,
  -- how many pairs of characters the text has, for likeness
  text_pairs int not null
);
create index search_tokens on rm.search using gin (tokens);
create table rm.search_part (
  petition_id uuid not null,
  -- number, text, person/<subject>
  part text not null,
  role text,
  tokens text[] not null,
  pairs int not null default 0,
  primary key (petition_id, part)
);
`;

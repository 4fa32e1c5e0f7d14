/** How many hash partitions the events have; fixed with the first migration. */
export const PARTITIONS = 16;

/** Tables of the store. Frozen: a later change is a later migration. */
export const TABLES_SQL = `
create schema if not exists es;

create table es.settings (
  one boolean primary key default true check (one),
  -- added to every transaction id, so that a restored database continues after its own events
  xid_offset bigint not null default 0,
  -- how far recorded_at may lie behind the clock; widened only for databases with simulated time
  recorded_skew interval not null default '15 minutes'
);
insert into es.settings default values;

-- one row per stream: the only lock that a writer takes; version and head are not indexed, so updates are HOT
create table es.stream (
  stream_id uuid primary key,
  tenant_id int not null,
  category text not null,
  version int not null check (version >= 0),
  head_hash bytea not null,
  -- the transaction of the newest event: a later version never sorts before an earlier one
  last_tx bigint not null,
  state smallint not null default 0 check (state in (0, 1, 2)),
  created_at timestamptz not null default clock_timestamp()
) with (fillfactor = 80);
comment on column es.stream.state is '0 open, 1 closed (append refused), 2 archived';

create sequence es.position;

create table es.event (
  stream_id uuid not null,
  version int not null,
  tx bigint not null,
  position bigint not null default nextval('es.position'),
  tenant_id int not null,
  category text not null,
  type text not null,
  schema_version smallint not null,
  chain_alg smallint not null,
  event_id uuid not null,
  command_id uuid not null,
  recorded_at timestamptz not null,
  data jsonb not null,
  metadata jsonb not null,
  sealed bytea,
  hash bytea not null,
  primary key (stream_id, version)
) partition by hash (stream_id);
-- ciphertext does not compress
alter table es.event alter column sealed set storage external;
comment on column es.event.tx is 'transaction id plus es.settings.xid_offset; order of all events is (tx, position)';

do $$
begin
  for i in 0..${PARTITIONS - 1} loop
    -- insert-only: without these, vacuum would first come when wrap-around threatens (section 5.5)
    execute format(
      'create table es.event_p%s partition of es.event for values with (modulus ${PARTITIONS}, remainder %s)
       with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_freeze_min_age = 0)', i, i);
  end loop;
  begin
    alter table es.event alter column data set compression lz4;
  exception when feature_not_supported then null; -- a server built without LZ4 keeps pglz
  end;
end $$;

create index event_order on es.event (tx, position); -- the only secondary index

create table es.command (
  command_id uuid not null,
  stream_id uuid not null,
  -- 0, 1, … within the command's transaction: a repetition that chose another stream still meets part 0
  part smallint not null,
  version int not null,
  tx bigint not null,
  account text,
  request_hash bytea not null,
  response jsonb not null,
  recorded_at timestamptz not null,
  primary key (command_id, stream_id),
  unique (command_id, part)
);

create table es.subscription (
  name text not null,
  shard smallint not null default 0,
  generation int not null default 1,
  tx bigint not null default 0,
  position bigint not null default 0,
  owner text,
  fence bigint not null default 0,
  lease_until timestamptz,
  status text not null default 'running' check (status in ('running', 'halted')),
  failures int not null default 0,
  last_error text,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (name, generation, shard)
) with (fillfactor = 70);
`;

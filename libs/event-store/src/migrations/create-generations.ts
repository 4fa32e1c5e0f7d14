import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of generations of read models (§5.4), several shards for a subscription and the streams that it has
 * parked (§5.3).
 */
const SQL = `
create table es.generation (
  name text not null,
  generation int not null,
  switched_at timestamptz not null default clock_timestamp(),
  -- events read, and streams whose rows were not what the events say
  events bigint not null,
  differing int not null,
  primary key (name, generation)
);
revoke all on es.generation from public, xf_store, xf_reader;
grant select on es.generation to xf_store;

alter table es.subscription add column shards smallint not null default 1 check (shards between 1 and 64);
comment on column es.subscription.shards is 'how many shards the subscription is divided into; the same in all its rows';

-- Makes the rows of a subscription's shards. Divided anew only where all stand at one position, so that no stream is
-- handled twice or left out; whoever holds a lease loses it.
create function es.divide_subscription(p_name text, p_shards int) returns void
language plpgsql security definer set search_path = '' as $$
declare
  at record;
begin
  if (select count(*) = p_shards and max(s.shards) = p_shards from es.subscription s where s.name = p_name and s.generation = 1) then
    return;
  end if;
  perform from es.subscription s where s.name = p_name and s.generation = 1 order by s.shard for update;
  select count(*) as n, max(s.shards) as shards, count(distinct (s.tx, s.position)) as places, max(s.tx) as tx, max(s.position) as position
    into at from es.subscription s where s.name = p_name and s.generation = 1;
  if at.n = p_shards and at.shards = p_shards then
    return;
  elsif at.places > 1 then
    raise exception 'SHARDS_NOT_EVEN' using errcode = 'P0400';
  end if;
  delete from es.subscription s where s.name = p_name and s.generation = 1 and s.shard >= p_shards;
  update es.subscription s set shards = p_shards, fence = s.fence + 1, owner = null, lease_until = null
    where s.name = p_name and s.generation = 1 and s.shards <> p_shards;
  update es.parked k set shard = get_byte(uuid_send(k.stream_id), 15) % p_shards where k.name = p_name;
  insert into es.subscription (name, shard, shards, tx, position)
    select p_name, i, p_shards, coalesce(at.tx, 0), coalesce(at.position, 0) from generate_series(0, p_shards - 1) i
    on conflict do nothing;
end $$;
revoke all on function es.divide_subscription(text, int) from public;

-- streams that a subscription has put aside, so that the others go on: everything of them after this position waits
create table es.parked (
  name text not null,
  shard smallint not null,
  stream_id uuid not null,
  tx bigint not null,
  position bigint not null,
  error text not null,
  failures int not null default 1,
  parked_at timestamptz not null default clock_timestamp(),
  tried_at timestamptz,
  primary key (name, stream_id)
);
comment on column es.parked.position is 'the newest position before the event that could not be handled';
revoke all on es.parked from public, xf_store, xf_reader;
grant select, insert, update, delete on es.parked to xf_store;
grant execute on function es.divide_subscription(text, int) to xf_store;
`;

/** Generations, shards, parked streams. */
export class CreateGenerations1764409500000 implements MigrationInterface {
  name = 'CreateGenerations1764409500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

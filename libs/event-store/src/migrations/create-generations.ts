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

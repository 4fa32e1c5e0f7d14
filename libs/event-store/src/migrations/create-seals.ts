import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seals over the events of all streams (eventstore.md §5.6). The leaves stand beside the root, so that a seal that does not
 * hold any more tells which event it was; they are checked against the signed root and prove nothing by themselves.
 */
const SEALS_SQL = `
create table es.seal (
  seal_no bigint primary key check (seal_no >= 1),
  from_tx bigint not null,
  from_position bigint not null,
  to_tx bigint not null,
  to_position bigint not null,
  event_count int not null check (event_count >= 1),
  -- in this seal and all before it
  total bigint not null,
  merkle_root bytea not null,
  previous bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  sealed_at timestamptz not null,
  leaves bytea not null
);
alter table es.seal alter column leaves set storage external;
create unique index seal_by_end on es.seal (to_tx, to_position);

create trigger keep_rows before update or delete on es.seal for each statement execute function es.refuse_change();
create trigger keep_table before truncate on es.seal for each statement execute function es.refuse_change();
alter table es.seal enable always trigger keep_rows;
alter table es.seal enable always trigger keep_table;

revoke all on es.seal from public, xf_store, xf_reader;
grant select, insert on es.seal to xf_store;
`;

/** Chained, signed seals of all events. */
export class CreateSeals1764408600000 implements MigrationInterface {
  name = 'CreateSeals1764408600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEALS_SQL);
  }

  /** Forward only: seals are evidence. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

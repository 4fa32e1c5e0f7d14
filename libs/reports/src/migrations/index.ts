import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed snapshots (O-65): written once, for ever; the event that signs them holds their hash. */
export class CreateStatSnapshots1795946400310 implements MigrationInterface {
  readonly name = 'CreateStatSnapshots1795946400310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create schema if not exists stat;
grant usage on schema stat to xf_store;
create table stat.snapshot (
  org_id int not null,
  period text not null,
  hash text not null,
  frozen_at timestamptz not null,
  body text not null,
  primary key (org_id, period)
);
grant select, insert on stat.snapshot to xf_store;
create function stat.keep() returns trigger language plpgsql as $$
begin
  raise exception 'a signed snapshot is never changed' using errcode = 'P0400';
end $$;
create trigger keep before update or delete or truncate on stat.snapshot for each statement execute function stat.keep();
-- which books there are, so that a list needs no reading of streams
create table stat.book (
  org_id int not null,
  period text not null,
  stream_id uuid not null,
  primary key (org_id, period)
);
grant select, insert on stat.book to xf_store;`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

/** Migrations of signed figures. */
export const reportsMigrations: (new () => MigrationInterface)[] = [CreateStatSnapshots1795946400310];

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_STAFF, listOf, ME } from './policies.sql.js';

/**
 * One register for everything beside the petition (decision 0060). What concerns a petition is seen by whoever sees that
 * petition; everything else by its organisation, the organisations concerned and the people named.
 */
export class CreateAffairs1795945366435 implements MigrationInterface {
  readonly name = 'CreateAffairs1795945366435';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table rm.affair (
  affair_id uuid primary key,
  category text not null,
  org_id int not null,
  petition_id uuid,
  party_org_ids int[] not null,
  account_ids uuid[] not null,
  status text not null,
  is_open boolean not null,
  number text,
  opened_on date not null,
  -- of the running clock, by which lists are sorted; null where none runs
  due_on date,
  clock jsonb,
  facts jsonb not null,
  version int not null,
  updated_at timestamptz not null,
  -- the title, sealed under the affair's key
  sealed bytea
) with (fillfactor = 85);
create index affair_by_category on rm.affair (category, is_open, opened_on desc);
create index affair_by_petition on rm.affair (petition_id) where petition_id is not null;
alter table rm.affair enable row level security;
alter table rm.affair force row level security;
create policy affair_store on rm.affair to xf_store, current_user using (true) with check (true);
create policy affair_reader on rm.affair for select to xf_reader using (${IS_STAFF} and case
  when petition_id is not null
  then exists (select from rm.petition p where p.petition_id = affair.petition_id)
  else org_id = any(${listOf('xf.orgs')}) or party_org_ids && ${listOf('xf.orgs')} or ${ME} = any(account_ids) end);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

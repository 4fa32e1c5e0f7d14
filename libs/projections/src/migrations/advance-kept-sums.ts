import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums of yesterday evening become those of today from the few rows that have a day in between: all days that a row of facts
 * names are indexed. Warnings are kept sums like figures.
 */
export class AdvanceKeptSums1795992900100 implements MigrationInterface {
  readonly name = 'AdvanceKeptSums1795992900100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
truncate rm.stat_tally;
alter table rm.stat_tally add column part text not null default 'figures';
alter table rm.stat_tally drop constraint stat_tally_pkey,
  add primary key (org_id, restricted, axis, part, first_on, last_on, as_of);

-- every day that a row names, as texts
create function rm.days_of(facts jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select jsonb_path_query_array(facts, '$.** ? (@.type() == "string" && @ like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")')
$$;
create index fact_naming_day on rm.fact using gin (rm.days_of(facts));
create index fact_by_registration on rm.fact (registered_on);
-- one organisation at a time is counted anew
create index fact_of_organisation on rm.fact (org_id, last_on, first_on);

-- the newest first, as of an evening, without reading the rows themselves
create index fact_history_newest on rm.fact_history (received_on, petition_id)
  include (org_id, recorded_at, replaced_at, zone, unnamed, registrar_id);

-- rows of an older program lack the days of objection; a rebuild fills them in
alter table rm.fact disable trigger keep_history;
update rm.fact set facts = '{"objectedOn": []}'::jsonb || facts where not facts ? 'objectedOn';
alter table rm.fact enable trigger keep_history;
update rm.fact_history set facts = '{"objectedOn": []}'::jsonb || facts where not facts ? 'objectedOn';
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

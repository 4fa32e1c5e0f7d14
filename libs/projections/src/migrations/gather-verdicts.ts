import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PUT_PETITIONS_NEW_SQL } from './put-petitions-new.js';

const VALUES = [
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['not_applicable', 'notApplicable'],
  ['awaiting', 'awaitingPerson'],
] as const;
const COLUMNS = ['judged_on', 'org_id', ...VALUES.map(([column]) => column)];

const gathered = VALUES.map(
  ([column, value]) =>
    `coalesce(array_agg(v.check_code order by v.check_code collate "C") filter (where v.value = '${value}'), '{}') as ${column}`,
);

const PUT_BEFORE = /insert into rm\.verdict [^;]*;/;
const PUT_NOW = `insert into rm.verdict (petition_id, gate, round, ${COLUMNS.join(', ')})
      select (g -> 'petition' ->> 'petition_id')::uuid, r.gate, r.round, ${COLUMNS.map((column) => `r.${column}`).join(', ')}
      from jsonb_array_elements(given) g, jsonb_populate_recordset(null::rm.verdict, g -> 'verdicts') r
    on conflict (petition_id, gate, round) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')};`;

/**
 * One row for each judgement of a gate instead of one for each check in it: some thirty rows less a petition, which were most of what a
 * rebuild wrote.
 */
export class GatherVerdicts1796102400000 implements MigrationInterface {
  readonly name = 'GatherVerdicts1796102400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table rm.gathered (
  petition_id uuid not null references rm.fact on delete cascade,
  gate text not null,
  round int not null,
  judged_on date not null,
  org_id int not null,
  -- codes of checks in their order, each in one of the four
  ${VALUES.map(([column]) => `${column} text[] not null`).join(',\n  ')},
  primary key (petition_id, gate, round)
);
insert into rm.gathered select v.petition_id, v.gate, v.round, max(v.judged_on), max(v.org_id), ${gathered.join(', ')}
  from rm.verdict v group by v.petition_id, v.gate, v.round;
drop table rm.verdict;
alter table rm.gathered rename to verdict;
alter index rm.gathered_pkey rename to verdict_pkey;
alter table rm.verdict rename constraint gathered_petition_id_fkey to verdict_petition_id_fkey;
create index verdict_by_day on rm.verdict (judged_on);
create index verdict_failed on rm.verdict (judged_on, org_id) include (petition_id, failed) where failed <> '{}';
alter table rm.verdict enable row level security;
alter table rm.verdict force row level security;
create policy verdict_store on rm.verdict to xf_store, current_user using (true) with check (true);
create policy verdict_reader on rm.verdict for select to xf_reader
  using (exists (select from rm.fact f where f.petition_id = verdict.petition_id));
${PUT_PETITIONS_NEW_SQL.replace(PUT_BEFORE, PUT_NOW)}
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

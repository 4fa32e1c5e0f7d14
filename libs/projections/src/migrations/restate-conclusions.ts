import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 结论审签日 (I-22) is the day that stops the main clock of an accusation that is verified here, no longer the gate before it, and 交办
 * (I-33) the day of the letter that is in force, no longer that of the decision. Rows of facts and their history say so, and kept
 * sums are counted anew.
 */
export class RestateConclusions1796260000000 implements MigrationInterface {
  readonly name = 'RestateConclusions1796260000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
truncate rm.stat_tally;

create temporary table letter on commit drop as
select e.stream_id, e.version, e.recorded_at, case when e.type = 'AssignmentSent' then e.data ->> 'sentOn' end as sent_on
  from es.event e
 where e.type in ('AssignmentSent', 'AssignmentRecalled') or (e.type = 'ObjectionDecided' and (e.data ->> 'consent')::boolean);
create index on letter (stream_id, version);

alter table rm.fact disable trigger user;
update rm.fact f set facts = f.facts || restated.facts
  from (select petition_id, ${restated('r', '')} as facts from rm.fact r) restated
 where restated.petition_id = f.petition_id and not f.facts @> restated.facts;
alter table rm.fact enable trigger user;

update rm.fact_history h set facts = h.facts || restated.facts
  from (select petition_id, seq, ${restated('r', 'and l.recorded_at <= r.recorded_at')} as facts from rm.fact_history r) restated
 where (restated.petition_id, restated.seq) = (h.petition_id, h.seq) and not h.facts @> restated.facts;
`);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

/** Both members of the facts of a row, as `indicatorFactsOf` gives them now. @shape until: a condition on letters `l`, or nothing */
const restated = (row: string, until: string): string => `jsonb_build_object(
  'concludedOn', case when ${row}.facts ->> 'class' = 'accusation' and ${row}.facts ->> 'intakeDecision' is distinct from 'passDown'
    then ${row}.facts #> '{main,closedOn}' end,
  'assignedOn', case when ${row}.facts ->> 'intakeDecision' = 'passDown' then
    (select l.sent_on from letter l where l.stream_id = ${row}.petition_id ${until} order by l.version desc limit 1) end)`;

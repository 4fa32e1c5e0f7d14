import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Matches of a search always by the index: for a word in many texts the planner would rather read every row, not knowing
 * that each row's tokens lie elsewhere and cost many times what it reckons. Open petitions by their due day, without walking
 * through all that have ended; and on the case page its repeats and children, without reading the whole register.
 */
export class FindByIndex1796000002000 implements MigrationInterface {
  readonly name = 'FindByIndex1796000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function rm.petitions_with(p_query tsquery) returns setof uuid
      language sql stable rows 1000 set enable_seqscan = off as $$
        select s.petition_id from rm.search s where s.tokens @@ p_query
      $$;
      revoke all on function rm.petitions_with(tsquery) from public;
      grant execute on function rm.petitions_with(tsquery) to xf_reader, xf_store;
      create index petition_open_by_due on rm.petition ((coalesce(next_due, '9999-12-31'::date)), petition_id) where is_open;
      create index petition_by_repeated on rm.petition (repeat_of) where repeat_of is not null;
      create index petition_by_parent on rm.petition (parent_id) where parent_id is not null;
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

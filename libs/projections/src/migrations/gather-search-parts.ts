import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The searchable parts of a petition in one row instead of one for each part: a registration wrote six. The blind names of
 * accused organisations stand in a column of their own, because clusters compare them over all petitions.
 */
export class GatherSearchParts1796270100000 implements MigrationInterface {
  readonly name = 'GatherSearchParts1796270100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rm.search_parts (
        petition_id uuid primary key,
        -- by name: number, title, content …, person/<subject>; each {role, tokens, pairs}
        parts jsonb not null,
        -- the tokens of each accused organisation's name, in a row
        accused_organisations text[] not null
      );
      -- random digits do not shrink
      alter table rm.search_parts alter column parts set storage external;
      insert into rm.search_parts (petition_id, parts, accused_organisations)
      select petition_id,
        jsonb_object_agg(part, jsonb_build_object('role', role, 'tokens', to_jsonb(tokens), 'pairs', pairs)),
        coalesce(array_agg(array_to_string(tokens, ' ') order by array_to_string(tokens, ' ') collate "C")
          filter (where role = 'accusedOrganisation' and cardinality(tokens) > 0), '{}')
      from rm.search_part group by petition_id order by petition_id;
      drop table rm.search_part;
      revoke all on rm.search_parts from xf_reader;
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_GROUP_PLAINLY_SQL } from './append-group-plainly.js';
import { APPEND_SQL } from './append.sql.js';

/** A function as it was worded, with the events' JSON in another type. */
function withJson(sql: string, name: string): string {
  const from = sql.indexOf(`function ${name}(`);
  return `create ${sql.slice(from, sql.indexOf('end $$;', from) + 'end $$;'.length)}`.replace(
    'p_data jsonb[], p_metadata jsonb[]',
    'p_data json[], p_metadata json[]',
  );
}

/**
 * What an event says stands as the text that was written, not as jsonb: nobody looks into it in SQL on a hot path, and wording it anew
 * was a third of what reading an event cost, taking it apart a tenth of what writing one did (0112). The table is written once over.
 * A function with other parameters is another one, so both are dropped first.
 */
const SQL = [
  `alter table es.event alter column data type json using data::json, alter column metadata type json using metadata::json`,
  // a new type forgets how the column was compressed
  `do $$ begin
    alter table es.event alter column data set compression lz4;
  exception when feature_not_supported then null; -- a server built without LZ4 keeps pglz
  end $$`,
  'drop function es.append',
  'drop function es.append_group',
  withJson(APPEND_SQL, 'es.append'),
  withJson(APPEND_GROUP_PLAINLY_SQL, 'es.append_group'),
  'revoke all on function es.append, es.append_group from public',
  'grant execute on function es.append, es.append_group to xf_store',
];

/** Events as they were written. */
export class JsonAsWritten1796140800000 implements MigrationInterface {
  name = 'JsonAsWritten1796140800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQL) await runner.query(statement);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

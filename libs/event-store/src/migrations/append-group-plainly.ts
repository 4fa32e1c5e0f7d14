import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_GROUP_SQL } from './append-group.sql.js';

/**
 * The function as it was made first, but its inserts raise a unique violation where a command or a new stream is there already, instead
 * of looking before each row. Such a group is seldom; its appends then go one by one (append-queue.ts).
 */
export const APPEND_GROUP_PLAINLY_SQL = (() => {
  const from = APPEND_GROUP_SQL.indexOf('create function es.append_group(');
  const to = APPEND_GROUP_SQL.indexOf('end $$;', from);
  return APPEND_GROUP_SQL.slice(from, to + 'end $$;'.length)
    .replace('create function', 'create or replace function')
    .replaceAll(/\n\s*on conflict do nothing;/g, ';');
})();

/** Groups of appends without a look for each row. */
export class AppendGroupPlainly1796030000000 implements MigrationInterface {
  name = 'AppendGroupPlainly1796030000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPEND_GROUP_PLAINLY_SQL);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

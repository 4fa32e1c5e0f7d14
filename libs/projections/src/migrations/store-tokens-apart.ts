import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tokens of a text lie apart from its row, as they are: random digits do not shrink. A search goes to the row of each match and
 * reads its id alone; so the rows stay few enough pages to be at hand.
 */
export class StoreTokensApart1796000004000 implements MigrationInterface {
  readonly name = 'StoreTokensApart1796000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rm.search alter column tokens set storage external;
      drop index rm.search_tokens;
      -- a new value, so that it is stored anew
      update rm.search set tokens = tokens || ''::tsvector;
      create index search_tokens on rm.search using gin (tokens);
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}

type SqlRunner = { query(sql: string): Promise<unknown> };

/**
 * The root of indexes, query codes and seals, wrapped under the master key in force. Empty as long as the first master key
 * is: then the root is that key itself.
 */
export class CreateRootWrap1796000003000 {
  readonly name = 'CreateRootWrap1796000003000';

  async up(runner: SqlRunner): Promise<void> {
    await runner.query(`
      create table vault.root_wrap (
        wrapped_for text primary key,
        alg smallint not null,
        bytes bytea not null
      );
      grant select on vault.root_wrap to xf_keys;
    `);
  }

  /** Forward only: without the root nothing is found and nothing sealed can be continued. */
  async down(): Promise<void> {
    throw new Error('forward only');
  }
}

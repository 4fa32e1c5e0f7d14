import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { asOwner } from './as-owner.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
}, 240_000);
afterAll(() => db.drop(), 120_000);

describe('the connection of a backup and of a return', () => {
  it('takes its time: no bound of server or database ends its transaction', async () => {
    const bounds = ['transaction_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    for (const bound of bounds)
      await db.pools.owner.query(
        `alter database ${new URL(db.ownerUrl).pathname.slice(1)} set ${bound} = 50`,
      );
    const slept = await asOwner(db.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query('select pg_sleep(0.1)');
      await new Promise((done) => setTimeout(done, 100));
      const { rows } = await client.query<{ slept: boolean }>('select true as slept');
      await client.query('commit');
      return rows[0]?.slept;
    });
    expect(slept).toBe(true);
  });
});

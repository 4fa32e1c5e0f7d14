import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { withSessionOptions } from '#platform';
import { EventStore } from './index.js';
import { event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.end());

describe('a page that takes longer than the server lets a transaction wait', () => {
  it('is tried again in smaller ones, and goes on: cutting long texts on a busy machine must not stand still', async () => {
    for (let n = 0; n < 40; n++) await fixture.store.appendAlone(await fresh(fixture.pool, event('Counted')));
    const options = '-c role=xf_store -c TimeZone=UTC -c idle_in_transaction_session_timeout=150ms';
    const pool = new pg.Pool({ connectionString: withSessionOptions(fixture.database.config.url, options) });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    const sizes: number[] = [];
    const runner = new EventStore({ pool }).runSubscription({
      name: 'slow',
      types: ['Counted'],
      batchSize: 40,
      retries: 3,
      retryDelayMs: 5,
      async handlePage(client, events) {
        await client.query('select 1');
        // ten milliseconds for each, all of them the program's own
        await wait(10 * events.length);
        await client.query('select 1');
        sizes.push(events.length);
      },
    });
    try {
      for (const end = Date.now() + 20_000; sizes.reduce((a, b) => a + b, 0) < 40 && Date.now() < end;)
        await wait(50);
    } finally {
      await runner.stop();
      await pool.end();
    }
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(40);
    expect(Math.max(...sizes)).toBeLessThan(40);
  });
});

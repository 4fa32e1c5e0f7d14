import type { Pool, PoolClient } from 'pg';
import { isTransient } from './errors.js';
import { LOCK_SHARED_SQL } from './inline.js';
import { CLOCK_SQL } from './rows.js';
import type { TransactionOptions } from './store-options.js';
import type { DatabaseTime } from './types.js';

/**
 * Lifts the bound on a transaction that reads everything: it takes as long as there are events, and having no id it holds
 * nobody's guard back. Follows BEGIN in the same round trip; PostgreSQL before 17 knows no such bound.
 */
export const UNBOUNDED = `select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`;

/** Runs `work` between `begin` and COMMIT on a client of its own; rolls back on any error. */
export async function inTransaction<T>(
  pool: Pool,
  begin: (client: PoolClient) => Promise<unknown>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A checked-out client has no listener of the pool: without this one a lost connection ends the process.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await begin(client);
    const result = await work(client);
    const { command } = await client.query('commit');
    // COMMIT of a failed transaction is answered with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    if (broken === undefined) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
    }
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Repeats `work` with back-off where a repetition may help. */
export async function withRetries<T>(
  retries: number,
  mayRetry: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= retries || !mayRetry(error)) throw error;
      if (isTransient(error)) await sleep(jittered(25 * 2 ** attempt));
    }
  }
}

/** Runs `work` in a transaction that has the database's clock, repeated where a repetition may help. */
export function inTimedTransaction<T>(
  pool: Pool,
  { retries = 3, settings = {}, mayRetry }: TransactionOptions & { mayRetry: (error: unknown) => boolean },
  work: (client: PoolClient, time: DatabaseTime) => Promise<T>,
): Promise<T> {
  return withRetries(retries, mayRetry, () => {
    let time: DatabaseTime;
    return inTransaction(
      pool,
      async (client) => {
        time = await begin(client, settings);
      },
      (client) => work(client, time),
    );
  });
}

/** Waits. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}

/** BEGIN, settings of the transaction, the shared inline lock and the database's clock in one round trip. */
export async function begin(
  client: PoolClient,
  settings: Readonly<Record<string, string>>,
): Promise<DatabaseTime> {
  const set = Object.entries(settings).map(
    ([name, value]) =>
      `select set_config(${client.escapeLiteral(name)}, ${client.escapeLiteral(value)}, true)`,
  );
  // Several statements in one message give an array of results; the clock is read after the wait for the lock.
  const text = ['begin', ...set, LOCK_SHARED_SQL, `select ${CLOCK_SQL}`].join('; ');
  const results = (await client.query(text)) as unknown as { rows: DatabaseTime[] }[];
  return results.at(-1)?.rows[0] as DatabaseTime;
}

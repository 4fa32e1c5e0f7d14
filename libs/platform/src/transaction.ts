import type { Pool, PoolClient } from 'pg';

/** How a transaction begins. */
export type TransactionOptions = {
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** Settings for this transaction alone, such as `xf.orgs`; sent in the same round trip as BEGIN. */
  settings?: Record<string, string>;
  /** For work that no request waits for and that grows with the data: the bound on a transaction does not end it. */
  isUnbounded?: boolean;
};

// PostgreSQL before 17 knows no such bound.
const UNBOUNDED = `select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`;

/**
 * Runs `fn` in one transaction: its result after COMMIT, ROLLBACK and the error otherwise.
 * A client whose connection broke does not return to the pool.
 */
export async function inTransaction<T>(
  pool: Pool,
  fn: (client: PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A checked-out client has no listener of the pool: without this one, a restart of PostgreSQL ends the process.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(beginOf(client, options));
    const result = await fn(client);
    const done = await client.query('commit');
    // COMMIT of a failed transaction is answered with ROLLBACK and no error.
    if (done.command !== 'COMMIT') throw new Error('transaction was rolled back by the database');
    return result;
  } catch (error) {
    if (isConnectionLoss(error)) broken ??= error as Error;
    else
      await client.query('rollback').catch((lost: Error) => {
        broken ??= lost;
      });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Whether an error means that the connection, and with it the answer, is lost. */
export function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string')
    return (
      /^(08|57P0)/.test(code) ||
      // idle_in_transaction_session_timeout and transaction_timeout end the session
      code === '25P03' ||
      code === '25P04' ||
      ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(code)
    );
  return (
    error instanceof Error && /Connection terminated|not queryable|Client has encountered/.test(error.message)
  );
}

function beginOf(client: PoolClient, options: TransactionOptions): string {
  const mode = [
    options.isolation === undefined ? '' : ` isolation level ${options.isolation}`,
    options.readOnly === true ? ' read only' : '',
  ].join('');
  const settings = Object.entries(options.settings ?? {}).map(
    ([name, value]) => `set_config(${client.escapeLiteral(name)}, ${client.escapeLiteral(value)}, true)`,
  );
  return [
    `begin${mode}`,
    ...(settings.length === 0 ? [] : [`select ${settings.join(', ')}`]),
    ...(options.isUnbounded === true ? [UNBOUNDED] : []),
  ].join('; ');
}

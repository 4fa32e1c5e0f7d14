import pg from 'pg';
import { withSessionOptions } from '#platform';

// As a statement and not with the other limits at connecting: PostgreSQL before 17 would refuse a setting that it does not know.
const UNBOUNDED = `select set_config(name, '0', false) from pg_settings where name = 'transaction_timeout'`;

/** Runs `work` on a connection of its own to a database, as its owner and without time limits. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const options =
    '-c TimeZone=UTC -c DateStyle=ISO -c statement_timeout=0 -c idle_in_transaction_session_timeout=0';
  const client = new pg.Client({
    connectionString: withSessionOptions(url, options),
    application_name: 'xinfang backup',
  });
  let lost: Error | null = null;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  try {
    await client.query(UNBOUNDED);
    const result = await work(client);
    if (lost !== null) throw lost as Error;
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

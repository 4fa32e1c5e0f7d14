import pg from 'pg';
import { withSessionOptions } from '#platform';

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
    const result = await work(client);
    if (lost !== null) throw lost as Error;
    return result;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import type { Pool, PoolClient } from 'pg';
import { PARTITIONS } from '../migrations/tables.sql.js';

/** The event table and its partitions. */
export const EVENT_TABLES: readonly string[] = [
  'event',
  ...Array.from({ length: PARTITIONS }, (_, i) => `event_p${i}`),
];

/** What a superuser with bad intentions can do: the guards are switched off while he works. */
export async function tamperAs(owner: Pool, work: (client: PoolClient) => Promise<unknown>): Promise<void> {
  const client = await owner.connect();
  const triggers = async (what: 'disable' | 'enable always'): Promise<void> => {
    for (const table of [...EVENT_TABLES, 'command', 'stream', 'seal'])
      await client.query(`alter table es.${table} ${what} trigger keep_rows`);
    for (const table of EVENT_TABLES) await client.query(`alter table es.${table} ${what} trigger keep_row`);
  };
  try {
    await triggers('disable');
    await work(client);
  } finally {
    await triggers('enable always');
    client.release();
  }
}

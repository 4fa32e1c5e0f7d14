import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Settings } from './settings.js';

/**
 * Whether Xinfang was ever begun where the settings point; looks only, makes nothing. A command on a mistyped folder must not
 * make an empty installation there and then find it sound. Whatever else is wrong (damaged, out of reach, wrong password) counts
 * as there: opening it tells why.
 */
export async function hasInstallation({
  database,
  dataDir,
}: Pick<Settings, 'database' | 'dataDir'>): Promise<boolean> {
  if (database.kind === 'server') return serverHasIt(database.url);
  const folder = join(dataDir, 'postgres');
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return false;
  // a first start that was broken off left nothing worth keeping
  return !existsSync(join(dataDir, 'postgres.unfinished'));
}

async function serverHasIt(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('schema_migration') is not null as there",
    );
    return rows[0]?.there === true;
  } catch (error) {
    return (error as { code?: unknown }).code !== '3D000';
  } finally {
    await client.end().catch(() => undefined);
  }
}

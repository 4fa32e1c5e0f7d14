import { serverVersionOf, type DatabaseConfig } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres/supervisor.js';
import { runningDatabases } from './embedded-postgres/runtime-file.js';
import type { Log } from './log.js';
import { prepareDatabases } from './prepare-databases.js';
import type { Settings } from './settings.js';
import pg from 'pg';

/** The databases of one process, ready for migrations and pools. */
export type OpenDatabase = {
  config: DatabaseConfig;
  embedded: boolean;
  /** What the operator should know, in Chinese. */
  notices: string[];
  /** Fulfilled when the embedded server is lost for good; never for a foreign one. */
  lost: Promise<Error>;
  /** The postmaster of the embedded server; null for a foreign one or one that another process runs. */
  postgresPid: () => number | null;
  /** After the application has drained and its pools have ended. */
  close(): Promise<void>;
};

const never = new Promise<Error>(() => undefined);

/**
 * Starts the embedded server, or takes the foreign one, and makes databases and roles ready.
 * @rejects EmbeddedPostgresError, DatabaseSetupError; both carry a Chinese sentence
 */
export async function openDatabase(
  settings: Pick<Settings, 'database' | 'dataDir'>,
  log: Log,
): Promise<OpenDatabase> {
  if (settings.database.kind === 'server') {
    const config = await prepareDatabases(settings.database);
    return {
      config,
      embedded: false,
      notices: [],
      lost: never,
      postgresPid: () => null,
      close: async () => undefined,
    };
  }
  const server = await startEmbeddedPostgres(settings.dataDir, log);
  try {
    const config = await prepareDatabases(server);
    const { notices, lost, postgresPid, stop } = server;
    return { config, embedded: true, notices, lost, postgresPid, close: stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * For the CLI: the databases of the Xinfang that runs on this data folder, else {@link openDatabase}.
 */
export async function attachDatabase(
  settings: Pick<Settings, 'database' | 'dataDir'>,
  log: Log,
): Promise<OpenDatabase> {
  const running = settings.database.kind === 'embedded' ? runningDatabases(settings.dataDir) : null;
  if (running === null) return openDatabase(settings, log);
  const client = new pg.Client({ connectionString: running.url });
  await client.connect();
  try {
    const config = {
      url: running.url,
      keysUrl: running.keysUrl,
      serverVersion: await serverVersionOf(client),
    };
    return {
      config,
      embedded: true,
      notices: [],
      lost: never,
      postgresPid: () => null,
      close: async () => undefined,
    };
  } finally {
    await client.end();
  }
}

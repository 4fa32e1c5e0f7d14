import { setTimeout as sleep } from 'node:timers/promises';
import { serverVersionOf, type DatabaseConfig } from './database.js';
import { EmbeddedPostgresError } from './embedded-postgres/failure.js';
import { startEmbeddedPostgres } from './embedded-postgres/supervisor.js';
import { isAlive } from './embedded-postgres/pid-file.js';
import { readRuntime, runningDatabases } from './embedded-postgres/runtime-file.js';
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

// The server beside us brings its database back within this time, or ends.
const PATIENCE_MS = 30_000;
/** Not there yet, or coming up after a crash. */
const COMING_BACK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P03', '57P01', '57P02']);

/** Those of the process beside us; where its database has died, it is waited for: started by us, the folder would be lost to it. */
async function untilRunning(dataDir: string): Promise<ReturnType<typeof runningDatabases>> {
  const since = performance.now();
  for (;;) {
    const running = runningDatabases(dataDir);
    const holder = readRuntime(dataDir)?.pid;
    if (running !== null || holder === undefined || !isAlive(holder)) return running;
    if (performance.now() - since > PATIENCE_MS) return null;
    await sleep(250);
  }
}

/** Waits for a database that the process beside us is bringing back. @rejects SERVER_NOT_STARTED */
async function connectRunning(dataDir: string, url: string): Promise<pg.Client> {
  const since = performance.now();
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = String((error as { code?: unknown }).code ?? '');
      if (!COMING_BACK.has(code)) throw error;
      if (performance.now() - since > PATIENCE_MS)
        throw new EmbeddedPostgresError(
          'SERVER_NOT_STARTED',
          `数据目录 ${dataDir} 的数据库没有应答(${code}),正在运行的服务还没有把它恢复:请稍后再试,或查看 postgres.log。`,
        );
      await sleep(250);
    }
  }
}

/**
 * For the CLI: the databases of the Xinfang that runs on this data folder, else {@link openDatabase}.
 */
export async function attachDatabase(
  settings: Pick<Settings, 'database' | 'dataDir'>,
  log: Log,
): Promise<OpenDatabase> {
  const running = settings.database.kind === 'embedded' ? await untilRunning(settings.dataDir) : null;
  if (running === null) return openDatabase(settings, log);
  const client = await connectRunning(settings.dataDir, running.url);
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

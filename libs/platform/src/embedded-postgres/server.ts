import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { environment } from './binaries.js';
import { chooseListening, configure, OWNER, readPassword, type Listening, type RunMode } from './cluster.js';
import { EmbeddedPostgresError } from './failure.js';
import { findLivePostmaster, isAlive, isPostmasterOf } from './pid-file.js';
import type { Place } from './place.js';

/** A server that accepts connections; our child, or one that a killed process left behind. */
export type RunningServer = Listening & { pid: number; adopted: boolean };

const LOG_FILE = 'postgres.log';
const LARGEST_LOG = 5_000_000;
const PATIENCE_MS = 20_000;

/** The address of a database on an embedded server. */
export function addressOf(listening: Listening, password: string, database: string): string {
  const login = `postgresql://${OWNER}:${encodeURIComponent(password)}`;
  return listening.host.startsWith('/')
    ? `${login}@localhost:${listening.port}/${database}?host=${encodeURIComponent(listening.host)}`
    : `${login}@${listening.host}:${listening.port}/${database}`;
}

/**
 * The running server of this cluster: adopted where one lives already, else started. Waits until it takes
 * connections, through crash recovery too.
 * @rejects SERVER_NOT_STARTED with the last lines of its log
 */
export async function ensureServer(
  place: Place,
  { preferred, ...mode }: RunMode & { preferred?: Listening | undefined },
): Promise<RunningServer> {
  const live = findLivePostmaster(place.cluster);
  if (live !== null) {
    const listening = {
      host: live.listenAddress === '' ? live.socketFolder : live.listenAddress,
      port: live.port,
    };
    await untilReady(place, listening, () => isPostmasterOf(live.pid, place.cluster));
    return { ...listening, pid: live.pid, adopted: true };
  }
  const listening = preferred ?? (await chooseListening(place.cluster));
  configure(place, listening, mode);
  const child = launch(place);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  await untilReady(place, listening, () => !ended);
  return { ...listening, pid: child.pid ?? 0, adopted: false };
}

/** Fast shutdown: open transactions are rolled back, everything is written; immediate when that takes too long. */
export async function stopServer(place: Place, pid: number, patienceMs = 30_000): Promise<void> {
  if (!isPostmasterOf(pid, place.cluster)) return;
  if (process.platform === 'win32') {
    await promisify(execFile)(place.binaries.pgCtl, ['stop', '-m', 'fast', '-D', place.cluster], {
      windowsHide: true,
    });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + patienceMs;
  while (isPostmasterOf(pid, place.cluster)) {
    if (performance.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      await sleep(1000);
      return;
    }
    await sleep(50);
  }
  // It has let go of the folder; a moment more until the system has cleared its number away.
  for (let waited = 0; isAlive(pid) && waited < 1000; waited += 20) await sleep(20);
}

function launch(place: Place): ChildProcess {
  const log = join(place.dataDir, LOG_FILE);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  try {
    const child = spawn(place.binaries.postgres, ['-D', place.cluster], {
      ...(place.account ?? {}),
      cwd: place.cluster,
      env: environment(),
      // A file, not a pipe: the server outlives a killed parent.
      stdio: ['ignore', output, output],
      // A process group of its own: Ctrl+C in the terminal must not stop the database before the application.
      detached: true,
      windowsHide: true,
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

async function untilReady(place: Place, listening: Listening, isRunning: () => boolean): Promise<void> {
  const url = addressOf(listening, readPassword(place.dataDir), 'postgres');
  let deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const code = await tryConnect(url);
    if (code === null) return;
    if (code === '28P01' || code === '28000')
      throw new EmbeddedPostgresError(
        'DATA_DIR_DAMAGED',
        '内置数据库不接受数据目录中的口令:postgres.password 与数据库不匹配。',
      );
    // Starting up or recovering after a crash: as long as it says so, it is at work.
    if (code === '57P03') deadline = performance.now() + PATIENCE_MS;
    if (!isRunning() || performance.now() > deadline)
      throw new EmbeddedPostgresError(
        'SERVER_NOT_STARTED',
        `内置 PostgreSQL 未能启动:${lastWords(place.dataDir)}`,
      );
    await sleep(40);
  }
}

async function tryConnect(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? 'UNKNOWN';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastWords(dataDir: string): string {
  try {
    const lines = readFileSync(join(dataDir, LOG_FILE), 'utf8').trim().split('\n');
    return `${lines.slice(-3).join(' | ')}(全文见 ${join(dataDir, LOG_FILE)})`;
  } catch {
    return '没有留下日志。';
  }
}

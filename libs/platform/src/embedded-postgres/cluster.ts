import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { roomOfDisk } from '../free-room.js';
import { environment } from './binaries.js';
import { EmbeddedPostgresError } from './failure.js';
import { isAlive } from './pid-file.js';
import type { Place } from './place.js';

/** Where a server listens: a folder for its socket, or 127.0.0.1. */
export type Listening = { host: string; port: number };

/** The bootstrap superuser of the embedded server; owner of both databases. */
export const OWNER = 'xinfang';

const SOCKET_PORT = 5432;
const LONGEST_SOCKET_PATH = 107;
const PASSWORD_FILE = 'postgres.password';

const MB = 1024 ** 2;

/**
 * A sixteenth of the machine's memory: an office PC is not ours alone, and the system's own cache holds the rest of the data.
 * @shape bytes → MB, between PostgreSQL's default of 128 and 1024
 */
export const sharedBuffersMb = (memory: number): number =>
  Math.min(1024, Math.max(128, Math.floor(memory / 16 / MB)));

/**
 * How far the log may grow between two checkpoints: on a disk of its own that is small, a quarter of it, so that it goes round in
 * the room that it has.
 * @shape bytes → MB, PostgreSQL's own bounds: two segments, and its default of 1024
 */
export const logSizeMb = (total: number): number => Math.min(1024, Math.max(32, Math.floor(total / 4 / MB)));

/** How a server is run. @shape sparing: the disk of its log is full, so a new segment takes its room as it is written and not at once */
export type RunMode = { readonly durable: boolean; readonly sparing?: boolean };

/** Settings of the server, rewritten at every start; `ALTER SYSTEM` of the operator wins over them. */
function configuration(
  listening: Listening,
  { durable, sparing = false, logDisk }: RunMode & { logDisk: number },
): string {
  const onSocket = listening.host.startsWith('/');
  const settings: Record<string, string | number> = {
    listen_addresses: onSocket ? '' : listening.host,
    port: listening.port,
    unix_socket_directories: onSocket ? listening.host : '',
    unix_socket_permissions: '0700',
    max_connections: 60,
    shared_buffers: `${sharedBuffersMb(totalmem())}MB`,
    // a page is written whole into the log after each checkpoint: fewer of them, a shorter log, for a second more after a crash
    checkpoint_timeout: '15min',
    max_wal_size: `${logSizeMb(logDisk)}MB`,
    min_wal_size: `${Math.min(80, logSizeMb(logDisk))}MB`,
    wal_init_zero: sparing ? 'off' : 'on',
    password_encryption: 'scram-sha-256',
    idle_in_transaction_session_timeout: '10s',
    transaction_timeout: '60s',
    autovacuum_vacuum_insert_scale_factor: 0.02,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and parameters stay out of the log: they could carry what a user typed.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %a ',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }),
  };
  const quoted = (value: string | number): string => `'${String(value).replaceAll("'", "''")}'`;
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${quoted(value)}\n`)
    .join('');
}

/**
 * Creates the cluster where there is none; refuses one of another major version.
 * @rejects DATA_DIR_VERSION, DATA_DIR_DAMAGED
 */
export async function ensureCluster(place: Place): Promise<void> {
  const { cluster, account, binaries } = place;
  const version = join(cluster, 'PG_VERSION');
  const unfinished = join(place.dataDir, 'postgres.unfinished');
  if (existsSync(version) && !existsSync(unfinished)) {
    const [found, ours] = [readFileSync(version, 'utf8').trim(), binaries.version.split('.')[0] ?? ''];
    if (found === ours) return;
    throw new EmbeddedPostgresError(
      'DATA_DIR_VERSION',
      `数据库目录 ${cluster} 由 PostgreSQL ${found} 创建,本程序内置的是 ${ours}:请用打得开它的版本做备份(backup),再在空的数据目录里恢复(restore),未作任何改动。`,
    );
  }
  // A first start that was killed half-way left nothing worth keeping; one that is under way is another's.
  if (existsSync(unfinished)) {
    const maker = Number(readFileSync(unfinished, 'utf8'));
    if (maker > 0 && maker !== process.pid && isAlive(maker))
      throw new EmbeddedPostgresError(
        'DATA_DIR_IN_USE',
        `数据目录 ${place.dataDir} 正由另一个进程(${maker})初始化:请稍候再启动。`,
      );
    rmSync(cluster, { recursive: true, force: true });
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new EmbeddedPostgresError(
      'DATA_DIR_DAMAGED',
      `目录 ${cluster} 不是空目录,也不是 PostgreSQL 的数据目录:请换一个 DATA_DIR,或先移走其中的文件。`,
    );
  writeFileSync(unfinished, String(process.pid));
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(cluster, account.uid, account.gid);
  await initialise(place);
  appendFileSync(join(cluster, 'postgresql.conf'), `\ninclude_if_exists = 'xinfang.conf'\n`);
  rmSync(unfinished);
}

/** Writes the settings for the next start of the server, or for one that is told to read them again. */
export function configure(place: Place, listening: Listening, mode: RunMode): void {
  const file = join(place.cluster, 'xinfang.conf');
  const logDisk = roomOfDisk(join(place.cluster, 'pg_wal'))?.total ?? Infinity;
  writeWhole(file, configuration(listening, { ...mode, logDisk }));
  if (place.account !== null) chownSync(file, place.account.uid, place.account.gid);
}

/** A full disk must not leave half of it, nor nothing. */
function writeWhole(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** A socket in the cluster's own folder where its path is short enough, else a free port of 127.0.0.1. */
export async function chooseListening(cluster: string): Promise<Listening> {
  const path = join(cluster, `.s.PGSQL.${SOCKET_PORT}`);
  if (process.platform !== 'win32' && Buffer.byteLength(path) <= LONGEST_SOCKET_PATH && !path.includes(','))
    return { host: cluster, port: SOCKET_PORT };
  return { host: '127.0.0.1', port: await freePort() };
}

/** The owner's password, made at random with the cluster; beside the cluster, for this account alone. */
export function readPassword(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim();
  } catch {
    throw new EmbeddedPostgresError(
      'DATA_DIR_DAMAGED',
      `数据目录 ${dataDir} 缺少文件 ${PASSWORD_FILE},无法登录内置数据库:请从备份恢复该文件。`,
    );
  }
}

async function initialise(place: Place): Promise<void> {
  const { cluster, account, binaries, dataDir } = place;
  writeFileSync(join(dataDir, PASSWORD_FILE), randomBytes(24).toString('base64url'), { mode: 0o600 });
  // initdb reads it as the database's account, so it gets a copy of its own for a moment.
  const handed = `${cluster}.pw`;
  writeFileSync(handed, readPassword(dataDir), { mode: 0o600 });
  if (account !== null) chownSync(handed, account.uid, account.gid);
  const parameters = [
    ['-D', cluster, '-U', OWNER, `--pwfile=${handed}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
  ].flat();
  try {
    await promisify(execFile)(binaries.initdb, parameters, {
      ...(account ?? {}),
      cwd: cluster,
      env: environment(),
      windowsHide: true,
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' ') ?? '';
    throw new EmbeddedPostgresError(
      'SERVER_NOT_STARTED',
      `内置 PostgreSQL 建库失败(目录 ${cluster}):${said}`,
    );
  } finally {
    rmSync(handed, { force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

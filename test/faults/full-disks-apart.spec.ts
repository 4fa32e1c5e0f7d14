import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runningDatabases } from '#platform';
import { type ApiAnswer, ApiClient, letterBody } from '../support/api.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';
import { until } from './until-answer.js';

/** R6: the log of the database on a disk of 64 MB, the scans on another. */
const LOG_MB = 64;
const SCANS_MB = 8;
const LONG = 400_000;

const root = mkdtempSync(join(tmpdir(), 'xf-disks-'));
const folder = join(root, 'data');
const logDisk = join(root, 'log');
const scansDisk = join(folder, 'attachments');
let program: Program;
let address = '';
let clerk: Clerk;
const kept: string[] = [];

/** The smallest picture there is: one grey dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

const client = (): ApiClient => new ApiClient(address, clerk.cookie);
const register = (): Promise<ApiAnswer> => client().post('/api/petitions', letterBody(clerk.day, {}));
const scan = (petitionId: string, version: number, key: string): Promise<ApiAnswer> =>
  client().command(petitionId, 'papers/scans', {
    version,
    body: { of: 'arrival', title: '来信原件', file: PNG },
    key,
  });
const versionOf = async (petitionId: string): Promise<number> =>
  (await client().get(`/api/petitions/${petitionId}`)).body.version as number;
const papersOf = async (petitionId: string) =>
  (await client().get(`/api/petitions/${petitionId}/papers`)).body as { scans: { scanId: string }[] };

function run(command: string, ...args: string[]): void {
  const done = spawnSync(command, args);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr.toString()}`);
}
const mount = (at: string, megabytes: number): void =>
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', at);

/** Writes until nothing goes any more, or until so much is left. @unit MB */
function fill(disk: string, left = 0): void {
  const handle = openSync(join(disk, 'ballast'), 'a');
  try {
    for (let size = 1024 * 1024; size >= 1024;)
      try {
        if (freeMb(disk) <= left) break;
        writeSync(handle, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
  } finally {
    closeSync(handle);
  }
}
const freeMb = (disk: string): number => {
  const { bavail, bsize } = statfsSync(disk);
  return (Number(bavail) * Number(bsize)) / 1024 / 1024;
};
const empty = (disk: string): void => rmSync(join(disk, 'ballast'), { force: true });

/** The next segment of the log: the disk is asked for it long before it is full of letters. */
async function nextSegment(): Promise<void> {
  const connection = new pg.Client({ connectionString: runningDatabases(folder)?.url });
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    await connection.query('select pg_switch_wal()');
  } catch {
    // it is just what has to be refused
  } finally {
    await connection.end().catch(() => undefined);
  }
}

/** Room that the supervisor holds on the log's disk. */
const reserved = async (): Promise<boolean> => existsSync(join(logDisk, 'pg_wal', 'xinfang.reserve'));
/** How often the database has stopped for want of room. */
const panics = (): number =>
  readFileSync(join(folder, 'postgres.log'), 'utf8').split(/PANIC: .*No space left on device/).length - 1;

async function settingOf(name: string): Promise<unknown> {
  const connection = new pg.Client({ connectionString: runningDatabases(folder)?.url });
  await connection.connect();
  try {
    return (await connection.query('select current_setting($1) as value', [name])).rows[0].value;
  } finally {
    await connection.end();
  }
}

beforeAll(async () => {
  chmodSync(root, 0o755);
  program = new Program('api', [], { DATA_DIR: folder });
  address = await program.listening();
  clerk = await firstRun(address, program.printed);
  program.child.kill('SIGTERM');
  await program.exit(60_000);
  for (const disk of [logDisk, scansDisk]) mkdirSync(disk);
  mount(logDisk, LOG_MB);
  mount(scansDisk, SCANS_MB);
  const [own, apart] = [join(folder, 'postgres', 'pg_wal'), join(logDisk, 'pg_wal')];
  run('cp', '-a', own, apart);
  rmSync(own, { recursive: true });
  symlinkSync(apart, own);
  program = new Program('api', [], { DATA_DIR: folder });
  address = await program.listening();
}, LONG);
afterAll(async () => {
  program?.child.kill('SIGTERM');
  await program?.exit(60_000).catch(() => program.killGroup());
  for (const disk of [logDisk, scansDisk]) spawnSync('umount', ['-l', disk]);
  rmSync(root, { recursive: true, force: true });
}, LONG);

describe('a full disk under the scans (R6)', () => {
  it(
    'refuses a scan with a sentence and nothing half written; all else goes on; the scan is taken when there is room',
    async () => {
      const { petitionId } = (await register()).body as { petitionId: string };
      kept.push(petitionId);
      expect((await scan(petitionId, 1, randomUUID())).status).toBe(200);
      const version = await versionOf(petitionId);
      fill(scansDisk);
      const key = randomUUID();
      const refused = await scan(petitionId, version, key);
      expect([refused.status, refused.body]).toEqual([
        507,
        expect.objectContaining({
          code: 'DISK_FULL',
          title: '磁盘已满',
          detail: expect.stringMatching(/内容未保存/),
        }),
      ]);
      const files = readdirSync(scansDisk, { recursive: true }).map(String);
      expect(files.filter((name) => name.endsWith('.new'))).toEqual([]);
      expect(await versionOf(petitionId)).toBe(version);
      const { scans } = await papersOf(petitionId);
      expect(scans).toHaveLength(1);
      const seen = await client().get(`/api/petitions/${petitionId}/papers/scans/${scans[0]?.scanId}`);
      expect(seen.status).toBe(200);
      const other = await register();
      expect(other.status).toBe(201);
      kept.push(other.body.petitionId as string);

      empty(scansDisk);
      expect((await scan(petitionId, version, key)).status).toBe(200);
      expect((await papersOf(petitionId)).scans).toHaveLength(2);
    },
    LONG,
  );
});

describe('a disk under the log that fills at one stroke (R6)', () => {
  it(
    'stops the database for seconds: then all is read, no more is written, and with room it goes on by itself',
    async () => {
      expect(await until(reserved, Boolean)).toBe(true);
      for (let at = 0; at < 5; at += 1) kept.push((await register()).body.petitionId as string);
      const stopped = panics();
      // letters come in until the log finds no room for its next segment
      fill(logDisk);
      for (let at = 0; at < 60 && panics() === stopped; at += 1) {
        const answer = await register().catch(() => null);
        if (answer?.status === 201) kept.push(answer.body.petitionId as string);
        await nextSegment();
      }
      expect(panics()).toBeGreaterThan(stopped);
      const since = performance.now();
      const list = () => client().get('/api/petitions?limit=5');
      expect((await until(list, ({ status }) => status === 200)).body.items).toHaveLength(5);
      const seconds = (performance.now() - since) / 1_000;
      process.stdout.write(
        `R6: the log's disk filled at one stroke: read again after ${seconds.toFixed(1)} s\n`,
      );
      expect(seconds).toBeLessThan(15);
      // whoever filled it takes of what the database lets go of, too
      fill(logDisk, LOG_MB / 16);
      await sleep(1_100);
      for (let second = 0; second < 20; second += 1) {
        const refused = await register();
        expect([refused.status, refused.body]).toEqual([
          507,
          expect.objectContaining({ code: 'DISK_FULL', detail: expect.stringMatching(/内容未保存/) }),
        ]);
        expect((await list()).status).toBe(200);
        expect((await client().get(`/api/petitions/${kept.at(-1)}`)).status).toBe(200);
        await sleep(1_000);
      }
      const again = await new ApiClient(address).post('/api/session', {
        login: 'clerk',
        password: clerk.password,
      });
      expect(again.status).toBeLessThan(300);
      expect((await new ApiClient(address).get('/readyz')).text).toMatch(/磁盘空间将尽/);
      expect(panics()).toBe(stopped + 1);

      empty(logDisk);
      const taken = await until(register, ({ status }) => status === 201);
      expect(taken.status).toBe(201);
      kept.push(taken.body.petitionId as string);
      for (const petitionId of kept)
        expect([petitionId, (await client().get(`/api/petitions/${petitionId}`)).status]).toEqual([
          petitionId,
          200,
        ]);
      expect(await until(reserved, Boolean)).toBe(true);
      expect(await settingOf('wal_init_zero')).toBe('on');
      const verify = new Program('cli', ['verify'], { DATA_DIR: folder });
      expect([await verify.exit(120_000), verify.printed]).toEqual([0, expect.stringMatching(/校验通过/)]);
    },
    LONG,
  );
});

describe('a full disk under the log (R6)', () => {
  it(
    'refuses writes with a sentence; what was written is read; it goes on by itself when there is room',
    async () => {
      let refused: ApiAnswer | null = null;
      for (let at = 0; at < 60 && refused === null; at += 1) {
        fill(logDisk);
        const answer = await register().catch(() => null);
        if (answer?.status === 201) kept.push(answer.body.petitionId as string);
        else refused = answer;
        await nextSegment();
      }
      expect(refused).not.toBeNull();
      expect([503, 507]).toContain(refused?.status);
      expect([refused?.status, refused?.body]).toEqual([
        expect.any(Number),
        expect.objectContaining({ detail: expect.stringMatching(/内容未保存/) }),
      ]);
      // longer than a database that does not come back is waited for
      for (let second = 0; second < 40; second += 1) {
        expect(program.child.exitCode).toBeNull();
        expect((await new ApiClient(address).get('/healthz')).status).toBe(200);
        await sleep(1_000);
      }
      const list = await client()
        .get('/api/petitions?limit=5')
        .catch(() => null);
      process.stdout.write(`R6: the register while the log is full: ${list?.status ?? 'no answer'}\n`);
      empty(logDisk);
      const again = await until(register, ({ status }) => status === 201);
      expect(again.status).toBe(201);
      kept.push(again.body.petitionId as string);
      expect(program.child.exitCode).toBeNull();
      for (const petitionId of kept)
        expect([petitionId, (await client().get(`/api/petitions/${petitionId}`)).status]).toEqual([
          petitionId,
          200,
        ]);
      expect(existsSync(join(logDisk, 'pg_wal', 'archive_status'))).toBe(true);
      const verify = new Program('cli', ['verify'], { DATA_DIR: folder });
      expect([await verify.exit(120_000), verify.printed]).toEqual([0, expect.stringMatching(/校验通过/)]);
    },
    LONG,
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRuntime } from '#platform';
import { ApiClient, type ApiAnswer, letterBody } from '../support/api.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';
import { until } from './until-answer.js';

const DISK_MB = 420;
const LONG = 300_000;

const root = mkdtempSync(join(tmpdir(), 'xf-disk-'));
const disk = join(root, 'disk');
const ballast = join(disk, 'ballast');
let program: Program;
let address = '';
let clerk: Clerk;
const kept: string[] = [];

const client = (): ApiClient => new ApiClient(address, clerk.cookie);
const register = (): Promise<ApiAnswer> => client().post('/api/petitions', letterBody(clerk.day, {}));

beforeAll(async () => {
  chmodSync(root, 0o755);
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', disk]);
  if (mounted.status !== 0)
    throw new Error(`a small disk needs the right to mount: ${mounted.stderr.toString()}`);
  program = new Program('api', [], { DATA_DIR: join(disk, 'data') });
  address = await program.listening();
  clerk = await firstRun(address, program.printed);
}, LONG);
afterAll(async () => {
  program?.child.kill('SIGTERM');
  await program?.exit(60_000).catch(() => program.killGroup());
  spawnSync('umount', ['-l', disk]);
  rmSync(root, { recursive: true, force: true });
}, LONG);

/** Writes until so little is left. @unit bytes */
function fillUpTo(left: number): void {
  const handle = openSync(ballast, 'a');
  try {
    while (freeBytes() > left) writeSync(handle, Buffer.alloc(1024 * 1024));
  } finally {
    closeSync(handle);
  }
}

/** Writes until nothing goes any more. */
function fill(): void {
  const handle = openSync(ballast, 'a');
  try {
    for (let size = 1024 * 1024; size >= 4096;)
      try {
        writeSync(handle, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
  } finally {
    closeSync(handle);
  }
}

const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk);
  return Number(bavail) * Number(bsize);
};

describe('a disk that is nearly full (R6)', () => {
  it(
    'takes no more writes, but everything is read and the database goes on as if nothing were; with room again it takes them',
    async () => {
      const written = await register();
      expect(written.status).toBe(201);
      const { petitionId } = written.body as { petitionId: string };
      kept.push(petitionId);
      const database = readRuntime(join(disk, 'data'))?.postgresPid;
      fillUpTo(40 * 1024 * 1024);
      await sleep(1_100);
      for (let second = 0; second < 15; second += 1) {
        const refused = await register();
        expect([refused.status, refused.body]).toEqual([
          507,
          expect.objectContaining({ code: 'DISK_FULL', detail: expect.stringMatching(/内容未保存/) }),
        ]);
        expect((await client().get('/api/petitions?limit=5')).status).toBe(200);
        expect((await client().get(`/api/petitions/${petitionId}`)).status).toBe(200);
        await sleep(1_000);
      }
      const again = await new ApiClient(address).post('/api/session', {
        login: 'clerk',
        password: clerk.password,
      });
      expect(again.status).toBeLessThan(300);
      const ready = await new ApiClient(address).get('/readyz');
      expect([ready.status, ready.text]).toEqual([200, expect.stringMatching(/磁盘空间将尽/)]);
      expect(freeBytes()).toBeGreaterThan(16 * 1024 * 1024);

      rmSync(ballast);
      await sleep(1_100);
      const taken = await register();
      expect(taken.status).toBe(201);
      kept.push(taken.body.petitionId as string);
      expect(readRuntime(join(disk, 'data'))?.postgresPid).toBe(database);
    },
    LONG,
  );
});

describe('a full disk under log and tables (R6)', () => {
  it(
    'refuses writes with a sentence and nothing half written; the register is still read; it goes on by itself',
    async () => {
      for (let at = 0; at < 5; at += 1) {
        const answer = await register();
        expect(answer.status).toBe(201);
        kept.push(answer.body.petitionId as string);
      }
      fill();
      expect(freeBytes()).toBeLessThan(64 * 1024);
      let refused: ApiAnswer | null = null;
      for (let at = 0; at < 400 && refused === null; at += 1) {
        const answer = await register();
        if (answer.status === 201) kept.push(answer.body.petitionId as string);
        else refused = answer;
        fill();
      }
      expect(refused).not.toBeNull();
      expect([507, 503]).toContain(refused?.status);
      expect(refused?.body).toMatchObject({
        code: expect.stringMatching(/DISK_FULL|DATABASE_UNAVAILABLE/),
        detail: expect.stringMatching(/内容未保存/),
      });
      // the database may have to start again; then it is read as before
      const list = await until(
        () => client().get('/api/petitions?limit=5'),
        ({ status }) => status === 200,
      );
      expect([list.status, list.body.items?.length ?? list.body.rows?.length]).toEqual([200, 5]);
      expect((await new ApiClient(address).get('/healthz')).status).toBe(200);

      rmSync(ballast);
      const again = await until(register, ({ status }) => status === 201);
      expect(again.status).toBe(201);
      kept.push(again.body.petitionId as string);
      expect(program.child.exitCode).toBeNull();
      for (const petitionId of kept) {
        const seen = await client().get(`/api/petitions/${petitionId}`);
        expect([petitionId, seen.status]).toEqual([petitionId, 200]);
      }
      const verify = new Program('cli', ['verify'], { DATA_DIR: join(disk, 'data') });
      expect([await verify.exit(120_000), verify.printed]).toEqual([0, expect.stringMatching(/校验通过/)]);
    },
    LONG,
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readRuntime, runningDatabases } from '#platform';
import { ApiClient, letterBody } from '../support/api.js';
import { isAlive } from '../support/data-folders.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';

/** R2 asks for 20. */
const KILLS = process.env['FAULTS'] === 'long' ? 20 : 3;
const CLIENTS = 8;
/** Registrations between two kills. */
const BETWEEN = 25;
/** Ten seconds on a machine with nothing else to do (R2), more beside other work. @unit milliseconds */
const BACK_WITHIN = 60_000;
const LONG = 600_000;

const root = mkdtempSync(join(tmpdir(), 'xf-kill-database-'));
const folder = join(root, 'data');
let program: Program;
let address = '';
let clerk: Clerk;
const acknowledged = new Map<string, { petitionId: string; displayNo: string }>();

beforeAll(async () => {
  program = new Program('api', [], { DATA_DIR: folder });
  address = await program.listening();
  clerk = await firstRun(address, program.printed);
}, LONG);
afterAll(async () => {
  program?.child.kill('SIGTERM');
  await program?.exit(30_000).catch(() => program.killGroup());
  rmSync(root, { recursive: true, force: true });
}, LONG);

/** Asks with one key until it is acknowledged; what is answered meanwhile must be a sentence, never a stack. */
async function register(key: string): Promise<void> {
  for (const deadline = Date.now() + BACK_WITHIN; Date.now() < deadline; await sleep(50)) {
    const answer = await new ApiClient(address, clerk.cookie)
      .post('/api/petitions', letterBody(clerk.day), { 'idempotency-key': key })
      .catch(() => null);
    if (answer?.status === 201) {
      const { petitionId, displayNo } = answer.body as { petitionId: string; displayNo: string };
      acknowledged.set(key, { petitionId, displayNo });
      return;
    }
    if (answer) expect([answer.status, answer.text]).toEqual([503, expect.stringMatching(/[\u4e00-\u9fff]/)]);
  }
  throw new Error(`not acknowledged within ${BACK_WITHIN} ms`);
}

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const connection = new pg.Client({ connectionString: runningDatabases(folder)?.url });
  await connection.connect();
  try {
    return (await connection.query<T>(sql)).rows;
  } finally {
    await connection.end();
  }
}

const postmaster = (): number => readRuntime(folder)?.postgresPid ?? 0;

describe(`PostgreSQL killed ${KILLS} times under registrations (R2)`, () => {
  it(
    'comes back by itself; nothing acknowledged is lost, nothing is there twice, numbers have no gap',
    async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const pid = postmaster();
        expect(isAlive(pid)).toBe(true);
        const goal = acknowledged.size + BETWEEN;
        let killed = false;
        const lane = async (): Promise<void> => {
          while (acknowledged.size < goal + BETWEEN) {
            await register(randomUUID());
            if (!killed && acknowledged.size >= goal) {
              killed = true;
              process.kill(pid, 'SIGKILL');
            }
          }
        };
        await Promise.all(Array.from({ length: CLIENTS }, lane));
        expect(postmaster()).not.toBe(pid);
      }
      const rows = await query<{ petitionId: string; key: string; displayNo: string }>(
        `select stream_id as "petitionId", metadata->>'causationId' as key, data->>'displayNo' as "displayNo"
         from es.event where type = 'PetitionRegistered'`,
      );
      expect(new Map(rows.map(({ key, petitionId, displayNo }) => [key, { petitionId, displayNo }]))).toEqual(
        acknowledged,
      );
      const serials = rows.map(({ displayNo }) => Number(/来信(\d+)号/.exec(displayNo)?.[1]));
      expect(serials.sort((a, b) => a - b)).toEqual(rows.map((_, at) => at + 1));
      expect((await query('select from rm.petition')).length).toBe(rows.length);
    },
    LONG,
  );

  it(
    'passes verify beside the running program, which never had to be touched',
    async () => {
      expect(program.child.exitCode).toBeNull();
      const verify = new Program('cli', ['verify'], { DATA_DIR: folder });
      expect([await verify.exit(120_000), verify.printed]).toEqual([0, expect.stringMatching(/校验通过/)]);
    },
    LONG,
  );
});

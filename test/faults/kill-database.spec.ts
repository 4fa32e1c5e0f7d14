import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readRuntime, runningDatabases } from '#platform';
import { ApiClient, letterBody } from '../support/api.js';
import { isAlive } from '../support/data-folders.js';
import { passableFolder } from '../support/passable-folder.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';

const isLong = process.env['FAULTS'] === 'long';
/** R2 asks for 20, under the load of R1: 20,000 appends of 16 clients. */
const KILLS = isLong ? 20 : 3;
const CLIENTS = isLong ? 16 : 8;
/** Registrations before and after a kill. */
const BETWEEN = isLong ? 500 : 25;
/** Every so manieth is overdue when it comes, so that reminders are being sent whenever PostgreSQL dies. */
const LATE = 3;
let started = 0;
/** Ten seconds on a machine with nothing else to do (R2), more beside other work. @unit milliseconds */
const BACK_WITHIN = 60_000;
const LONG = isLong ? 3_600_000 : 600_000;
/** From the moment at which PostgreSQL takes connections; asked of a machine with nothing else to do. @unit milliseconds */
const READY_WITHIN = isLong ? 10_000 : BACK_WITHIN;

const root = passableFolder('xf-kill-database-');
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

/** Its notice was due two days ago: it is reminded of on the next tick. */
const late = () => ({
  receivedOn: new Date(Date.parse(`${clerk.day}T00:00:00Z`) - 17 * 86_400_000).toISOString().slice(0, 10),
  backdatingEvidence: '邮局投递延误,信封邮戳可证',
});

/** Asks with one key until it is acknowledged; what is answered meanwhile must be a sentence, never a stack. */
async function register(key: string): Promise<void> {
  const body = letterBody(clerk.day, started++ % LATE === 0 ? late() : {});
  for (const deadline = Date.now() + BACK_WITHIN; Date.now() < deadline; await sleep(50)) {
    const answer = await new ApiClient(address, clerk.cookie)
      .post('/api/petitions', body, { 'idempotency-key': key })
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

/** How long the application needs after PostgreSQL takes connections again. @unit milliseconds */
async function readyAfter(pid: number): Promise<number> {
  const deadline = Date.now() + BACK_WITHIN;
  while (
    postmaster() === pid ||
    !(await query('select').then(
      () => true,
      () => false,
    ))
  ) {
    expect(Date.now()).toBeLessThan(deadline);
    await sleep(50);
  }
  const from = Date.now();
  while ((await new ApiClient(address).get('/readyz')).status !== 200) {
    expect(Date.now()).toBeLessThan(deadline);
    await sleep(50);
  }
  return Date.now() - from;
}

const postmaster = (): number => readRuntime(folder)?.postgresPid ?? 0;

describe(`PostgreSQL killed ${KILLS} times under registrations (R2)`, () => {
  it(
    'comes back by itself; nothing acknowledged is lost, nothing is there twice, numbers have no gap',
    async () => {
      const waits: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const pid = postmaster();
        expect(isAlive(pid)).toBe(true);
        const goal = acknowledged.size + BETWEEN;
        let killed = false;
        const ready: Promise<number>[] = [];
        const lane = async (): Promise<void> => {
          while (acknowledged.size < goal + BETWEEN) {
            await register(randomUUID());
            if (!killed && acknowledged.size >= goal) {
              killed = true;
              process.kill(pid, 'SIGKILL');
              ready.push(readyAfter(pid));
            }
          }
        };
        await Promise.all(Array.from({ length: CLIENTS }, lane));
        expect(postmaster()).not.toBe(pid);
        waits.push(...(await Promise.all(ready)));
        expect(waits).toHaveLength(kill + 1);
        expect(waits.at(-1)).toBeLessThanOrEqual(READY_WITHIN);
      }
      process.stdout.write(`R2: ready ${waits.join(', ')} ms after PostgreSQL\n`);
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
    'has reminded of each overdue one all the same, and recorded each reminder once',
    async () => {
      const waiting = async () =>
        query(
          `select from rm.petition p where p.received_on < p.registered_on
             and not exists (select from jobs.reminder r where r.petition_id = p.petition_id)`,
        );
      for (const deadline = Date.now() + 180_000; (await waiting()).length > 0; await sleep(500))
        expect(Date.now()).toBeLessThan(deadline);
      const [counts] = await query<{ events: number; claims: number; different: number; petitions: number }>(
        `select (select count(*)::int from es.event where category = 'reminder') as events, count(*)::int as claims,
           count(distinct (petition_id, clock_id, due, rung, receiver))::int as different,
           count(distinct petition_id)::int as petitions
         from jobs.reminder where clock_kind not in ('notice', 'finding', 'words') and clock_id not like 'affair:%'`,
      );
      expect(counts?.petitions).toBeGreaterThanOrEqual(Math.floor(acknowledged.size / LATE));
      expect(counts).toMatchObject({ events: counts?.claims, different: counts?.claims });
    },
    LONG,
  );

  it(
    'has read models equal to those that the events give, also where pages of a subscription were lost with the server',
    async () => {
      const rebuild = new Program('cli', ['rebuild', '--check'], { DATA_DIR: folder });
      expect([await rebuild.exit(LONG), rebuild.printed]).toEqual([
        0,
        expect.stringMatching(/search +\d+ 行.新旧一致/),
      ]);
      expect(rebuild.printed).not.toMatch(/不一致/);
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

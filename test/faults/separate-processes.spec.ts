import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { withDatabase } from '#platform';
import { openRedisServer, type RedisServer } from '../../libs/jobs/src/testing/redis-server.js';
import { ApiClient, letterBody } from '../support/api.js';
import { sharedTestServer } from '../support/test-server-folder.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';

const LONG_FORM = process.env['FAULTS'] === 'long';
const LONG = LONG_FORM ? 1_200_000 : 400_000;
/** How long Redis is away; the short form ends with the first reminder. @unit milliseconds */
const AWAY_MS = LONG_FORM ? 600_000 : 0;
/** Between two registrations while Redis is away. @unit milliseconds */
const PAUSE_MS = 250;
/** Schedules are back and a reminder is sent by then (R4); beside other work the short form takes longer. @unit seconds */
const BACK_WITHIN = LONG_FORM ? 60 : 240;
const OVERDUE = 6;
const WORKERS = 2;
/** Shortened from hundreds: `FAULTS=long` kills as often as R3 asks for. */
const KILLS = LONG_FORM ? 100 : 4;
/** How long a worker lives at most before the other is killed; it starts in less. @unit milliseconds */
const LIVES_MS = 4_000;

const root = mkdtempSync(join(tmpdir(), 'xf-separate-'));
const name = `xf_test_${randomBytes(6).toString('hex')}`;
let server = '';
let redis: RedisServer;
let env: Record<string, string>;
let api: Program;
let address = '';
let clerk: Clerk;
const workers: Program[] = [];
const registered: string[] = [];

const client = (): ApiClient => new ApiClient(address, clerk.cookie);
const startWorker = (): Program => new Program('worker', [], env);

async function query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const connection = new pg.Client({ connectionString: withDatabase(server, name) });
  await connection.connect();
  try {
    return (await connection.query<T>(sql, values)).rows;
  } finally {
    await connection.end();
  }
}

async function until(what: string, good: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; await sleep(300))
    if (await good().catch(() => false)) return;
  throw new Error(
    `waited in vain: ${what}\n${[api, ...workers].map(({ printed }) => printed).join('\n---\n')}`,
  );
}

async function register(change: Record<string, unknown> = {}): Promise<string> {
  const answer = await client().post('/api/petitions', letterBody(clerk.day, change), {
    'idempotency-key': randomUUID(),
  });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  registered.push(answer.body.petitionId as string);
  return answer.body.petitionId as string;
}

/** Its notice was due two days ago: it is reminded of on the next tick. */
const registerLate = (title: string): Promise<string> =>
  register({
    receivedOn: new Date(Date.parse(`${clerk.day}T00:00:00Z`) - 17 * 86_400_000).toISOString().slice(0, 10),
    backdatingEvidence: '邮局投递延误,信封邮戳可证',
    title,
  });

const isReminded = async (petitionId: string): Promise<boolean> =>
  (await query('select from jobs.reminder where petition_id = $1', [petitionId])).length > 0;

/** Of how many petitions somebody was reminded. */
const remindedOf = async (): Promise<number> =>
  (
    await query<{ petitions: number }>(
      'select count(distinct petition_id)::int as petitions from jobs.reminder',
    )
  )[0]?.petitions ?? 0;

/** Each is recorded once: as many events as claims, and no claim twice; notices and findings are no reminders. */
async function expectOnce(): Promise<void> {
  const [counts] = await query<{ events: number; claims: number; different: number }>(
    `select (select count(*)::int from es.event where category = 'reminder') as events, count(*)::int as claims,
       count(distinct (petition_id, clock_id, rung, receiver))::int as different from jobs.reminder
     where clock_kind not in ('notice', 'finding')`,
  );
  expect(counts).toEqual({ events: counts?.claims, claims: counts?.claims, different: counts?.claims });
}

/** Registers one after another until told to stop. @returns how long each took, sorted. @unit milliseconds */
async function registerMeanwhile(working: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (working()) {
    const began = performance.now();
    await register();
    took.push(performance.now() - began);
    await sleep(PAUSE_MS);
  }
  return took.sort((a, b) => a - b);
}

/** Waits for the schedules and then for a reminder of a petition that is overdue when it comes. @unit seconds */
async function rungAgain(since: number): Promise<{ scheduled: number; reminded: number }> {
  const bell = new Redis(redis.url);
  await until('schedules rebuilt from PostgreSQL', async () => {
    const keys = await bell.keys('xinfang:background:repeat*');
    return keys.length > 0;
  }).finally(() => bell.disconnect());
  const scheduled = (performance.now() - since) / 1000;
  const id = await registerLate('队列回来后迟登');
  await until('a reminder with Redis back', () => isReminded(id));
  const back = { scheduled, reminded: (performance.now() - since) / 1000 };
  expect(back.reminded).toBeLessThanOrEqual(BACK_WITHIN);
  return back;
}

const isFound = async (word: string): Promise<boolean> =>
  ((await client().get(`/api/petitions?q=${encodeURIComponent(word)}`)).body.total ?? 0) > 0;

beforeAll(async () => {
  server = process.env['TEST_DATABASE_URL'] ?? (await sharedTestServer());
  redis = await openRedisServer();
  env = {
    DATA_DIR: join(root, 'data'),
    DATABASE_URL: withDatabase(server, name),
    REDIS_URL: redis.url,
    BACKGROUND: 'separate',
  };
  api = new Program('api', [], env);
  address = await api.listening();
  clerk = await firstRun(address, api.printed);
  for (let at = 0; at < WORKERS; at += 1) workers.push(startWorker());
}, LONG);
afterAll(async () => {
  for (const each of [api, ...workers]) await each?.killGroup();
  await redis?.end();
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  for (const database of [name, `${name}_keys`])
    await admin.query(`drop database if exists ${database} with (force)`);
  await admin.end();
  rmSync(root, { recursive: true, force: true });
}, LONG);

describe('API and two workers as processes of their own, one PostgreSQL, one Redis', () => {
  it(
    'share the work: what the API registers, a worker indexes and seals',
    async () => {
      await register({ title: '反映枣园村道路硬化问题' });
      await until('the search index', () => isFound('枣园村'));
      await until('a seal', async () => (await query('select from es.seal')).length > 0);
    },
    LONG,
  );

  it(
    'send each reminder once, whoever is killed meanwhile; what is overdue from the start is told on the next tick (R3, R15)',
    async () => {
      for (let at = 0; at < OVERDUE; at += 1) await registerLate(`迟登第${at}件`);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await registerLate(`杀第${kill}次前迟登`);
        // at times before a worker has started, at times when it is at work
        await sleep(randomInt(300, LIVES_MS));
        const at = kill % WORKERS;
        await workers[at]?.killGroup();
        workers[at] = startWorker();
      }
      const before = await remindedOf();
      await until('reminders of every overdue petition', async () => (await remindedOf()) >= OVERDUE + KILLS);
      await expectOnce();
      process.stdout.write(
        `R3: over Redis ${OVERDUE + KILLS} overdue petitions, ${KILLS} kills, ${before} reminded of before the last: each once\n`,
      );
      const inbox = await client().get('/api/inbox');
      expect([inbox.status, JSON.stringify(inbox.body)]).toEqual([
        200,
        expect.stringMatching(/超|逾|到期|告知/),
      ]);
    },
    LONG,
  );

  it(
    'go on without Redis, with one that comes back empty and with one that forgets everything (R4; ten minutes in the long form)',
    async () => {
      await redis.stop();
      const began = performance.now();
      let away = true;
      const meanwhile = registerMeanwhile(() => away);
      meanwhile.catch(() => undefined); // told where it is awaited
      const took: number[] = [];
      try {
        await register({ title: '反映柳湾村低保评议问题' });
        await until('the index without Redis', () => isFound('柳湾村'));
        do {
          const late = performance.now();
          const id = await registerLate(`无队列时迟登第${took.length}件`);
          await until('a reminder without Redis', () => isReminded(id));
          took.push(Math.round((performance.now() - late) / 1000));
        } while (performance.now() - began < AWAY_MS);
      } finally {
        away = false;
      }
      const commands = await meanwhile;
      const p99 = commands[Math.ceil(commands.length * 0.99) - 1] ?? 0;
      process.stdout.write(
        `R4: without Redis ${commands.length} registrations, p99 ${p99.toFixed(0)} ms; reminders after ${took.join(', ')} s\n`,
      );
      await redis.start();
      const restarted = await rungAgain(performance.now());
      await redis.flush();
      const flushed = await rungAgain(performance.now());
      for (const [after, { scheduled, reminded }] of [
        ['a restart', restarted],
        ['FLUSHALL', flushed],
      ] as const)
        process.stdout.write(
          `R4: after ${after} schedules back in ${scheduled.toFixed(1)} s, a reminder in ${reminded.toFixed(1)} s\n`,
        );
      await expectOnce();
      expect([api, ...workers].map(({ child }) => child.exitCode)).toEqual(Array(1 + WORKERS).fill(null));
    },
    LONG,
  );

  it(
    'end on SIGTERM with code 0 and hand back what they hold (R21); nothing is lost and all verifies',
    async () => {
      for (const each of [...workers, api]) each.child.kill('SIGTERM');
      for (const each of [...workers, api]) expect(await each.exit(60_000)).toBe(0);
      const rows = await query<{ id: string }>('select petition_id as id from rm.petition');
      expect(rows.map(({ id }) => id).sort()).toEqual([...registered].sort());
      const verify = new Program('cli', ['verify'], env);
      expect([await verify.exit(120_000), verify.printed]).toEqual([0, expect.stringMatching(/校验通过/)]);
    },
    LONG,
  );
});

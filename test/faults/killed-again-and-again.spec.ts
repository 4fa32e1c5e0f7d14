import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readRuntime, runningDatabases } from '#platform';
import { type ApiAnswer, ApiClient, letterBody } from '../support/api.js';
import { isAlive } from '../support/data-folders.js';
import { passableFolder } from '../support/passable-folder.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';

const isLong = process.env['FAULTS'] === 'long';
/** R1 asks for 200 kills among 20,000 appends of 16 clients; each petition is two appends: arrival and a correction. */
const KILLS = isLong ? 200 : 4;
const PETITIONS = isLong ? 10_000 : 200;
const CLIENTS = 16;
/** Every so manieth kill comes while the program starts. */
const WHILE_STARTING = 3;
const LONG = isLong ? 7_200_000 : 400_000;

const root = passableFolder('xf-killed-again-');
const folder = join(root, 'data');
let program: Program;
let address = '';
let clerk: Clerk;

/** One petition: what was answered, under which keys. */
type Arrival = { petitionId: string; displayNo: string };
type Work = { register: string; correct: string; title: string; arrival: Arrival | null; done: boolean };
const work: Work[] = Array.from({ length: PETITIONS }, (_, n) => ({
  register: randomUUID(),
  correct: randomUUID(),
  title: `第${n}件,改过的标题`,
  arrival: null,
  done: false,
}));
let acknowledged = 0;
let unanswered = 0;
/** One part has failed: the others end, or Jest would wait for them for ever. */
let hasFailed = false;

const start = (): Program => new Program('api', [], { DATA_DIR: folder });

beforeAll(async () => {
  program = start();
  address = await program.listening();
  clerk = await firstRun(address, program.printed);
}, LONG);
afterAll(async () => {
  program?.child.kill('SIGTERM');
  await program?.exit(60_000).catch(() => program.killGroup());
  const postgres = readRuntime(folder)?.postgresPid;
  if (postgres !== undefined && isAlive(postgres)) process.kill(postgres, 'SIGQUIT');
  rmSync(root, { recursive: true, force: true });
}, LONG);

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const connection = new pg.Client({ connectionString: runningDatabases(folder)?.url });
  await connection.connect();
  try {
    return (await connection.query<T>(sql)).rows;
  } finally {
    await connection.end();
  }
}

/** Sends until it is acknowledged, each time under the same key; a refusal must be the sentence of a server that stops. */
async function acknowledge(
  good: number,
  send: (client: ApiClient) => Promise<ApiAnswer>,
): Promise<ApiAnswer['body']> {
  for (;;) {
    const answer = await send(new ApiClient(address, clerk.cookie)).catch(() => null);
    if (answer?.status === good) {
      acknowledged += 1;
      return answer.body;
    }
    if (answer === null) unanswered += 1;
    else expect([answer.status, answer.text]).toEqual([503, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    if (hasFailed) throw new Error('given up');
    await sleep(25);
  }
}

const arrive = (one: Work) =>
  acknowledge(201, (client) =>
    client.post('/api/petitions', letterBody(clerk.day), { 'idempotency-key': one.register }),
  );
const correct = (one: Work) =>
  acknowledge(200, (client) =>
    client.command(one.arrival?.petitionId ?? '', 'correct', {
      version: 1,
      body: { changes: {}, title: one.title, reason: '核对原件后更正标题' },
      key: one.correct,
    }),
  );

async function treat(one: Work): Promise<void> {
  const { petitionId, displayNo, version } = await arrive(one);
  expect(version).toBe(1);
  one.arrival = { petitionId, displayNo };
  expect((await correct(one)).version).toBe(2);
  one.done = true;
}

/** Kills at a random moment of the share of the work that falls to each kill. */
async function killer(): Promise<number> {
  const share = (2 * PETITIONS) / (KILLS + 1);
  let kills = 0;
  for (; kills < KILLS; kills += 1) {
    const at = (kills + 0.5 + Math.random() / 2) * share;
    while (acknowledged < at && !hasFailed) await sleep(2);
    if (hasFailed) break;
    await sleep(randomInt(0, 30));
    await program.killGroup();
    program = start();
    if (kills % WHILE_STARTING === WHILE_STARTING - 1 && kills + 1 < KILLS) {
      await sleep(randomInt(0, 1_500));
      await program.killGroup();
      program = start();
      kills += 1;
    }
    address = await program.listening();
  }
  return kills;
}

describe(`kill -9 ${KILLS} times during ${2 * PETITIONS} appends of ${CLIENTS} clients (R1)`, () => {
  it(
    'loses nothing acknowledged, leaves no case half written, and gives one event for each key, however often it was sent',
    async () => {
      const waiting = [...work];
      const lane = async (): Promise<void> => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await treat(one);
      };
      const parts = [killer(), ...Array.from({ length: CLIENTS }, lane)] as const;
      const [kills] = await Promise.all(parts).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
      expect(kills).toBe(KILLS);
      expect(unanswered).toBeGreaterThan(0);
      // what was acknowledged long ago is answered as it was
      for (const one of work.slice(0, 20)) {
        expect(await arrive(one)).toMatchObject({ ...one.arrival, version: 1 });
        expect((await correct(one)).version).toBe(2);
      }
      process.stdout.write(
        `R1: ${KILLS} kills, ${2 * PETITIONS} appends, ${unanswered} requests without an answer\n`,
      );
    },
    LONG,
  );

  it(
    'has every case whole: two events, their keys, its row with the new title, numbers without a gap',
    async () => {
      const events = await query<{ id: string; version: number; type: string; key: string; no: string }>(
        `select stream_id as id, version, type, metadata->>'causationId' as key, data->>'displayNo' as no
         from es.event order by stream_id, version`,
      );
      const told = new Map(events.map(({ key, ...event }) => [key, event]));
      expect([events.length, told.size]).toEqual([2 * PETITIONS, 2 * PETITIONS]);
      for (const one of work) {
        const id = one.arrival?.petitionId;
        expect(told.get(one.register)).toMatchObject({ id, version: 1, no: one.arrival?.displayNo });
        expect(told.get(one.correct)).toMatchObject({ id, version: 2 });
      }
      const serials = work.map(({ arrival }) => Number(/来信(\d+)号/.exec(arrival?.displayNo ?? '')?.[1]));
      expect(serials.sort((a, b) => a - b)).toEqual(work.map((_, at) => at + 1));
      const [state] = await query<Record<string, number>>(
        `select (select count(*)::int from es.stream where category = 'petition' and version = 2) as streams,
           (select count(*)::int from rm.petition where version = 2) as rows,
           (select count(distinct petition_id)::int from rm.clock) as clocks`,
      );
      expect(state).toEqual({ streams: PETITIONS, rows: PETITIONS, clocks: PETITIONS });
      const some = work.filter((_, at) => at % Math.ceil(PETITIONS / 50) === 0);
      for (const one of some) {
        const seen = await new ApiClient(address, clerk.cookie).get(
          `/api/petitions/${one.arrival?.petitionId}`,
        );
        expect([seen.status, seen.body.title]).toEqual([200, one.title]);
      }
    },
    LONG,
  );

  it(
    'passes verify beside the running program',
    async () => {
      const verify = new Program('cli', ['verify'], { DATA_DIR: folder });
      expect([await verify.exit(300_000), verify.printed]).toEqual([
        0,
        expect.stringMatching(new RegExp(`校验通过:${PETITIONS} 件、${2 * PETITIONS} 条事件`)),
      ]);
    },
    LONG,
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { withDatabase } from '#platform';
import { ApiClient, letterBody } from '../support/api.js';
import { sharedTestServer } from '../support/test-server-folder.js';
import { type Clerk, firstRun } from './first-run.js';
import { Program } from './program.js';

const LONG = 180_000;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** How far a clock is off; the short form takes three of them. */
const CLOCKS = [
  ['90 seconds ahead', 90],
  ['a day behind', -DAY],
  ['an hour ahead', HOUR],
  ['a day ahead', DAY],
  ['an hour behind', -HOUR],
  ['a year ahead', 365 * DAY],
] as const;
const TRIED = process.env['FAULTS'] === 'long' ? CLOCKS : CLOCKS.slice(0, 3);

const root = mkdtempSync(join(tmpdir(), 'xf-clock-'));
const name = `xf_test_${randomBytes(6).toString('hex')}`;
let server = '';
let env: Record<string, string>;
let right: Program;
let address = '';
let clerk: Clerk;
/** By the database, before anything was registered. */
let began = '';

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const connection = new pg.Client({ connectionString: withDatabase(server, name) });
  await connection.connect();
  try {
    return (await connection.query<T>(sql)).rows;
  } finally {
    await connection.end();
  }
}

type Registered = { petitionId: string; clocks: { legalDue?: string }[] };

/** Registers and gives what the page is told, its ids left out: days and clocks. */
async function register(
  at: string,
  change: Record<string, unknown> = {},
): Promise<{ petitionId: string; days: unknown }> {
  const answer = await new ApiClient(at, clerk.cookie).post('/api/petitions', letterBody(clerk.day, change), {
    'idempotency-key': randomUUID(),
  });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  const { petitionId, clocks } = answer.body as Registered;
  return { petitionId, days: clocks.map((clock) => clock.legalDue) };
}

const warnings = async (at: string): Promise<string[]> =>
  (await new ApiClient(at).get('/readyz')).body.warnings as string[];

/** A second server on the same database, whose machine's clock is wrong; it is ended after `work`. */
async function withClock(
  clock: { off?: number; step?: number },
  work: (at: string) => Promise<void>,
): Promise<void> {
  const program = new Program('api', [], {
    ...env,
    NODE_OPTIONS: `--import=${new URL('shifted-clock.mjs', import.meta.url).href}`,
    CLOCK_OFF: String(clock.off ?? 0),
    CLOCK_STEP: String(clock.step ?? 0),
  });
  try {
    await work(await program.listening());
  } finally {
    await program.killGroup();
  }
}

beforeAll(async () => {
  server = process.env['TEST_DATABASE_URL'] ?? (await sharedTestServer());
  env = { DATA_DIR: join(root, 'data'), DATABASE_URL: withDatabase(server, name) };
  right = new Program('api', [], env);
  address = await right.listening();
  clerk = await firstRun(address, right.printed);
  began = (await query<{ now: string }>('select clock_timestamp()::text as now'))[0]?.now ?? '';
}, LONG);
afterAll(async () => {
  await right?.killGroup();
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  for (const database of [name, `${name}_keys`])
    await admin.query(`drop database if exists ${database} with (force)`);
  await admin.end();
  rmSync(root, { recursive: true, force: true });
}, LONG);

/** Order, times and days of everything registered so far are those of the database: no time before the one it follows. */
async function expectDatabaseTimes(ids: readonly string[]): Promise<void> {
  const rows = await query<{ id: string; far: boolean; day: string; today: string }>(
    `select stream_id as id, recorded_at > clock_timestamp()
         or recorded_at < lag(recorded_at, 1, '${began}'::timestamptz) over (order by tx, position) as far,
       metadata->>'occurredOn' as day, to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today
     from es.event where type = 'PetitionRegistered' order by tx, position`,
  );
  expect(rows.map(({ id }) => id)).toEqual(ids);
  expect(rows.filter(({ far }) => far)).toEqual([]);
  expect(rows.map(({ day }) => day)).toEqual(rows.map(({ today }) => today));
}

describe('a server whose clock is wrong, beside one whose clock is right (R7)', () => {
  const ids: string[] = [];

  it.each(TRIED)(
    '%s: order, days and due days come from the database, and /readyz warns',
    async (_, off) => {
      await withClock({ off }, async (wrong) => {
        const both = [await register(address), await register(wrong), await register(address)];
        ids.push(...both.map(({ petitionId }) => petitionId));
        expect(both[1]?.days).toEqual(both[0]?.days);
        expect(both[0]?.days).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
        await expectDatabaseTimes(ids);
        expect((await warnings(wrong)).join()).toMatch(/本机时钟与数据库相差 -?\d+ 秒,日期以数据库为准。/);
        expect((await warnings(address)).join()).not.toMatch(/时钟/);
      });
    },
    LONG,
  );

  it(
    'jumping back 5 seconds each second: what is registered stays in its order',
    async () => {
      await withClock({ step: 5 }, async (wrong) => {
        for (let n = 0; n < 12; n += 1) {
          ids.push((await register(n % 3 === 0 ? address : wrong)).petitionId);
          await new Promise((done) => setTimeout(done, 300));
        }
        await expectDatabaseTimes(ids);
        expect((await warnings(wrong)).join()).toMatch(/本机时钟与数据库相差 -\d+ 秒/);
      });
    },
    LONG,
  );

  it(
    'ten days ahead: reminds of what is due by the database, and of nothing early',
    async () => {
      await withClock({ off: 10 * DAY }, async (wrong) => {
        // its first rung, a week before the due day, is past by the wrong clock alone
        const early = await register(wrong);
        const receivedOn = new Date(Date.parse(`${clerk.day}T00:00:00Z`) - 17 * DAY * 1000)
          .toISOString()
          .slice(0, 10);
        const late = await register(wrong, { receivedOn, backdatingEvidence: '邮局投递延误,信封邮戳可证' });
        const reminded = async (id: string): Promise<number> =>
          (await query(`select from jobs.reminder where petition_id = '${id}'`)).length;
        for (const deadline = Date.now() + 120_000; (await reminded(late.petitionId)) === 0;) {
          expect(Date.now()).toBeLessThan(deadline);
          await new Promise((done) => setTimeout(done, 300));
        }
        expect(await reminded(early.petitionId)).toBe(0);
      });
    },
    LONG,
  );

  it(
    '90 seconds apart, both reminding: what runs by minutes comes by the database’s minute, and once (K-08)',
    async () => {
      await withClock({ off: 90 }, async (wrong) => {
        const { petitionId } = await register(wrong);
        const [{ now } = { now: '' }] = await query<{ now: string }>(
          `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
        );
        // half of the thirty minutes is over in 40 seconds; by the clock that is ahead it has been for 50
        const discoveredAt = new Date(Date.parse(now) - (15 * 60 - 40) * 1000).toISOString();
        const found = await new ApiClient(address, clerk.cookie).command(petitionId, 'find-urgent', {
          version: 1,
          body: { grounds: ['threat'], situation: '扬言跳楼', discoveredAt },
        });
        expect([found.status, found.text]).toEqual([200, expect.any(String)]);
        const half = `select extract(epoch from created_at - '${discoveredAt}'::timestamptz)::float8 as after, receiver
          from jobs.reminder where petition_id = '${petitionId}' and clock_kind = 'urgentPhone' and rung = '1/2'`;
        for (const deadline = Date.now() + 150_000; (await query(half)).length === 0;) {
          expect(Date.now()).toBeLessThan(deadline);
          await new Promise((done) => setTimeout(done, 300));
        }
        // both servers have had their turns since
        await new Promise((done) => setTimeout(done, 9_000));
        const rows = await query<{ after: number; receiver: string }>(half);
        for (const { after } of rows) expect(after).toBeGreaterThanOrEqual(15 * 60);
        expect(new Set(rows.map(({ receiver }) => receiver)).size).toBe(rows.length);
        const lag = Math.min(...rows.map(({ after }) => after)) - 15 * 60;
        process.stdout.write(`R7: two servers 90 s apart reminded ${lag.toFixed(1)} s after the moment\n`);
      });
    },
    LONG,
  );

  it(
    'has recorded each reminder once, whichever server sent it',
    async () => {
      const [counts] = await query<{ events: number; claims: number }>(
        `select (select count(*)::int from es.event where category = 'reminder') as events, count(*)::int as claims
         from jobs.reminder where clock_kind not in ('notice', 'finding', 'words')`,
      );
      expect(counts?.claims).toBeGreaterThan(0);
      expect(counts?.events).toBe(counts?.claims);
      process.stdout.write(
        `R7: ${TRIED.length} wrong clocks and steps, ${ids.length} registrations in order, ${counts?.claims} reminders, each once\n`,
      );
    },
    LONG,
  );
});

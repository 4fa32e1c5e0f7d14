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

const LONG = 300_000;
const DAY_MS = 86_400_000;
/** On some of them it is always another day than in Shanghai. */
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'] as const;

const root = mkdtempSync(join(tmpdir(), 'xf-zones-'));
const name = `xf_test_${randomBytes(6).toString('hex')}`;
let server = '';
let env: Record<string, string>;
let program: Program;
let address = '';
let clerk: Clerk;

async function query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  const connection = new pg.Client({ connectionString: withDatabase(server, name) });
  await connection.connect();
  try {
    return (await connection.query<T>(sql, values)).rows;
  } finally {
    await connection.end();
  }
}

/** The program on a machine that stands there; the sessions of the database stand there, too. */
async function start(zone: string): Promise<void> {
  program = new Program('api', [], { ...env, TZ: zone });
  address = await program.listening();
}

const client = (): ApiClient => new ApiClient(address, clerk.cookie);
const daysAgo = (days: number): string =>
  new Date(Date.parse(`${clerk.day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

async function register(change: Record<string, unknown>): Promise<string> {
  const answer = await client().post('/api/petitions', letterBody(clerk.day, change), {
    'idempotency-key': randomUUID(),
  });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body.petitionId as string;
}

type Told = { clock: string; rung: string; due: string; words: string; times: number };

/** What was told of a petition, without its number; waits until something was. */
async function toldOf(petitionId: string): Promise<Told[]> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline;) {
    const rows = await query<Told>(
      `select clock_id as clock, rung, due::text as due, regexp_replace(sentence, '^[^:]*:', '') as words,
         count(*)::int as times from jobs.reminder where petition_id = $1 group by 1, 2, 3, 4 order by 1, 2`,
      [petitionId],
    );
    if (rows.length > 0) return rows;
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error(`nobody was reminded of it\n${program.printed}`);
}

beforeAll(async () => {
  server = process.env['TEST_DATABASE_URL'] ?? (await sharedTestServer());
  env = { DATA_DIR: join(root, 'data'), DATABASE_URL: withDatabase(server, name) };
  await start(ZONES[0]);
  clerk = await firstRun(address, program.printed);
}, LONG);
afterAll(async () => {
  await program?.killGroup();
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  for (const database of [name, `${name}_keys`])
    await admin.query(`drop database if exists ${database} with (force)`);
  await admin.end();
  rmSync(root, { recursive: true, force: true });
}, LONG);

describe('machine and database in three time zones, one after the other (K-18)', () => {
  it(
    'register on the same day, remind of the same rungs for the same due days in the same words',
    async () => {
      // fixed, so that the sentences name the same minute
      const discoveredAt = new Date(Date.now() - 16 * 60_000).toISOString();
      const told: Record<string, Told[][]> = {};
      for (const zone of ZONES) {
        await program.killGroup();
        await query(`alter database ${name} set timezone = '${zone}'`);
        await start(zone);
        expect(await query('show timezone')).toEqual([{ TimeZone: zone }]);
        const evidence = { backdatingEvidence: '邮局投递延误,信封邮戳可证' };
        const overdue = await register({ receivedOn: daysAgo(17), ...evidence });
        const dueToday = await register({ receivedOn: daysAgo(15), ...evidence });
        const urgent = await register({});
        const found = await client().command(urgent, 'find-urgent', {
          version: 1,
          body: { grounds: ['threat'], situation: '扬言跳楼', discoveredAt },
        });
        expect([found.status, found.text]).toEqual([200, expect.any(String)]);
        const days = await query<{ day: string }>(
          `select distinct data->>'registeredOn' as day from es.event where type = 'PetitionRegistered'`,
        );
        expect(days).toEqual([{ day: clerk.day }]);
        const minutes = await toldOf(urgent);
        told[zone] = [
          await toldOf(overdue),
          await toldOf(dueToday),
          // how many minutes are left, another moment decides
          minutes.map((each) => ({ ...each, words: each.words.replace(/还剩\d+分钟/, '还剩若干分钟') })),
        ];
      }
      expect(told[ZONES[1]]).toEqual(told[ZONES[0]]);
      expect(told[ZONES[2]]).toEqual(told[ZONES[0]]);
    },
    LONG,
  );
});

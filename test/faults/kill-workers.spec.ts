import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withDatabase } from '#platform';
import { sharedTestServer } from '../support/test-server-folder.js';
import { Program } from './program.js';

const LONG = process.env['FAULTS'] === 'long';
/** One in a hundred has a rung that has come and is no old news, each for two to four people: R3 asks for 5,000 reminders. */
const PETITIONS = LONG ? 120_000 : 1_500;
const KILLS = LONG ? 100 : 6;
const WORKERS = 2;
const TIME = LONG ? 7_200_000 : 300_000;

const root = mkdtempSync(join(tmpdir(), 'xf-kill-workers-'));
const name = `xf_test_${randomBytes(6).toString('hex')}`;
const workers: (Program | undefined)[] = [];
let server = '';
let env: Record<string, string>;

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const connection = new pg.Client({ connectionString: withDatabase(server, name) });
  await connection.connect();
  try {
    return (await connection.query<T>(sql)).rows;
  } finally {
    await connection.end();
  }
}

const sent = async (): Promise<number> =>
  (await query<{ n: number }>(`select count(*)::int as n from jobs.reminder where rung <> 'N'`))[0]?.n ?? 0;
const waiting = async (): Promise<number> =>
  (
    await query<{ n: number }>(
      `select count(*)::int as n from jobs.timer where outcome is null and not_before is null
         and on_date <= (now() at time zone 'Asia/Shanghai')::date`,
    )
  )[0]?.n ?? 0;

beforeAll(async () => {
  server = process.env['TEST_DATABASE_URL'] ?? (await sharedTestServer());
  env = { DATA_DIR: join(root, 'data'), DATABASE_URL: withDatabase(server, name), BACKGROUND: 'separate' };
  const bulk = new Program('cli', ['bulk', '--petitions', String(PETITIONS)], env);
  expect([await bulk.exit(TIME), bulk.printed]).toEqual([0, expect.any(String)]);
}, TIME);
afterAll(async () => {
  for (const each of workers) await each?.killGroup();
  rmSync(root, { recursive: true, force: true });
}, TIME);

describe('workers that are killed while they remind (R3, R5: the queue in PostgreSQL)', () => {
  it(
    'record each reminder exactly once, and leave none out',
    async () => {
      for (let at = 0; at < WORKERS; at += 1) workers[at] = new Program('worker', [], env);
      let amid = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const before = await sent();
        // into the middle of the work, once it has begun; and now and then before it could begin
        if (kill % 4 !== 3)
          for (let waited = 0; waited < 60 && (await sent()) === before; waited += 1) await sleep(100);
        await sleep(randomInt(0, 400));
        const at = kill % WORKERS;
        if ((await sent()) > before) amid += 1;
        await workers[at]?.killGroup();
        workers[at] = new Program('worker', [], env);
      }
      const until = Date.now() + TIME / 2;
      // nothing waits, twice running: the timers of the last petitions may still be on their way
      for (let quiet = 0; quiet < 3; quiet = (await waiting()) === 0 ? quiet + 1 : 0) {
        if (Date.now() > until)
          throw new Error(`still waiting\n${workers.map((each) => each?.printed).join('\n---\n')}`);
        await sleep(1_500);
      }
      const [recorded] = await query<{ events: number; claims: number; different: number }>(
        `select (select count(*)::int from es.event where category = 'reminder') as events, count(*)::int as claims,
           count(distinct (petition_id, clock_id, due, rung, receiver))::int as different
         from jobs.reminder where clock_kind not in ('notice', 'finding', 'words') and clock_id not like 'affair:%'`,
      );
      // words and those of clocks beside petitions are lines alone, without an event: each once all the same
      expect(
        await query(
          `select clock_id from jobs.reminder where clock_id like 'affair:%'
           group by clock_id, due, rung, receiver having count(*) > 1`,
        ),
      ).toEqual([]);
      expect(recorded?.claims).toBeGreaterThan(PETITIONS / 50);
      expect(recorded).toEqual({
        events: recorded?.claims,
        claims: recorded?.claims,
        different: recorded?.claims,
      });
      // and each rung that counts as sent was heard by somebody
      expect(
        await query(
          `select t.petition_id from jobs.timer t where t.outcome = 'sent' and not exists (select from jobs.reminder r
             where (r.petition_id, r.clock_id, r.rung, r.due) = (t.petition_id, t.clock_id, t.rung, t.due))`,
        ),
      ).toEqual([]);
      process.stdout.write(
        `R3: ${recorded?.claims ?? 0} reminders, ${KILLS} kills, ${amid} of them amid sending: each recorded once\n`,
      );
    },
    TIME,
  );
});

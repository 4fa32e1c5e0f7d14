import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AFFAIRS, CHINA_CALENDAR, shanghaiTime } from '#domain';
import { isInstalled, resolveSession, signIn } from '#identity';
import { createLogger, loadSettings, today } from '#platform';
import { MIGRATIONS, openOn } from '#runtime';
import { vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.js';
import { demonstrationStories, LAST_STORY } from './demonstration-stories.js';
import { type DemonstrationRuntime, loadDemonstration, loadStories } from './load-demonstration.js';
import { planOf } from './plan.js';
import { runPlan } from './run-plan.js';
import { PaperDesk, paperStage } from './spec-support.js';

/** A petition for each state, and a few that were generated. */
const CHOSEN =
  'xr04 xr09 xr10 xr11 dy02 dy05 dy08 hj05 hj06 lf06 lf07 zf06 zf08 zf10 jy04 jy05 qt02 qt04 qt06 qt07 qt10 qt18 qt19 qt21 jy01 qt01 zf02 hj07 qt14';
const SCALE = { generated: 6, choose: (key: string) => CHOSEN.split(' ').includes(key) };

let db: TestDatabase;
let folder: string;
let runtime: DemonstrationRuntime;
const lines: string[] = [];
const say = (line: string): void => void lines.push(line);

beforeAll(async () => {
  db = await createTestDatabase({ migrations: MIGRATIONS, keysMigrations: vaultMigrations });
  folder = mkdtempSync(join(tmpdir(), 'xinfang-demo-'));
  const settings = loadSettings({ DATA_DIR: folder, PORT: '0' });
  runtime = await openOn(settings, createLogger({ level: 'silent' }), { config: db.config, pools: db.pools });
}, 120_000);
afterAll(async () => {
  await runtime.vault.stock.settle();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (table: string): Promise<number> => {
  const { rows } = await db.pools.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
};

/** The same runtime whose database goes away after some commands. */
function breakingAfter(commands: number): DemonstrationRuntime {
  let left = commands;
  const lost = async (): Promise<never> => Promise.reject(new Error('the database is gone'));
  const { casework } = runtime;
  const breaking: Pick<typeof casework, 'arrive' | 'execute'> = {
    arrive: (command, frame) => ((left -= 1) < 0 ? lost() : casework.arrive(command, frame)),
    execute: (id, input, frame) => ((left -= 1) < 0 ? lost() : casework.execute(id, input, frame)),
  };
  return { ...runtime, casework: breaking as typeof casework };
}

describe('loading the demonstration', () => {
  it('goes on where an interrupted load stopped, and does nothing twice', async () => {
    await expect(loadStories(breakingAfter(60), say, SCALE)).rejects.toThrow('the database is gone');
    const half = await count('es.command');
    expect(half).toBeGreaterThan(50);
    // told to stop, it does not load the rest first
    const leaving = new AbortController();
    const told: string[] = [];
    const leave = (line: string): void => {
      told.push(line);
      if (told.filter((each) => each.endsWith('步…')).length === 4) leaving.abort();
    };
    expect(await loadStories(runtime, leave, { ...SCALE, until: leaving.signal })).toEqual([]);
    expect(told.at(-1)).toBe('演示数据还没有装完,下次启动接着装。');
    expect(await count("rm.affair where category = 'duty-shift'")).toBe(0);
    expect(await loadStories(runtime, say, SCALE)).toEqual([]);
    // as many commands as one undisturbed run on paper takes
    const desk = new PaperDesk();
    const now = await today(db.pools.store);
    const plan = planOf([...demonstrationStories(SCALE), LAST_STORY], {
      today: now.today,
      calendar: CHINA_CALENDAR,
    });
    expect(await runPlan(plan, paperStage(desk, now.today), { atOnce: 1 })).toEqual([]);
    const { rows } = await db.pools.owner.query<{ n: number }>(
      `select count(distinct command_id)::int as n from es.event
        where category = 'petition' and type not like 'Document%' and type not like 'Assignment%'`,
    );
    expect(rows[0]?.n).toBe(desk.commands);
    const { rows: states } = await db.pools.owner.query<{ petition_id: string; status: string }>(
      'select petition_id, status from rm.petition',
    );
    expect(new Map(states.map((row) => [row.petition_id, row.status]))).toEqual(
      new Map([...desk.states].map(([id, { status }]) => [id, status])),
    );
  }, 120_000);

  it('sends a letter down as a paper, and has its receipt back (O-29, L08)', async () => {
    const { rows } = await db.pools.owner.query<{ type: string }>(
      `select type from es.event
        where type in ('AssignmentSent', 'AssignmentSignedFor', 'PetitionSentDown') order by type`,
    );
    expect(rows.map(({ type }) => type)).toEqual(['AssignmentSent', 'AssignmentSignedFor']);
  });

  it('gives every register beside the petition something to read, and refuses nothing on the way', async () => {
    const { rows } = await db.pools.owner.query<{ category: string; n: number }>(
      'select category, count(*)::int as n from rm.affair group by category',
    );
    const found = new Map(rows.map(({ category, n }) => [category, n]));
    // a list of files to destroy needs files of more than ten years, which the demonstration has not
    const without = ['borrowing', 'handover', 'takeover', 'urging', 'destruction'];
    const beside = AFFAIRS.map(({ category }) => category).filter((category) => !without.includes(category));
    expect(beside.filter((category) => !found.has(category))).toEqual([]);
    expect(found.get('duty-shift')).toBe(18);
  });

  it('returns at once when it is loaded', async () => {
    const before = [await count('es.event'), await count('idn.account'), await count('idn.organisation')];
    lines.length = 0;
    await loadDemonstration(runtime, say);
    expect(lines).toEqual([]);
    expect([await count('es.event'), await count('idn.account'), await count('idn.organisation')]).toEqual(
      before,
    );
  });

  it('is sealed, chained and verifiable, and no event lies in the future', async () => {
    expect((await runtime.store.verify()).faults).toEqual([]);
    const { rows } = await db.pools.owner.query<{ late: number; latest: string }>(
      `select count(*) filter (where recorded_at > clock_timestamp())::int as late,
         max(metadata ->> 'occurredOn') as latest from es.event`,
    );
    const { today: day } = await today(db.pools.store);
    expect(rows[0]?.late).toBe(0);
    expect((rows[0]?.latest ?? '') <= day).toBe(true);
    // recorded on the day of the script, not today
    const { rows: first } = await db.pools.owner.query<{ at: Date | string }>(
      'select min(recorded_at) as at from es.event',
    );
    expect(shanghaiTime(new Date(first[0]?.at ?? 0).toISOString()).on < day).toBe(true);
  });

  it('numbers each book without gaps', async () => {
    const { rows } = await db.pools.owner.query<{ display_no: string; org_id: number }>(
      'select display_no, org_id from rm.petition',
    );
    const books = new Map<string, number[]>();
    for (const { display_no, org_id } of rows) {
      const [, book, serial] = /^(.+?)(\d+)(?:-\d+)?号$/.exec(display_no) ?? [];
      if (book === undefined || book.includes('密')) continue;
      const key = `${org_id}/${book}`;
      books.set(key, [...(books.get(key) ?? []), Number(serial)]);
    }
    expect(books.size).toBeGreaterThan(3);
    for (const serials of books.values())
      expect(serials.sort((a, b) => a - b)).toEqual(serials.map((_, at) => at + 1));
  });

  it('lets every account of the list sign in, with nothing to change first', async () => {
    expect(await isInstalled(db.pools.store)).toBe(true);
    for (const { login, password } of DEMONSTRATION_ACCOUNTS.slice(0, 3)) {
      const { token } = await signIn(db.pools.store, { login, password });
      const signedIn = await resolveSession(db.pools.store, token);
      expect(signedIn?.viewer.mustChangePassword).toBe(false);
    }
  });
});

describe('a database that somebody works with', () => {
  it('is never touched', async () => {
    await db.pools.owner.query(`update idn.organisation set code = '411300Z' where code = '999300Z'`);
    const elsewhere = { ...runtime, store: { ...runtime.store, findCommand: async () => [] } };
    await expect(loadStories(elsewhere as unknown as DemonstrationRuntime, say, SCALE)).rejects.toThrow(
      '不是演示数据',
    );
    await db.pools.owner.query(`update idn.organisation set code = '999300Z' where code = '411300Z'`);
  });
});

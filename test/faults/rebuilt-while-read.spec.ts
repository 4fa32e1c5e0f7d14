import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadBulk } from '#demo';
import { createLogger, loadSettings } from '#platform';
import { affairPlan, petitionReadModelPlan, searchPlan, searchSubscription } from '#projections';
import { MIGRATIONS, openOn } from '#runtime';
import { vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const isLong = process.env['FAULTS'] === 'long';
/** R11 speaks of a million events: some 68,000 petitions. */
const PETITIONS = isLong ? 68_000 : 300;
const LONG = isLong ? 3_600_000 : 300_000;

const folder = mkdtempSync(join(tmpdir(), 'xf-rebuilt-'));
let db: TestDatabase;
let runtime: Awaited<ReturnType<typeof openOn>>;
beforeAll(async () => {
  db = await createTestDatabase({ migrations: MIGRATIONS, keysMigrations: vaultMigrations });
  runtime = await openOn(
    loadSettings({ DATA_DIR: folder, PORT: '0' }),
    createLogger({ level: 'silent' }),
    db,
  );
  await loadBulk(runtime, { petitions: PETITIONS, ...(isLong ? {} : { templates: 40 }) });
  await runtime.store.subscription(searchSubscription(runtime)).catchUp();
}, LONG);
afterAll(async () => {
  await runtime.vault.stock.settle();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

const READ = `select (select count(*) from rm.petition)::int as petitions, (select count(*) from rm.clock)::int as clocks,
  (select count(*) from rm.fact)::int as facts, (select count(*) from rm.search)::int as found`;

describe(`all read models of ${PETITIONS} petitions made anew while they are read (R11)`, () => {
  it(
    'come to the same rows, and no reader ever meets an empty table or half of one',
    async () => {
      const { store, vault, calendar, profiles } = runtime;
      const { rows: before } = await db.pools.store.query(READ);
      expect(before[0]).toMatchObject({ petitions: PETITIONS, facts: PETITIONS, found: PETITIONS });
      let working = true;
      const seen = new Set<string>();
      let reads = 0;
      const readers = [1, 2, 3].map(async () => {
        while (working) {
          seen.add(JSON.stringify((await db.pools.store.query(READ)).rows[0]));
          reads += 1;
          await sleep(isLong ? 200 : 5);
        }
      });
      const started = performance.now();
      const differing: string[] = [];
      for (const plan of [
        petitionReadModelPlan({ vault, calendar, policyFor: profiles.policyFor }),
        affairPlan({ vault, calendar }),
        searchPlan({ vault }),
      ]) {
        const result = await store.rebuildBeside(plan, { owner: db.pools.owner });
        expect(result.switched).toBe(true);
        for (const table of result.tables) if (table.differing > 0) differing.push(table.table);
      }
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      working = false;
      await Promise.all(readers);
      expect(differing).toEqual([]);
      expect(reads).toBeGreaterThan(3);
      expect([...seen]).toEqual([JSON.stringify(before[0])]);
      const { rows } = await db.pools.store.query<{ n: number }>('select count(*)::int as n from es.event');
      process.stdout.write(
        `R11: read models of ${rows[0]?.n} events made anew in ${seconds} s, ${reads} reads\n`,
      );
    },
    LONG,
  );
});

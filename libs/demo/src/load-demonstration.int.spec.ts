import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadSettings } from '#platform';
import { MIGRATIONS, openOn } from '#runtime';
import { vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { type DemonstrationRuntime, loadStories } from './load-demonstration.js';

let db: TestDatabase;
let folder: string;
let runtime: DemonstrationRuntime;
const quiet = () => undefined;

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

describe('loading', () => {
  it('loads', async () => {
    const start = Date.now();
    const cpu = process.cpuUsage();
    const refusals = await loadStories(runtime, process.env['SHOW'] ? console.log : quiet, {});
    const took = Date.now() - start;
    const verified = await runtime.store.verify();
    if (process.env['SHOW']) console.log(process.cpuUsage(cpu), took, JSON.stringify(refusals), verified);
    expect(refusals).toEqual([]);
    expect(verified.faults).toEqual([]);
  }, 300_000);
});

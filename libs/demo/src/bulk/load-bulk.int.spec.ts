import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldLoaded } from '#casework';
import { createLogger, loadSettings } from '#platform';
import { petitionReadModelRebuild } from '#projections';
import { MIGRATIONS, openOn } from '#runtime';
import { vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { loadBulk } from './load-bulk.js';

const PETITIONS = 90;
const folder = mkdtempSync(join(tmpdir(), 'xf-bulk-'));
let db: TestDatabase;
let runtime: Awaited<ReturnType<typeof openOn>>;

beforeAll(async () => {
  db = await createTestDatabase({ migrations: MIGRATIONS, keysMigrations: vaultMigrations });
  runtime = await openOn(
    loadSettings({ DATA_DIR: folder, PORT: '0' }),
    createLogger({ level: 'silent' }),
    db,
  );
}, 120_000);
afterAll(async () => {
  await runtime.vault.stock.settle();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async (): Promise<unknown[]> =>
  (
    await db.pools.owner.query(
      `select to_jsonb(p) - 'sealed' - 'sealed_name' as p, (select jsonb_agg(c order by clock_id) from rm.clock c
         where c.petition_id = p.petition_id) as clocks, (select to_jsonb(f) from rm.fact f
         where f.petition_id = p.petition_id) as fact from rm.petition p order by petition_id`,
    )
  ).rows;

describe('a bulk data set', () => {
  it('is refused where there are units, though nothing has come yet', async () => {
    const set = (installed: string) =>
      db.pools.owner.query(`update idn.set_up set installed_at = ${installed}`);
    await set('now()');
    await expect(loadBulk(runtime, { petitions: 1 })).rejects.toMatchObject({
      code: 'BULK_TARGET_NOT_EMPTY',
    });
    await set('null');
  });

  it('is one that appends could have written: verifies, folds, and its read models are those of a rebuild', async () => {
    const { petitions, events } = await loadBulk(runtime, { petitions: PETITIONS, templates: 40 });
    expect(petitions).toBe(PETITIONS);
    const verified = await runtime.store.verify();
    expect([verified.ok, verified.events]).toEqual([true, events]);
    expect(verified.streams).toBeGreaterThanOrEqual(PETITIONS);
    const written = await rowsOf();
    const rebuild = petitionReadModelRebuild({ ...runtime, policyFor: runtime.profiles.policyFor });
    await runtime.store.rebuild(rebuild.projection, rebuild.reset);
    expect(await rowsOf()).toEqual(written);
  }, 240_000);

  it('opens under keys of its own, each petition with its own names and a number without gap or double', async () => {
    const { rows } = await db.pools.owner.query<{ id: string; no: string }>(
      'select petition_id as id, petition_no as no from rm.petition order by 2',
    );
    expect(new Set(rows.map(({ no }) => no)).size).toBe(rows.length);
    const series = new Map<string, number[]>();
    for (const { no } of rows) {
      const [, book, serial] = /^(.*-[A-Z])-(\d{5})$/.exec(no) ?? [];
      if (book !== undefined) series.set(book, [...(series.get(book) ?? []), Number(serial)]);
    }
    for (const serials of series.values())
      expect(serials.sort((a, b) => a - b)).toEqual(serials.map((_, index) => index + 1));
    const names = new Set<unknown>();
    for (const { id } of rows.slice(0, 30)) {
      const loaded = await runtime.store.load(db.pools.store, id, { secrets: true });
      expect(foldLoaded(loaded)?.version).toBe(loaded.version);
      const [first] = loaded.events;
      const secret = first?.secret as { sealed: { content: string }; persons: Record<string, unknown> };
      expect(secret.sealed.content.length).toBeGreaterThan(20);
      names.add(JSON.stringify(secret.persons));
    }
    expect(names.size).toBeGreaterThan(20);
    const next = await db.pools.store.query<{ ok: boolean }>(
      `select bool_and(next > 1) as ok from office.number_series`,
    );
    expect(next.rows).toEqual([{ ok: true }]);
  }, 120_000);

  it('is refused where there are events', async () => {
    await expect(loadBulk(runtime, { petitions: 1 })).rejects.toMatchObject({
      code: 'BULK_TARGET_NOT_EMPTY',
    });
  });
});

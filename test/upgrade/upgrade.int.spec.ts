import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { restore, type RestoreReport } from '#backup';
import { foldLoaded } from '#casework';
import { verifyAccessAudit } from '#identity';
import {
  createLogger,
  type DatabaseConfig,
  loadSettings,
  openPools,
  type Pools,
  prepareDatabases,
  refuseNewerSchema,
  withDatabase,
} from '#platform';
import {
  affairPlan,
  petitionReadModelPlan,
  type ReadModel,
  READ_MODEL_NAMES,
  READ_MODELS,
  searchPlan,
} from '#projections';
import type { RebuildPlan } from '#event-store';
import { MIGRATIONS, openOn, type Runtime } from '#runtime';
import { vaultMigrations } from '#vault';
import { sharedTestServer } from '../support/test-server-folder.js';

const RELEASES = [
  {
    release: '0.1.0',
    passphrase: 'first release 0.1.0',
    events: 336,
    petitions: 23,
    // over stream, version and hash of every event: old events stay as they are
    // what its rows are by each number of READ_MODELS, then the sums of each table
    rows: {
      // that release had no affairs
      affairs: [2, 'affair 0'],
      search: [2, 'search -22195545368903038509', 'search_parts 1952724640160736614'],
      petitions: [
        5,
        'petition 63148579986254002487',
        'clock 6032924063388893849',
        'access -49938560535804882343',
        'exclusion 0',
        'identifier 40261864536708835203',
        'fact -16065294656312727689',
        'verdict -18432732408541186320',
      ],
    },
    digest: '661139d1fed39da2356a1147a1fe28ebe91923d7c885b50be6625175b5223c0a',
  },
];
const LONG = 240_000;

describe.each(RELEASES)('what release $release has left behind (R19)', ({ release, passphrase, ...was }) => {
  const root = mkdtempSync(join(tmpdir(), 'xf-upgrade-'));
  const file = (kind: string): string =>
    fileURLToPath(new URL(`release-${release}.${kind}`, import.meta.url));
  const name = `xf_test_${randomBytes(6).toString('hex')}`;
  let server: string;
  let config: DatabaseConfig;
  let pools: Pools;
  let report: RestoreReport;
  let runtime: Omit<Runtime, 'lost' | 'close'>;

  beforeAll(async () => {
    server = process.env['TEST_DATABASE_URL'] ?? (await sharedTestServer());
    config = await prepareDatabases({
      url: withDatabase(server, name),
      keysUrl: withDatabase(server, `${name}_keys`),
    });
    mkdirSync(join(root, 'data'));
    const settings = loadSettings({ DATA_DIR: join(root, 'data'), PORT: '0' });
    report = await restore({ config }, settings, {
      events: file('events'),
      keys: file('keys'),
      passphrase,
      say: () => undefined,
    });
    pools = openPools(config);
    runtime = await openOn(settings, createLogger({ level: 'silent' }), { config, pools });
  }, LONG);
  afterAll(async () => {
    await runtime?.vault.stock.settle();
    await pools?.end();
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    for (const database of [name, `${name}_keys`])
      await admin.query(`drop database if exists ${database} with (force)`);
    await admin.end();
    rmSync(root, { recursive: true, force: true });
  }, LONG);

  it('is migrated forward with every event untouched: chains, audit, order', async () => {
    expect(report.events).toBe(was.events);
    const { ok, events, faults } = await runtime.store.verify();
    expect([ok, events, faults]).toEqual([true, was.events, []]);
    expect((await verifyAccessAudit(pools.store)).broken).toEqual([]);
    const { rows } = await pools.owner.query<{ line: string }>(
      `select stream_id || '/' || version || '/' || encode(hash, 'hex') as line from es.event order by tx, position`,
    );
    const digest = createHash('sha256')
      .update(rows.map(({ line }) => line).join('\n'))
      .digest('hex');
    expect(digest).toBe(was.digest);
    const { rows: ran } = await pools.owner.query<{ count: number }>(
      'select count(*)::int as count from schema_migration',
    );
    expect(ran[0]?.count).toBe(MIGRATIONS.length);
  });

  it('is read by this version: every stream folds with its texts, to the status that its register row had', async () => {
    const { rows } = await pools.owner.query<{ id: string; status: string; title: Buffer | null }>(
      'select petition_id as id, status, sealed as title from rm.petition order by 1',
    );
    expect(rows).toHaveLength(was.petitions);
    for (const { id, status } of rows) {
      const loaded = await runtime.store.load(pools.store, id, { secrets: true });
      expect([id, foldLoaded(loaded)?.status]).toEqual([id, status]);
      const { sealed } = loaded.events[0]?.secret as { sealed: { title?: string } };
      expect(sealed.title).toMatch(/[\u4e00-\u9fff]{4}/);
    }
  });

  it('has the rows that its number says: whoever makes others of the same events raises it (READ_MODELS)', async () => {
    const { policyFor } = runtime.profiles;
    const plans = {
      petitions: petitionReadModelPlan({ ...runtime, policyFor }),
      affairs: affairPlan(runtime),
      search: searchPlan(runtime),
    } satisfies Record<ReadModel, RebuildPlan>;
    for (const name of READ_MODEL_NAMES) {
      const made = await runtime.store.rebuildBeside(plans[name], { owner: pools.owner, checkOnly: true });
      const sums = made.tables.map(({ table, checksum }) => `${table} ${checksum}`);
      expect([name, READ_MODELS[name], ...sums]).toEqual([name, ...was.rows[name]]);
    }
  });

  it('is not opened by a version that does not know its schema, and nothing is changed', async () => {
    const older = MIGRATIONS.slice(0, -1);
    await expect(refuseNewerSchema(config.url, older)).rejects.toMatchObject({
      code: 'SCHEMA_NEWER',
      message: expect.stringMatching(/已由较新的版本更新过.*请用同样或更新的版本启动;没有改动任何数据/),
    });
    await expect(refuseNewerSchema(config.url, MIGRATIONS)).resolves.toBeUndefined();
    await expect(refuseNewerSchema(config.keysUrl, vaultMigrations)).resolves.toBeUndefined();
  });
});

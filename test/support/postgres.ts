import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  openPools,
  platformMigrations,
  prepareDatabases,
  runMigrations,
  withDatabase,
  type DatabaseConfig,
  type MigrationClass,
  type Pools,
} from '#platform';
import { CHECKOUT, sharedTestServer } from './test-server-folder.js';

/** A pair of databases for one suite. */
export type TestDatabase = {
  pools: Pools;
  config: DatabaseConfig;
  ownerUrl: string;
  keysUrl: string;
  /** Ends the pools and drops both databases. */
  drop(): Promise<void>;
};

/** What the databases of a suite hold. */
export type TestDatabaseOptions = {
  /** Migrations of the business database; the platform's own come first by themselves. */
  migrations?: readonly MigrationClass[];
  /** Migrations of the keys' database. */
  keysMigrations?: readonly MigrationClass[];
};

/**
 * A fresh, migrated pair of databases on the shared test server, or on `TEST_DATABASE_URL`. The migrated
 * state is kept as a template, so that the second suite with the same migrations copies it.
 * @example beforeAll(async () => { db = await createTestDatabase({ migrations: storeMigrations }); }); afterAll(() => db.drop());
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const migrations = [...new Set([...platformMigrations, ...(options.migrations ?? [])])];
  const keysMigrations = options.keysMigrations ?? [];
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ?? (await sharedTestServer());
  const name = `xf_test_${randomBytes(6).toString('hex')}`;
  const urls = { url: withDatabase(server, name), keysUrl: withDatabase(server, `${name}_keys`) };
  let config: DatabaseConfig;
  if (given === undefined) config = await copyTemplate(server, name, { migrations, keysMigrations });
  else {
    config = await prepareDatabases(urls);
    await runMigrations(urls.url, migrations);
    await runMigrations(urls.keysUrl, keysMigrations);
  }
  const pools = openPools(config, { sizes: { store: 10, reader: 6, keys: 3, owner: 3 } });
  return {
    pools,
    config,
    ownerUrl: urls.url,
    keysUrl: urls.keysUrl,
    drop: async () => {
      await pools.end();
      await asAdmin(server, async (admin) => {
        for (const database of [name, `${name}_keys`])
          await admin.query(`drop database if exists ${database} with (force)`);
      });
    },
  };
}

type Migrations = { migrations: MigrationClass[]; keysMigrations: readonly MigrationClass[] };

async function copyTemplate(server: string, name: string, wanted: Migrations): Promise<DatabaseConfig> {
  const template = `xf_template_${templateKey(wanted)}`;
  const serverVersion = await asAdmin(server, async (admin) => {
    await admin.query('set transaction_timeout = 0');
    await admin.query('select pg_advisory_lock(7263009)');
    const { rows } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
      template,
    ]);
    if (rows.length === 0) await makeTemplate(admin, server, { template, ...wanted });
    await admin.query('select pg_advisory_unlock(7263009)');
    await admin.query(`create database ${name} template ${template}`);
    await admin.query(`create database ${name}_keys template ${template}_keys`);
    const version = await admin.query<{ v: string }>(`select current_setting('server_version_num') as v`);
    return Number(version.rows[0]?.v);
  });
  return { url: withDatabase(server, name), keysUrl: withDatabase(server, `${name}_keys`), serverVersion };
}

async function makeTemplate(
  admin: pg.Client,
  server: string,
  { template, migrations, keysMigrations }: Migrations & { template: string },
): Promise<void> {
  // A process killed half-way leaves a database that is not marked as a template.
  for (const database of [template, `${template}_keys`]) {
    await admin.query(`update pg_database set datistemplate = false where datname = $1 and datistemplate`, [
      database,
    ]);
    await admin.query(`drop database if exists ${database} with (force)`);
  }
  const urls = { url: withDatabase(server, template), keysUrl: withDatabase(server, `${template}_keys`) };
  await prepareDatabases(urls);
  await runMigrations(urls.url, migrations);
  await runMigrations(urls.keysUrl, keysMigrations);
  for (const database of [`${template}_keys`, template])
    await admin.query(`alter database ${database} with is_template true`);
}

/** Changes with every edit of a lib, so that an edited migration is never hidden by an old template. */
function templateKey({ migrations, keysMigrations }: Migrations): string {
  const hash = createHash('sha256');
  for (const list of [migrations, keysMigrations]) hash.update(`${list.map((one) => one.name).join()}|`);
  const libs = join(CHECKOUT, 'libs');
  for (const file of readdirSync(libs, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const found = statSync(join(libs, file), { throwIfNoEntry: false });
    hash.update(`${file}:${found?.mtimeMs ?? 0}:${found?.size ?? 0};`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function asAdmin<T>(server: string, fn: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await fn(admin);
  } finally {
    await admin.end();
  }
}

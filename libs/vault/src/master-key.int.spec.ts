import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { keyFileIsExposed } from './key-file.js';
import { KeyStock } from './key-stock.js';
import { confirmKeyBackup, keyBackupIsConfirmed, openMasterKey } from './master-key.js';
import { vaultMigrations } from './migrations/index.js';

let db: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  db = await createTestDatabase({ keysMigrations: vaultMigrations });
}, 120_000);
afterAll(() => db.drop());

/** As the owner of the keys database, past the role of the pool. */
const asOwner = async (sql: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: db.keysUrl });
  await owner.connect();
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xf-key-'));
  file = join(folder, 'keys', 'master.key');
  // the suite's own database: each test starts from an empty installation
  await asOwner('delete from vault.key_wrap; delete from vault.vault_meta');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openKey = (mayCreate: boolean, at = file) =>
  openMasterKey({ file: at, pool: db.pools.keys, mayCreate });
const metaRows = async () =>
  (await db.pools.keys.query<{ n: number }>('select count(*)::int as n from vault.vault_meta')).rows[0]!.n;

describe('the master key file (eventstore.md §5.0 no. 11)', () => {
  it('is made in an empty installation: mode 0600, registered by id and check value, the key nowhere in the database', async () => {
    const made = await openKey(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await keyFileIsExposed(file)).toBe(false);
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.key']);
    const { rows } = await db.pools.keys.query<{ whole: string; master_key_id: string }>(
      'select vault_meta::text as whole, master_key_id from vault.vault_meta',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.master_key_id).toBe(made.id);
    expect(rows[0]!.whole).not.toContain(made.key.toString('hex'));
  });

  it('opens again to the same key, whether or not one could be made', async () => {
    const made = await openKey(true);
    expect(await openKey(false)).toEqual(made);
    expect(await openKey(true)).toEqual(made);
  });

  it('is one key when several processes start at once', async () => {
    const keys = await Promise.all([openKey(true), openKey(true), openKey(true)]);
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect(await metaRows()).toBe(1);
  });

  it('is never made when it may not be, or when keys exist', async () => {
    await expect(openKey(false)).rejects.toMatchObject({ code: 'KEY_FILE_MISSING' });
    const master = await openKey(true);
    await new KeyStock(db.pools.keys, master, { batch: 1, low: 1 }).fill();
    await rm(file);
    await expect(openKey(true)).rejects.toMatchObject({
      code: 'KEY_FILE_MISSING',
      message: expect.stringContaining('找不到主密钥文件'),
    });
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await metaRows()).toBe(1);
  });

  it('refuses the key of another installation and leaves both as they are', async () => {
    await openKey(true);
    await asOwner('delete from vault.vault_meta');
    const strange = join(folder, 'other.key');
    await openKey(true, strange);
    const before = await readFile(file, 'utf8');
    await expect(openKey(true)).rejects.toMatchObject({
      code: 'KEY_FILE_WRONG',
      message: expect.stringContaining('不是本库的密钥'),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await metaRows()).toBe(1);
  });

  it('refuses a key with the right id and other bytes', async () => {
    const made = await openKey(true);
    const forged = join(folder, 'forged.key');
    const other = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    await writeFile(forged, JSON.stringify({ ...other, key: Buffer.alloc(32, 9).toString('base64') }));
    await expect(openKey(false, forged)).rejects.toMatchObject({ code: 'KEY_FILE_UNREADABLE' });
    await db.pools.keys.query('update vault.vault_meta set check_value = $1 where master_key_id = $2', [
      Buffer.alloc(16),
      made.id,
    ]);
    await expect(openKey(false)).rejects.toMatchObject({ code: 'KEY_FILE_WRONG' });
  });

  it('names an older key as such', async () => {
    await openKey(true);
    await db.pools.keys.query('update vault.vault_meta set retired_at = now()');
    await db.pools.keys.query(
      `insert into vault.vault_meta (master_key_id, check_value) values (gen_random_uuid(), '\\x00')`,
    );
    await expect(openKey(true)).rejects.toMatchObject({
      code: 'KEY_FILE_OLDER',
      message: expect.stringContaining('旧密钥'),
    });
  });

  it('refuses a keys database that lost its registration while events or keys exist', async () => {
    const master = await openKey(true);
    await new KeyStock(db.pools.keys, master, { batch: 1, low: 1 }).fill();
    await asOwner('delete from vault.vault_meta');
    await expect(openKey(true)).rejects.toMatchObject({ code: 'KEY_STORE_EMPTY' });
    expect(await metaRows()).toBe(0);
  });

  it('takes up a file whose registration was cut off, as long as nothing was sealed', async () => {
    const made = await openKey(true);
    await asOwner('delete from vault.vault_meta');
    await expect(openKey(false)).rejects.toMatchObject({ code: 'KEY_STORE_EMPTY' });
    expect(await openKey(true)).toEqual(made);
  });

  it.each([
    ['an empty file', ''],
    ['something else', 'hello'],
    ['JSON null', 'null'],
    ['another format', '{"format":"x"}'],
  ])('refuses %s in Chinese', async (_, text) => {
    const broken = join(folder, 'broken.key');
    await writeFile(broken, text);
    await expect(openKey(true, broken)).rejects.toMatchObject({
      code: 'KEY_FILE_UNREADABLE',
      message: expect.stringContaining('已损坏或不是本系统的密钥文件'),
    });
    expect(await readFile(broken, 'utf8')).toBe(text);
  });

  it('asks for a backup until one is confirmed', async () => {
    await openKey(true);
    expect(await keyBackupIsConfirmed(db.pools.keys)).toBe(false);
    await confirmKeyBackup(db.pools.keys);
    expect(await keyBackupIsConfirmed(db.pools.keys)).toBe(true);
  });
});

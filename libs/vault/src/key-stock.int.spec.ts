import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { isRedacted } from './envelope.js';
import { KeyStock } from './key-stock.js';
import { openMasterKey } from './master-key.js';
import type { MasterKey } from './key-file.js';
import { vaultMigrations } from './migrations/index.js';
import { openVault, type SealedItem, type Vault } from './vault.js';

let db: TestDatabase;
let folder: string;
let master: MasterKey;
let vault: Vault;

beforeAll(async () => {
  db = await createTestDatabase({ keysMigrations: vaultMigrations });
  folder = await mkdtemp(join(tmpdir(), 'xf-stock-'));
  const request = { file: join(folder, 'master.key'), pool: db.pools.keys, mayCreate: true };
  vault = await openVault(request);
  master = await openMasterKey(request);
}, 120_000);
afterAll(async () => {
  await vault.stock.settle();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

/** As the owner of the keys database, past the role of the pool. */
const asOwner = async (sql: string, values: unknown[] = []): Promise<void> => {
  const owner = new pg.Client({ connectionString: db.keysUrl });
  await owner.connect();
  try {
    await owner.query(sql, values);
  } finally {
    await owner.end();
  }
};

const newStock = (settings = {}) => new KeyStock(db.pools.keys, master, settings);
const stored = async () =>
  (await db.pools.keys.query<{ n: number }>('select count(*)::int as n from vault.key_wrap')).rows[0]!.n;

/** Counts the queries that reach the keys database. */
const counted = async (work: () => Promise<unknown>): Promise<number> => {
  let queries = 0;
  const { keys } = db.pools;
  const original = keys.query.bind(keys) as (...args: unknown[]) => unknown;
  keys.query = ((...args: unknown[]) => {
    queries += 1;
    return original(...args);
  }) as typeof keys.query;
  try {
    await work();
  } finally {
    keys.query = original as typeof keys.query;
  }
  return queries;
};

describe('the stock of data keys', () => {
  it('writes a batch ahead, so that taking a key asks the database nothing', async () => {
    const stock = newStock({ batch: 8, low: 3 });
    const before = await stored();
    await stock.fill();
    expect(await stored()).toBe(before + 8);
    expect(
      await counted(async () => {
        for (let i = 0; i < 5; i += 1) await stock.take();
      }),
    ).toBe(0);
    await stock.settle();
  });

  it('refills in the background before it is empty, and gives no key twice', async () => {
    const stock = newStock({ batch: 8, low: 3 });
    const taken = await Promise.all(Array.from({ length: 40 }, () => stock.take()));
    await stock.settle();
    expect(new Set(taken.map(({ keyId }) => keyId)).size).toBe(40);
    expect(new Set(taken.map(({ key }) => key.toString('hex'))).size).toBe(40);
  });

  it('has every key it gave committed: another process opens it', async () => {
    const { keyId, key } = await newStock().take();
    expect(await newStock().loadKeys([keyId])).toEqual(new Map([[keyId, key]]));
  });

  it('fetches many keys in one query and remembers them', async () => {
    const mine = newStock();
    const keys = await Promise.all(Array.from({ length: 20 }, () => mine.take()));
    await mine.settle();
    const other = newStock();
    const ids = keys.map(({ keyId }) => keyId);
    expect(await counted(() => other.loadKeys(ids))).toBe(1);
    expect(await counted(() => other.loadKeys(ids))).toBe(0);
  });

  it('asks again after its time', async () => {
    const { keyId } = await vault.stock.take();
    const hasty = newStock({ ttlMs: 0 });
    expect(await counted(() => hasty.loadKeys([keyId]))).toBe(1);
    expect(await counted(() => hasty.loadKeys([keyId]))).toBe(1);
  });

  it('says when the database cannot give keys, and recovers', async () => {
    const stock = newStock({ batch: 2, low: 1 });
    const { keys } = db.pools;
    const original = keys.query;
    keys.query = (() => Promise.reject(new Error('database away'))) as unknown as typeof keys.query;
    await expect(stock.take()).rejects.toThrow('database away');
    keys.query = original;
    expect((await stock.take()).key).toHaveLength(32);
  });

  it('keeps no key in the clear in the database', async () => {
    const { keyId, key } = await vault.stock.take();
    const { rows } = await db.pools.keys.query<{ bytes: Buffer }>(
      'select bytes from vault.key_wrap where key_id = $1',
      [keyId],
    );
    expect(rows[0]!.bytes.includes(key)).toBe(false);
  });

  it('refuses a wrap that was put under another id', async () => {
    const [a, b] = [await vault.stock.take(), await vault.stock.take()];
    await asOwner(
      'update vault.key_wrap set bytes = (select bytes from vault.key_wrap where key_id = $1) where key_id = $2',
      [a.keyId, b.keyId],
    );
    await expect(newStock().loadKeys([b.keyId])).rejects.toMatchObject({ code: 'ENVELOPE_DAMAGED' });
  });
});

describe('sealing and opening with keys by id', () => {
  it('opens a page of events after one query for keys', async () => {
    const petition = await vault.stock.take();
    const items: SealedItem[] = [];
    for (let version = 1; version <= 30; version += 1) {
      const person = await vault.stock.take();
      const keys = { petition: petition.keyId, [`s${version}`]: person.keyId };
      const aad = `1|stream|${version}`;
      const parts = { petition: { text: `第${version}次` }, [`s${version}`]: { name: '王五' } };
      items.push({ buffer: await vault.sealParts({ parts, keys, aad }), aad });
    }
    const reader = await openVault({
      file: join(folder, 'master.key'),
      pool: db.pools.keys,
      mayCreate: false,
    });
    let opened: Record<string, unknown>[] = [];
    expect(await counted(async () => void (opened = await reader.openPage(items)))).toBe(1);
    expect(opened.map((parts) => parts['petition'])).toEqual(items.map((_, i) => ({ text: `第${i + 1}次` })));
    expect(await counted(() => vault.openParts(items[0]!.buffer, items[0]!.aad))).toBe(0);
  });

  it('refuses to seal under a key that is not there', async () => {
    await expect(
      vault.sealParts({ parts: { petition: 1 }, keys: { petition: randomUUID() }, aad: '' }),
    ).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });
});

describe('erasure by key (§5.7, S20)', () => {
  const sealedPair = async () => {
    const [petition, person] = [await vault.stock.take(), await vault.stock.take()];
    const keys = { petition: petition.keyId, subject: person.keyId };
    const buffer = await vault.sealParts({ parts: { petition: '内容', subject: '姓名' }, keys, aad: 'a' });
    return { petition, person, buffer };
  };

  it('redacts what the key opened, here at once, and leaves the rest', async () => {
    const { petition, person, buffer } = await sealedPair();
    await vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN');
    const opened = await vault.openParts(buffer, 'a');
    expect(opened['petition']).toBe('内容');
    expect(isRedacted(opened['subject'])).toBe(true);
    expect(await vault.stock.statesOf([petition.keyId, person.keyId])).toEqual(
      new Map([
        [petition.keyId, 'present'],
        [person.keyId, 'shredded'],
      ]),
    );
    await expect(vault.stock.keyFor(person.keyId)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });

  it('reaches a process with the key in its cache when that is told', async () => {
    const { person, buffer } = await sealedPair();
    const other = await openVault({
      file: join(folder, 'master.key'),
      pool: db.pools.keys,
      mayCreate: false,
    });
    expect((await other.openParts(buffer, 'a'))['subject']).toBe('姓名');
    await vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN');
    other.stock.forget([person.keyId]);
    expect(isRedacted((await other.openParts(buffer, 'a'))['subject'])).toBe(true);
  });

  it('does it twice without harm, and lets no wrap come back under the id', async () => {
    const { person } = await sealedPair();
    await vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN');
    await vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN');
    await expect(
      db.pools.keys.query(
        `insert into vault.key_wrap (key_id, wrapped_for, alg, bytes) values ($1, 'master:x', 1, '\\x00')`,
        [person.keyId],
      ),
    ).rejects.toMatchObject({ code: 'P0410' });
  });

  it('redacts too where the key is simply not there, and tells the two apart', async () => {
    const { person, buffer } = await sealedPair();
    await db.pools.keys.query('delete from vault.key_wrap where key_id = $1', [person.keyId]);
    vault.stock.forget([person.keyId]);
    expect(isRedacted((await vault.openParts(buffer, 'a'))['subject'])).toBe(true);
    expect(await vault.stock.statesOf([person.keyId])).toEqual(new Map([[person.keyId, 'missing']]));
  });

  it('is refused under a legal hold, whoever deletes, until that is lifted', async () => {
    const { person, buffer } = await sealedPair();
    await vault.stock.setLegalHold(person.keyId, true);
    await expect(vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN')).rejects.toMatchObject({
      code: 'KEY_UNDER_LEGAL_HOLD',
      message: expect.stringContaining('依法保全'),
    });
    await expect(
      db.pools.keys.query('delete from vault.key_wrap where key_id = $1', [person.keyId]),
    ).rejects.toMatchObject({ code: 'P0423' });
    expect((await vault.openParts(buffer, 'a'))['subject']).toBe('姓名');
    await vault.stock.setLegalHold(person.keyId, false);
    await vault.stock.shred(person.keyId, 'SUBJECT_FORGOTTEN');
    expect(isRedacted((await vault.openParts(buffer, 'a'))['subject'])).toBe(true);
  });

  it('cannot set a hold on a key that is gone', async () => {
    await expect(vault.stock.setLegalHold(randomUUID(), true)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });
});

describe('the role xf_keys', () => {
  it('can neither change a wrap nor forget that a key was shredded', async () => {
    for (const sql of [
      `update vault.key_wrap set bytes = '\\x00'`,
      'delete from vault.shredded',
      'delete from vault.vault_meta',
      'truncate vault.key_wrap',
      'update vault.shredded set reason = null',
    ]) {
      await expect(db.pools.keys.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openPools, type Pools } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { vaultMigrations } from './migrations/index.js';
import { rotateMasterKey } from './rotate-master-key.js';
import { openVault, type Vault } from './vault.js';

let db: TestDatabase;
let folder: string;
let file: string;
beforeAll(async () => {
  db = await createTestDatabase({ keysMigrations: vaultMigrations });
  folder = await mkdtemp(join(tmpdir(), 'xf-rotate-'));
  file = join(folder, 'master.key');
}, 120_000);
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

/** An installation that runs. */
async function running(mayCreate = false, at = file): Promise<{ vault: Vault; stop: () => Promise<void> }> {
  const pools: Pools = openPools(db.config);
  try {
    const vault = await openVault({ file: at, pool: pools.keys, mayCreate, stock: { batch: 8, low: 2 } });
    return { vault, stop: () => vault.stock.settle().then(() => pools.end()) };
  } catch (error) {
    await pools.end();
    throw error;
  }
}

async function rotate() {
  const owner = new pg.Client({ connectionString: db.keysUrl });
  await owner.connect();
  try {
    return await rotateMasterKey(owner, file);
  } finally {
    await owner.end();
  }
}

const sealed = async (vault: Vault, text: string) => {
  const { keyId } = await vault.stock.take();
  return { keyId, text, buffer: await vault.sealParts({ parts: { a: text }, keys: { a: keyId }, aad: 'x' }) };
};
const tracesOf = ({ blindIndex, blindTokens, sealSigner }: Vault) => [
  blindIndex('query-code', 'ABCD-1234'),
  blindTokens('请求补发津贴'),
  sealSigner.publicKey,
];

describe('rotation of the master key', () => {
  it('is refused while anything runs, and changes nothing then', async () => {
    const { stop } = await running(true);
    const before = await readFile(file, 'utf8');
    await expect(rotate()).rejects.toMatchObject({ code: 'KEYS_IN_USE', message: /正在运行/ });
    expect([await readFile(file, 'utf8'), await readdir(folder)]).toEqual([before, ['master.key']]);
    await stop();
  });

  it('opens all that was sealed, also what the law keeps, finds and signs as before; twice', async () => {
    const first = await running();
    const texts = [await sealed(first.vault, '甲'), await sealed(first.vault, '乙')];
    const gone = await sealed(first.vault, '丙');
    await first.vault.stock.setLegalHold(texts[1]!.keyId, true);
    await first.vault.stock.shred(gone.keyId, 'TEST');
    const traces = tracesOf(first.vault);
    await first.stop();
    for (let turn = 0; turn < 2; turn++) {
      const { keys, oldFile } = await rotate();
      expect(keys).toBeGreaterThanOrEqual(8);
      const { vault, stop } = await running();
      for (const { buffer, text } of texts) expect(await vault.openParts(buffer, 'x')).toEqual({ a: text });
      expect(Object.values(await vault.openParts(gone.buffer, 'x'))).not.toContain('丙');
      expect(tracesOf(vault)).toEqual(traces);
      texts.push(await sealed(vault, '新'));
      const states = await vault.stock.statesOf(texts.map(({ keyId }) => keyId));
      expect([...states.values()].filter((state) => state === 'held')).toHaveLength(1);
      await stop();
      // the old file is known as such, and opens nothing any more
      await expect(running(false, oldFile)).rejects.toMatchObject({ code: 'KEY_FILE_OLDER' });
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.old'))).toHaveLength(2);
  });

  it('is finished by doing it again where it was cut off between database and file', async () => {
    const before = join(folder, 'before');
    await copyFile(file, before);
    await rotate();
    // as it lies there when the process dies right after the commit
    await copyFile(file, `${file}.next`);
    await copyFile(before, file);
    await expect(running()).rejects.toMatchObject({ code: 'KEY_FILE_OLDER' });
    expect((await rotate()).keys).toBe(0);
    const { stop } = await running();
    await stop();
  });
});

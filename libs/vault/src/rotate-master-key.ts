import { link, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ClientBase } from 'pg';
import { algorithmById, algorithmByName } from './algorithms.js';
import { createKeyFile, type MasterKey, readKeyFile } from './key-file.js';
import { openMasterKey } from './master-key.js';
import { openRoot } from './root.js';
import { VaultRefused } from './vault-refused.js';
import { ROOT, wrapAad, wrappedFor, wrappingKeyOf } from './wraps.js';

/** What a rotation did. @shape keys: data keys wrapped anew; oldFile: where the former key file is */
export type Rotation = { readonly keys: number; readonly keyId: string; readonly oldFile: string };

const BATCH = 5_000;
type WrapRow = { key_id: string; alg: number; bytes: Buffer };

/**
 * A new master key: every data key is wrapped under it in one transaction, then its file takes the place of the old one, which
 * stays beside it for the backups made with it. Data keys and what they seal do not change; nor does the root of indexes, query codes
 * and seals, which is from now on a wrapped secret, too. Cut off anywhere, it is finished by doing it again.
 * @shape client: the owner of the keys database; nobody else may be at work on it
 * @rejects KEYS_IN_USE, and as `openMasterKey`
 */
export async function rotateMasterKey(client: ClientBase, file: string): Promise<Rotation> {
  await requireAlone(client);
  const nextFile = `${file}.next`;
  const begun = await readKeyFile(nextFile);
  const keys = begun !== null && (await isInForce(client, begun)) ? 0 : await rewrap(client, file, nextFile);
  return { keys, ...(await switchFiles(client, file, nextFile)) };
}

/** A running server would go on to wrap new keys under the old one. */
async function requireAlone(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name like 'xinfang %' and pid <> pg_backend_pid()`,
  );
  if ((rows[0]?.n ?? 0) > 0)
    throw new VaultRefused(
      'KEYS_IN_USE',
      '系统正在运行。更换主密钥须先停止所有进程(服务、后台);系统没有改动任何数据。',
    );
}

async function isInForce(client: ClientBase, { id }: MasterKey): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from vault.vault_meta where master_key_id = $1 and retired_at is null',
    [id],
  );
  return rowCount === 1;
}

async function rewrap(client: ClientBase, file: string, nextFile: string): Promise<number> {
  const old = await openMasterKey({ file, pool: client, mayCreate: false });
  const root = await openRoot(client, old);
  const next = await createKeyFile(nextFile);
  await client.query('begin');
  try {
    await client.query('lock table vault.key_wrap, vault.vault_meta in share row exclusive mode');
    const keys = await rewrapAll(client, old, next);
    const { id, seal } = algorithmByName('aes-256-gcm');
    await client.query('delete from vault.root_wrap where wrapped_for = $1', [wrappedFor(old)]);
    await client.query('insert into vault.root_wrap (wrapped_for, alg, bytes) values ($1, $2, $3)', [
      wrappedFor(next),
      id,
      seal(wrappingKeyOf(next), root, wrapAad(next, ROOT)),
    ]);
    await client.query('update vault.vault_meta set retired_at = now() where master_key_id = $1', [old.id]);
    await client.query('insert into vault.vault_meta (master_key_id, check_value) values ($1, $2)', [
      next.id,
      next.check,
    ]);
    await client.query('commit');
    return keys;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function rewrapAll(client: ClientBase, old: MasterKey, next: MasterKey): Promise<number> {
  const [from, to] = [wrappingKeyOf(old), wrappingKeyOf(next)];
  for (let keys = 0; ;) {
    const { rows } = await client.query<WrapRow>(
      'select key_id, alg, bytes from vault.key_wrap where wrapped_for = $1 limit $2',
      [wrappedFor(old), BATCH],
    );
    if (rows.length === 0) return keys;
    const wraps = rows.map(({ key_id: keyId, alg, bytes }) => {
      const { open: unwrap, seal } = algorithmById(alg);
      return seal(to, unwrap(from, bytes, wrapAad(old, keyId)), wrapAad(next, keyId));
    });
    await client.query(
      `update vault.key_wrap w set wrapped_for = $1, bytes = r.bytes
         from unnest($2::uuid[], $3::bytea[]) as r (key_id, bytes) where w.key_id = r.key_id and w.wrapped_for = $4`,
      [wrappedFor(next), rows.map(({ key_id: keyId }) => keyId), wraps, wrappedFor(old)],
    );
    keys += rows.length;
  }
}

/** The old file keeps a name of its own before the new one takes its place, so that at no moment a key is without a file. */
async function switchFiles(
  client: ClientBase,
  file: string,
  nextFile: string,
): Promise<Pick<Rotation, 'keyId' | 'oldFile'>> {
  const [former, next] = [await readKeyFile(file), await readKeyFile(nextFile)];
  if (next === null || !(await isInForce(client, next))) throw new Error('the new key file is gone');
  const oldFile = `${file}.${former?.id ?? 'lost'}.old`;
  if (former !== null)
    await link(file, oldFile).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  await rename(nextFile, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
  return { keyId: next.id, oldFile };
}

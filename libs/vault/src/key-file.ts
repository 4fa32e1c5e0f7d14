import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KEY_BYTES, keyedDigest } from './algorithms.js';
import { VaultRefused } from './vault-refused.js';

/** The key all other keys are wrapped with. @shape id a UUID, key 32 bytes, check 16 bytes */
export type MasterKey = { readonly id: string; readonly key: Buffer; readonly check: Buffer };

const FORMAT = 'xinfang-key-file/1';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Says whether a key is the right one without saying what it is; the key id is part of it. */
const checkValueOf = (id: string, key: Buffer): Buffer =>
  keyedDigest(key, `xinfang/master-key-check/${id}`).subarray(0, 16);

const unreadable = (file: string) =>
  new VaultRefused(
    'KEY_FILE_UNREADABLE',
    `主密钥文件 ${file} 已损坏或不是本系统的密钥文件。请用备份的密钥文件恢复,系统没有改动任何数据。`,
  );

const parse = (file: string, text: string): MasterKey => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw unreadable(file);
  }
  const { format, keyId, key, check } = (content ?? {}) as Record<string, unknown>;
  if (format !== FORMAT || typeof keyId !== 'string' || !UUID.test(keyId)) throw unreadable(file);
  if (typeof key !== 'string' || typeof check !== 'string') throw unreadable(file);
  const bytes = Buffer.from(key, 'base64');
  const stored = Buffer.from(check, 'base64');
  if (bytes.length !== KEY_BYTES) throw unreadable(file);
  const expected = checkValueOf(keyId, bytes);
  if (stored.length !== expected.length || !timingSafeEqual(stored, expected)) throw unreadable(file);
  return { id: keyId, key: bytes, check: expected };
};

/** Reads a key file; null when there is none. @rejects KEY_FILE_UNREADABLE */
export const readKeyFile = async (file: string): Promise<MasterKey | null> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new VaultRefused(
      'KEY_FILE_UNREADABLE',
      `主密钥文件 ${file} 无法读取(${(error as NodeJS.ErrnoException).code ?? '未知错误'}),请检查文件权限。`,
    );
  }
  return parse(file, text);
};

/**
 * Writes a new key file, mode 0600, on the disk before it appears under its name. Never overwrites:
 * when the file is there by then, what is in it is returned.
 */
export const createKeyFile = async (file: string): Promise<MasterKey> => {
  const id = randomUUID();
  const key = randomBytes(KEY_BYTES);
  const check = checkValueOf(id, key);
  const content = {
    format: FORMAT,
    说明: '信访系统主密钥。丢失即无法读取任何信访内容;请离线备份,勿与数据库放在一起,勿外传。',
    keyId: id,
    key: key.toString('base64'),
    check: check.toString('base64'),
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${id}.new`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readKeyFile(file))!;
  } finally {
    await unlink(draft);
  }
  await syncFolder(dirname(file));
  return { id, key, check };
};

/** A new name is on the disk only when its folder is; not every platform lets a folder be opened. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
};

/** Whether others than the owner may read the key file (for `doctor`). */
export const keyFileIsExposed = async (file: string): Promise<boolean> =>
  ((await stat(file)).mode & 0o077) !== 0;

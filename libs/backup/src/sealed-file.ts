import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { BackupRefused } from './backup-refused.js';

const MAGIC = 'xinfang-sealed/1\n';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** About 128 MiB and a third of a second a guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SHORTEST = 12;

/**
 * Writes what must not lie open on any disk, sealed under a passphrase (scrypt, AES-256-GCM).
 * @rejects PASSPHRASE_MISSING
 */
export async function writeSealed(file: string, open: Buffer, passphrase: string): Promise<void> {
  if (passphrase.length < SHORTEST)
    throw new BackupRefused('PASSPHRASE_MISSING', `备份口令至少 ${SHORTEST} 个字符。`);
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, COST), nonce);
  cipher.setAAD(Buffer.from(MAGIC));
  const body = Buffer.concat([cipher.update(open), cipher.final()]);
  const draft = `${file}.part`;
  try {
    await writeFile(draft, Buffer.concat([Buffer.from(MAGIC), salt, nonce, cipher.getAuthTag(), body]), {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether a file is sealed under a passphrase. */
export async function isSealed(file: string): Promise<boolean> {
  return (await readFile(file)).subarray(0, MAGIC.length).toString('latin1') === MAGIC;
}

/** What a sealed file holds. @rejects PASSPHRASE_MISSING, PASSPHRASE_WRONG */
export async function readSealed(file: string, passphrase: string | null): Promise<Buffer> {
  if (passphrase === null)
    throw new BackupRefused('PASSPHRASE_MISSING', '密钥备份用口令封存,请用 --passphrase-file 给出口令文件。');
  const bytes = await readFile(file);
  let at = MAGIC.length;
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  const [salt, nonce, tag] = [take(SALT_BYTES), take(NONCE_BYTES), take(TAG_BYTES)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, COST), nonce);
    decipher.setAAD(Buffer.from(MAGIC)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(at)), decipher.final()]);
  } catch {
    throw new BackupRefused('PASSPHRASE_WRONG', `口令不对,或密钥备份 ${file} 已损坏;什么都没有改动。`);
  }
}

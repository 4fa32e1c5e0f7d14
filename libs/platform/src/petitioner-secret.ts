import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Settings, SettingsError } from './settings.js';

const SHORTEST = 32;

/**
 * What the petitioner's pages show to be let in; both sides have the same file. @shape null: not set, the desk is shut
 * @rejects SettingsError when the file cannot be read or is too short
 */
export function petitionerSecret({ petitioner }: Pick<Settings, 'petitioner'>): string | null {
  const { secretFile } = petitioner;
  if (secretFile === null) return null;
  let secret: string;
  try {
    secret = readFileSync(secretFile, 'utf8').trim();
  } catch {
    throw new SettingsError([`PETITIONER_SECRET_FILE 读不到:${secretFile}`]);
  }
  if (secret.length < SHORTEST)
    throw new SettingsError([`PETITIONER_SECRET_FILE 的口令至少 ${SHORTEST} 个字符`]);
  return secret;
}

/** Whether what was shown as `Authorization: Bearer …` is the token; takes as long whatever it is. */
export function isBearer(authorization: string | undefined, token: string | null): boolean {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  return token !== null && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

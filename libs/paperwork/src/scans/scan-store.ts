import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Vault } from '#vault';

/**
 * Where a scan lies: under a folder by the end of its id, so that none grows without bound.
 * @shape ownerId: the petition, the message with which it came, or the command that entered signed figures
 */
export type ScanPlace = { readonly dataDir: string; readonly ownerId: string; readonly scanId: string };

/** Where a scan of a petition lies: what came with a message lies as that message's. */
export const placeOf = (
  dataDir: string,
  petitionId: string,
  { scanId, messageId }: { readonly scanId: string; readonly messageId?: string },
): ScanPlace => ({ dataDir, ownerId: messageId ?? petitionId, scanId });

const PART = 'scan';
/** Where all scans of an installation lie. */
export const scansFolder = (dataDir: string): string => join(dataDir, 'attachments');
const fileOf = ({ dataDir, scanId }: ScanPlace): string =>
  join(scansFolder(dataDir), scanId.slice(-2), scanId);
/** Ciphertext belongs to one scan of one petition and cannot be moved. */
const boundTo = ({ ownerId, scanId }: ScanPlace): string => `attachment/${ownerId}/${scanId}`;

/** Files beside the events, sealed under their petition's key or one of their own: when that is destroyed they are gone with it. */
export class ScanStore {
  constructor(private readonly vault: Pick<Vault, 'sealParts' | 'openParts'>) {}

  /** On the disk before its event is written. False where it lay there already: the same command, given again. */
  async put(place: ScanPlace, keyId: string, body: Buffer): Promise<boolean> {
    const file = fileOf(place);
    if (await madeYoung(file)) return false;
    const sealed = await this.vault.sealParts({
      parts: { [PART]: body.toString('base64') },
      keys: { [PART]: keyId },
      aad: boundTo(place),
    });
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // a name of its own: the same command, given twice at once, does not write into the other's half
    const half = `${file}.${randomUUID()}.new`;
    try {
      await writeFile(half, sealed, { mode: 0o600, flush: true });
      await rename(half, file);
    } catch (error) {
      // on a full disk half a file would take the room that the next one needs
      await rm(half, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(file));
    return true;
  }

  /** Null where its key was destroyed or its file is not there. */
  async get(place: ScanPlace): Promise<Buffer | null> {
    const sealed = await readFile(fileOf(place)).catch(() => null);
    if (sealed === null) return null;
    const { [PART]: body } = await this.vault.openParts(sealed, boundTo(place));
    return typeof body === 'string' ? Buffer.from(body, 'base64') : null;
  }

  /** Of a command that was refused. */
  async drop(place: ScanPlace): Promise<void> {
    await rm(fileOf(place), { force: true });
  }
}

/** Its event is about to be written, so no sweep may take it for forgotten. False where it is not there. */
async function madeYoung(file: string): Promise<boolean> {
  const now = Date.now() / 1_000;
  try {
    await utimes(file, now, now);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A new name is on the disk only when its folder is; not every platform lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

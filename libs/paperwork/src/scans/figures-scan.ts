import { createHash } from 'node:crypto';
import { type BookScan, Rejected } from '#domain';
import { deriveStreamId } from '#event-store';
import { type Vault, VaultRefused } from '#vault';
import { type PaperFile, safeName } from '../paper-file.js';
import { examineApart } from './examine-apart.js';
import { endingOf, layingDown } from './laying-down.js';
import { ScanStore } from './scan-store.js';

type Parts = { readonly settings: { readonly dataDir: string }; readonly vault: Vault };

/**
 * The scan of signed figures (O-104): looked at, measured here, sealed under a key of its own, then entered with them; of
 * what is refused nothing stays.
 * @shape command: enters the figures with what was measured
 * @rejects those of examineApart and of the command
 */
export async function fileFiguresScan<T>(
  { settings: { dataDir }, vault }: Parts,
  { commandId, file }: { commandId: string; file: Buffer },
  command: (measured: BookScan & { sha256: string }) => Promise<T>,
): Promise<T> {
  const { body, mediaType, pages, sha256 } = await examineApart('arrival', file);
  const scanId = deriveStreamId(commandId, 'figures-scan');
  const { keyId } = await vault.stock.take();
  const place = { dataDir, ownerId: scanId, scanId };
  return layingDown(new ScanStore(vault), { place, keyId, body }, () =>
    command({ scanId, mediaType, pages, bytes: body.length, sha256 }),
  );
}

/**
 * The scan as a file, held against the hash that its event has.
 * @rejects SCAN_UNKNOWN SCAN_GONE SCAN_DAMAGED
 */
export async function figuresScanFile(
  { settings: { dataDir }, vault }: Parts,
  { scan, scanHash, name }: { scan: BookScan | null; scanHash: string | null; name: string },
): Promise<PaperFile> {
  if (scan === null)
    throw new Rejected('SCAN_UNKNOWN', null, '录入这一期的数时没有附扫描件(O-104)。', { field: 'period' });
  const { scanId, mediaType } = scan;
  const body = await new ScanStore(vault)
    .get({ dataDir, ownerId: scanId, scanId })
    .catch((error: unknown) => {
      if (error instanceof VaultRefused) throw damaged();
      throw error;
    });
  if (body === null)
    throw new Rejected('SCAN_GONE', null, '扫描件已依法删除,或者文件不在。', { field: 'period' });
  if (createHash('sha256').update(body).digest('hex') !== scanHash) throw damaged();
  return { fileName: safeName(`${name}.${endingOf(mediaType)}`), mediaType, body };
}

const damaged = (): Rejected =>
  new Rejected('SCAN_DAMAGED', null, '扫描件已损坏,或者与录入时的散列不符,请从备份取回。', {
    field: 'period',
  });

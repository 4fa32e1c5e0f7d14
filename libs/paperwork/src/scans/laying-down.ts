import { CaseworkRefused } from '#casework';
import { Rejected } from '#domain';
import type { ScanPlace, ScanStore } from './scan-store.js';

/**
 * Lays a file down before its event is written, and takes it away again where the event is refused.
 * @rejects whatever the command rejects with
 */
export async function layingDown<T>(
  scans: ScanStore,
  { place, keyId, body }: { place: ScanPlace; keyId: string; body: Buffer },
  command: () => Promise<T>,
): Promise<T> {
  const isNew = await scans.put(place, keyId, body);
  try {
    return await command();
  } catch (error) {
    // only what was refused: of anything else nobody knows yet whether its event stands
    const isRefusal = error instanceof Rejected || error instanceof CaseworkRefused;
    if (isNew && isRefusal) await scans.drop(place);
    throw error;
  }
}

/** How a file of this kind ends. */
export const endingOf = (mediaType: string): string => ENDINGS[mediaType] ?? 'bin';

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
};

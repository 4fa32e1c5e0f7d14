import type { StatBook } from '#domain';
import type { HistoricScanView } from './book.dto.js';

/** What the page tells of a scan; null where none was entered. */
export function scanViewOf({ historic }: StatBook): HistoricScanView | null {
  const { scan = null, scanHash = null } = historic ?? {};
  if (scanHash === null) return null;
  return {
    sha256: scanHash,
    hasFile: scan !== null,
    pages: scan?.pages ?? null,
    bytes: scan?.bytes ?? null,
  };
}

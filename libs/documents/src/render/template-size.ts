import { inflateRawSync } from 'node:zlib';
import type PizZip from 'pizzip';

/** A part as the parser has found it, still packed. */
type Packed = { readonly compressionMethod: string; getCompressedContent(): Uint8Array };

const STORED = '\u0000\u0000';

/**
 * How far a packed file unfolds, as far as a limit: not one byte more is unfolded, so that 300 KB that become gigabytes
 * cost nobody his memory. Each part is measured as the parser will read it, whatever size it claims.
 * @unit bytes @shape null: beyond the limit, or a part that cannot be unfolded
 */
export function unfoldedWithin(zip: PizZip, limit: number): number | null {
  let used = 0;
  for (const file of Object.values(zip.files)) {
    const data = (file as unknown as { _data?: Partial<Packed> | null })._data;
    if (typeof data?.getCompressedContent !== 'function') continue;
    const packed = Buffer.from(data.getCompressedContent());
    const length = data.compressionMethod === STORED ? packed.length : inflatedWithin(packed, limit - used);
    if (length === null) return null;
    used += length;
    if (used > limit) return null;
  }
  return used;
}

function inflatedWithin(packed: Buffer, left: number): number | null {
  if (packed.length === 0) return 0;
  try {
    return inflateRawSync(packed, { maxOutputLength: left + 1 }).length;
  } catch {
    return null;
  }
}

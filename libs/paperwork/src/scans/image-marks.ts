/**
 * A JPEG without what cameras and programs write beside the picture (EXIF, XMP, IPTC, comments): a photograph would tell
 * where and with what it was taken (M-05). The turn of the picture is kept. Null where it is no whole JPEG.
 */
export function withoutJpegMarks(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let turn = 1;
  let at = 2;
  for (;;) {
    if (at + 4 > file.length || file[at] !== 0xff) return null;
    const marker = file[at + 1] ?? 0;
    // the picture itself: nothing after it is looked at
    if (marker === 0xda) break;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length) return null;
    const segment = file.subarray(at, end);
    if (marker === 0xe1) turn = turnIn(segment) ?? turn;
    const mark = (marker >= 0xe1 && marker <= 0xef && marker !== 0xee && marker !== 0xe2) || marker === 0xfe;
    if (!mark) kept.push(segment);
    at = end;
  }
  if (turn !== 1) kept.splice(1, 0, turnSegment(turn));
  return Buffer.concat([...kept, file.subarray(at)]);
}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;

/** How the picture is turned, from its EXIF. @shape 1–8 */
function turnIn(segment: Buffer): number | null {
  const tiff = segment.subarray(10);
  if (!segment.subarray(4, 10).equals(EXIF) || tiff.length < 14) return null;
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < u16(first); n += 1) {
    const entry = first + 2 + n * 12;
    if (u16(entry) === ORIENTATION) {
      const turn = u16(entry + 8);
      return turn >= 1 && turn <= 8 ? turn : null;
    }
  }
  return null;
}

/** EXIF that says the turn and nothing else. */
function turnSegment(turn: number): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  tiff.writeUInt16BE(turn, 18);
  const body = Buffer.concat([EXIF, tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Chunks that make the picture; all others tell of its maker. */
const PNG_CHUNKS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT', 'bKGD'];

/** A PNG without texts, times and EXIF. Null where it is no whole PNG. */
export function withoutPngMarks(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 8)];
  for (let at = 8; ;) {
    if (at + 12 > file.length) return null;
    const end = at + 12 + file.readUInt32BE(at);
    const name = file.subarray(at + 4, at + 8).toString('latin1');
    if (end > file.length || (at === 8 && name !== 'IHDR')) return null;
    if (PNG_CHUNKS.includes(name)) kept.push(file.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

type Box = { readonly name: string; readonly from: number; readonly body: number; readonly to: number };

/** Boxes that hold boxes, as far as they are looked into. */
const CONTAINERS = ['moov', 'trak', 'mdia'];
/** What a device writes beside sound and picture: place, maker, titles. */
const MARKS = ['udta', 'meta', 'uuid'];
/** What a track may be: sound or picture. Others carry places (timed metadata), subtitles, files. */
const TRACKS = ['soun', 'vide'];
// QuickTime files of cameras are of another kind, and browsers do not play them
const FOREIGN_BRAND = 'qt  ';

/** The boxes between two places; null where they do not lie end to end. */
function boxesIn(file: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    if (at + 8 > to) return null;
    const short = file.readUInt32BE(at);
    if (short === 1 && at + 16 > to) return null;
    const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const body = at + (short === 1 ? 16 : 8);
    if (at + length > to || at + length < body) return null;
    boxes.push({ name: file.subarray(at + 4, at + 8).toString('latin1'), from: at, body, to: at + length });
    at += length;
  }
  return boxes;
}

type Found = { readonly tracks: string[]; readonly marks: Box[] };

/** moov, trak, mdia: what lies deeper in one another is made to exhaust whoever looks. */
const DEEPEST = CONTAINERS.length;

/** Gathers the kinds of its tracks, and the boxes that tell of its maker. @returns whether it is whole */
function lookInto(
  file: Buffer,
  boxes: readonly Box[] | null,
  { found, depth }: { found: Found; depth: number },
): boolean {
  if (boxes === null || depth > DEEPEST) return false;
  return boxes.every((box) => {
    if (MARKS.includes(box.name)) found.marks.push(box);
    if (box.name === 'hdlr') found.tracks.push(file.subarray(box.body + 8, box.body + 12).toString('latin1'));
    if (!CONTAINERS.includes(box.name)) return true;
    return lookInto(file, boxesIn(file, box.body, box.to), { found, depth: depth + 1 });
  });
}

/**
 * An MP4, M4A or 3GP without what its device wrote beside sound and picture. The boxes are made empty and not taken out: the
 * places of sound and picture in the file are written in it. Null where it is not whole, or carries anything else.
 */
export function withoutMp4Marks(file: Buffer): { body: Buffer; mediaType: 'audio/mp4' | 'video/mp4' } | null {
  const boxes = boxesIn(file, 0, file.length);
  const names = (boxes ?? []).map(({ name }) => name);
  if (!['ftyp', 'moov', 'mdat'].every((name) => names.includes(name))) return null;
  if (file.subarray(8, 12).toString('latin1') === FOREIGN_BRAND) return null;
  const found: Found = { tracks: [], marks: [] };
  if (!lookInto(file, boxes, { found, depth: 0 }) || found.tracks.length === 0) return null;
  if (!found.tracks.every((kind) => TRACKS.includes(kind))) return null;
  const body = Buffer.from(file);
  for (const { from, body: start, to } of found.marks) {
    body.write('free', from + 4, 'latin1');
    body.fill(0, start, to);
  }
  return { body, mediaType: found.tracks.includes('vide') ? 'video/mp4' : 'audio/mp4' };
}

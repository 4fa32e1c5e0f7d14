import { createHash } from 'node:crypto';
import { RECORDING_BYTES_LIMIT, RECORDING_MEDIA_TYPES, Rejected } from '#domain';
import { withoutMp4Marks } from './mp4-boxes.js';

/** A recording that was looked at. @shape body: without what names place, device or author (M-05); pages: none; sha256 of it, in hex */
export type InspectedRecording = {
  readonly body: Buffer;
  readonly mediaType: (typeof RECORDING_MEDIA_TYPES)[number];
  readonly pages: 0;
  readonly sha256: string;
};

const refused = (code: string, message: string): Rejected =>
  new Rejected(code, null, message, { field: 'file' });

const begins = (file: Buffer, word: string, at = 0): boolean =>
  file.subarray(at, at + word.length).toString('latin1') === word;

/**
 * Looks at a recording by its content, never by its name, and takes away what tells where and by whom it was made.
 * @rejects RECORDING_TOO_LARGE RECORDING_TYPE_UNKNOWN RECORDING_UNREADABLE
 */
export function inspectRecording(file: Buffer): InspectedRecording {
  if (file.length > RECORDING_BYTES_LIMIT)
    throw refused(
      'RECORDING_TOO_LARGE',
      `录音录像不得超过 ${RECORDING_BYTES_LIMIT / 1024 / 1024} MB,请转成较小的格式(如 AMR、32 kbps 的 MP3)或分段。`,
    );
  const read = readers.find(({ is }) => is(file));
  if (read === undefined)
    throw refused(
      'RECORDING_TYPE_UNKNOWN',
      '录音录像只收 MP3、WAV、AMR、M4A、MP4(含 3GP)文件(按内容判断,不看扩展名)。',
    );
  const found = read.of(file);
  if (found === null)
    throw refused(
      'RECORDING_UNREADABLE',
      '录音录像打不开:须是完整的文件,只有声音和画面,不夹带字幕、位置等其他数据;请重新导出。',
    );
  const { body, mediaType } = found;
  return { body, mediaType, pages: 0, sha256: createHash('sha256').update(body).digest('hex') };
}

/** Does it say of itself that it is sound or film? */
export const isRecording = (file: Buffer): boolean => readers.some(({ is }) => is(file));

type Read = { body: Buffer; mediaType: InspectedRecording['mediaType'] } | null;

const readers: { is: (file: Buffer) => boolean; of: (file: Buffer) => Read }[] = [
  { is: (file) => begins(file, 'RIFF') && begins(file, 'WAVE', 8), of: ofWave },
  { is: (file) => begins(file, '#!AMR'), of: ofAmr },
  { is: (file) => begins(file, 'ftyp', 4), of: withoutMp4Marks },
  { is: (file) => begins(file, 'ID3') || frameLength(file, 0) !== null, of: ofMp3 },
];

/** The form of the sound and the sound itself; all other chunks tell of its maker. */
const WAVE_CHUNKS = ['fmt ', 'fact', 'data'];

function ofWave(file: Buffer): Read {
  const kept: Buffer[] = [];
  const names: string[] = [];
  for (let at = 12; at < file.length;) {
    if (at + 8 > file.length) return null;
    const name = file.subarray(at, at + 4).toString('latin1');
    const length = file.readUInt32LE(at + 4);
    // a chunk of odd length is followed by one byte more, which the last may lack
    const end = Math.min(at + 8 + length + (length % 2), Math.max(file.length, at + 8 + length));
    if (end > file.length) return null;
    if (WAVE_CHUNKS.includes(name)) {
      kept.push(file.subarray(at, end));
      names.push(name);
    }
    at = end;
  }
  if (!names.includes('fmt ') || !names.includes('data')) return null;
  const sound = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(sound.length + 4, 4);
  return { body: Buffer.concat([head, sound]), mediaType: 'audio/wav' };
}

// What a frame of each kind takes after its first byte (RFC 4867); 15 holds nothing, the others are not defined.
const AMR_BYTES = [12, 13, 15, 17, 19, 20, 26, 31, 5];
const AMR_WIDE_BYTES = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5];

function ofAmr(file: Buffer): Read {
  const wide = begins(file, '#!AMR-WB\n');
  if (!wide && !begins(file, '#!AMR\n')) return null;
  const lengths = wide ? AMR_WIDE_BYTES : AMR_BYTES;
  let at = wide ? 9 : 6;
  let frames = 0;
  for (; at < file.length; frames += 1) {
    const kind = ((file[at] ?? 0) >> 3) & 15;
    const length = kind === 15 || (wide && kind === 14) ? 0 : lengths[kind];
    if (length === undefined) return null;
    at += 1 + length;
  }
  return frames === 0 || at !== file.length ? null : { body: file, mediaType: 'audio/amr' };
}

const KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBPS_LOW = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ = [44_100, 48_000, 32_000];

/** The length of the MP3 frame that begins there; null where none does. @unit byte */
function frameLength(file: Buffer, at: number): number | null {
  const [first, second = 0, third = 0] = file.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return null;
  const version = (second >> 3) & 3;
  const kbps = (version === 3 ? KBPS : KBPS_LOW)[third >> 4];
  const hertz = HERTZ[(third >> 2) & 3];
  if (version === 1 || !kbps || hertz === undefined) return null;
  const rate = hertz / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144 : 72) * kbps * 1000) / rate) + ((third >> 1) & 1);
}

/** So many frames on end are no accident. */
const FRAMES_SEEN = 3;

function ofMp3(file: Buffer): Read {
  let from = 0;
  while (begins(file, 'ID3', from)) {
    if (from + 10 > file.length) return null;
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((file[from + at] ?? 0) & 127), 0);
    from += 10 + size + (((file[from + 5] ?? 0) & 0x10) === 0 ? 0 : 10);
  }
  let to = file.length;
  if (to - 128 > from && begins(file, 'TAG', to - 128)) to -= 128;
  if (to - 32 > from && begins(file, 'APETAGEX', to - 32)) {
    const size = file.readUInt32LE(to - 20);
    const headed = (file.readUInt32LE(to - 12) & 0x8000_0000) !== 0;
    to -= size + (headed ? 32 : 0);
  }
  if (to <= from) return null;
  const body = file.subarray(from, to);
  for (let at = 0, seen = 0; seen < FRAMES_SEEN; seen += 1) {
    const length = frameLength(body, at);
    if (length === null) return null;
    at += length;
    if (at > body.length) return null;
  }
  return { body: Buffer.from(body), mediaType: 'audio/mpeg' };
}

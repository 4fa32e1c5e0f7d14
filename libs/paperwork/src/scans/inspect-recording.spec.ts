import { describe, expect, it } from '@jest/globals';
import { Rejected, RECORDING_BYTES_LIMIT } from '#domain';
import { inspectRecording } from './inspect-recording.js';

const PLACE = '+33.0086+112.5285/';
const codeOf = (file: Buffer): string => {
  try {
    inspectRecording(file);
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};
const u32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const box = (name: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  return Buffer.concat([u32(body.length + 8), Buffer.from(name, 'latin1'), body]);
};
const track = (kind: string, ...more: Buffer[]) =>
  box('trak', box('mdia', box('hdlr', Buffer.alloc(8), kind, Buffer.alloc(12))), ...more);
const mp4 = (tracks: Buffer[], brand = 'isom') =>
  Buffer.concat([
    box('ftyp', brand, u32(0)),
    box('moov', box('mvhd', Buffer.alloc(100)), ...tracks, box('udta', box('\xa9xyz', PLACE))),
    box('mdat', Buffer.alloc(64, 7)),
  ]);
/** So many boxes, each in the one before it. */
const nested = (name: string, deep: number): Buffer =>
  Buffer.concat(
    Array.from({ length: deep }, (_, at) =>
      Buffer.concat([u32(8 * (deep - at)), Buffer.from(name, 'latin1')]),
    ),
  );
/** Frames of 417 bytes: MPEG-1 layer III, 128 kbps, 44,100 Hz. */
const mp3 = (frames: number): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, () =>
      Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)]),
    ),
  );
const id3 = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('ID3\x04\0\0\0\0\0', 'latin1'),
    Buffer.from([text.length]),
    Buffer.from(text, 'latin1'),
  ]);
const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const wave = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat(chunks);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};
const fmt = chunk('fmt ', Buffer.alloc(16, 1));
const data = chunk('data', Buffer.alloc(33, 5));

describe('recordings are judged by what is in them', () => {
  it.each([
    ['audio/mpeg', mp3(4)],
    ['audio/wav', wave(fmt, data)],
    [
      'audio/amr',
      Buffer.concat([Buffer.from('#!AMR\n'), Buffer.from([0x3c]), Buffer.alloc(31), Buffer.from([0x7c])]),
    ],
    ['audio/amr', Buffer.concat([Buffer.from('#!AMR-WB\n'), Buffer.from([0x04]), Buffer.alloc(17)])],
    ['audio/mp4', mp4([track('soun')], 'M4A ')],
    ['video/mp4', mp4([track('vide'), track('soun')])],
  ])('%s', (mediaType, file) => {
    const read = inspectRecording(file);
    expect([read.mediaType, read.pages, read.sha256]).toEqual([
      mediaType,
      0,
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });

  it('loses what tells who made it, and where (M-05)', () => {
    const sound = mp3(4);
    const tagged = Buffer.concat([
      id3('made by Wang'),
      sound,
      Buffer.from('TAGWang'.padEnd(128, '\0'), 'latin1'),
    ]);
    expect(inspectRecording(tagged).body.equals(sound)).toBe(true);
    const named = wave(
      fmt,
      chunk('LIST', Buffer.from('INFOIARTWang')),
      data,
      chunk('bext', Buffer.from('Wang')),
    );
    expect(inspectRecording(named).body.equals(wave(fmt, data))).toBe(true);
    const filmed = mp4([track('vide', box('meta', PLACE))]);
    const { body } = inspectRecording(filmed);
    expect([filmed.includes(PLACE), body.includes(PLACE), body.length]).toEqual([true, false, filmed.length]);
    // sound and picture lie where they lay
    expect(body.subarray(-72).equals(filmed.subarray(-72))).toBe(true);
  });

  it('takes out however many marks there are', () => {
    const marks = Buffer.concat(Array.from({ length: 200_000 }, () => box('udta')));
    const { body } = inspectRecording(mp4([track('soun', marks)]));
    expect(body.includes('udta')).toBe(false);
  });

  it.each([
    ['a page', Buffer.from('%PDF-1.7 and more'), 'RECORDING_TYPE_UNKNOWN'],
    ['a program', Buffer.from('MZ\x90\0'), 'RECORDING_TYPE_UNKNOWN'],
    ['text called mp3', Buffer.from('hello'), 'RECORDING_TYPE_UNKNOWN'],
    ['nothing', Buffer.alloc(0), 'RECORDING_TYPE_UNKNOWN'],
    ['a tag without sound', id3('x'), 'RECORDING_UNREADABLE'],
    ['one frame and then a page', Buffer.concat([mp3(1), Buffer.from('<script>')]), 'RECORDING_UNREADABLE'],
    ['half a wave', wave(fmt, data).subarray(0, 50), 'RECORDING_UNREADABLE'],
    ['a wave without its form', wave(data), 'RECORDING_UNREADABLE'],
    [
      'half an AMR',
      Buffer.concat([Buffer.from('#!AMR\n'), Buffer.from([0x3c]), Buffer.alloc(30)]),
      'RECORDING_UNREADABLE',
    ],
    ['half an MP4', mp4([track('soun')]).subarray(0, -1), 'RECORDING_UNREADABLE'],
    ['an MP4 with a track of places', mp4([track('vide'), track('meta')]), 'RECORDING_UNREADABLE'],
    ['an MP4 with subtitles', mp4([track('vide'), track('text')]), 'RECORDING_UNREADABLE'],
    ['an MP4 without a track', mp4([]), 'RECORDING_UNREADABLE'],
    ['a film of a camera', mp4([track('vide')], 'qt  '), 'RECORDING_UNREADABLE'],
    ['an MP4 of boxes without end in one another', mp4([nested('moov', 200_000)]), 'RECORDING_UNREADABLE'],
    ['too large', Buffer.alloc(RECORDING_BYTES_LIMIT + 1), 'RECORDING_TOO_LARGE'],
  ])('%s is none', (_, file, code) => {
    expect(codeOf(file)).toBe(code);
  });
});

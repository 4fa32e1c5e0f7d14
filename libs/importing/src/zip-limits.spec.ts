import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { measuredZip, XLSX_LIMITS } from './zip-limits.js';

const MB = 1024 * 1024;

/** A packed file by hand. What the parser believes may differ from what the directory says. */
type Lie = { method?: number; promised?: number; onThisDisk?: number };
function zipOf(bodies: Buffer[], { method, promised, onThisDisk }: Lie = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  bodies.forEach((body, number) => {
    const packed = deflateRawSync(body);
    const name = Buffer.from(`xl/part${number}.xml`);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(promised ?? body.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method ?? 8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(promised ?? body.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, name, packed);
    directory.push(central, name);
    at += 30 + name.length + packed.length;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(onThisDisk ?? bodies.length, 8);
  end.writeUInt16LE(onThisDisk === undefined ? bodies.length : 1, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** What the parser of workbooks unpacks. */
type Part = { name: string; content: Uint8Array };
const partsOf = (file: Buffer): Part[] =>
  (XLSX.CFB.read(file, { type: 'buffer' }).FileIndex as Part[]).filter(({ name }) => name.startsWith('part'));
const seen = (file: Buffer): { parts: number; bytes: number } => {
  const files = partsOf(file);
  return { parts: files.length, bytes: files.reduce((sum, { content }) => sum + content.length, 0) };
};

const refusal = (file: Buffer, change: Partial<typeof XLSX_LIMITS> = {}): string => {
  try {
    measuredZip(file, { ...XLSX_LIMITS, ...change });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a packed file as the parser gets it', () => {
  it('holds the parts that were measured, unchanged', () => {
    const bodies = ['甲', '乙'.repeat(1000), ''].map((text) => Buffer.from(text));
    const contents = partsOf(measuredZip(zipOf(bodies), XLSX_LIMITS)).map(({ content }) =>
      Buffer.from(content).toString('utf8'),
    );
    expect(contents).toEqual(bodies.map((body) => body.toString('utf8')));
  });

  it('unpacks to no more than was measured, however a part is told to be packed', () => {
    const bomb = zipOf([Buffer.alloc(64 * MB)], { method: 0 });
    expect(seen(bomb).bytes).toBe(64 * MB);
    expect(seen(measuredZip(bomb, XLSX_LIMITS)).bytes).toBeLessThan(MB);
  });

  it('has no more parts than were counted, whichever of the two counts is read', () => {
    const many = zipOf(
      Array.from({ length: 10_000 }, () => Buffer.from('x')),
      { onThisDisk: 10_000 },
    );
    expect(seen(many).parts).toBe(10_000);
    expect(seen(measuredZip(many, XLSX_LIMITS)).parts).toBe(1);
  });

  it('has one directory, though a second stands in the remark at its end', () => {
    const [outer, inner] = [zipOf([Buffer.from('x')]), zipOf([Buffer.alloc(64 * MB)])];
    const hidden = Buffer.concat([inner.subarray(0, -22), outer]);
    // the last twenty bytes: an end of a directory without the length of its remark
    const second = Buffer.from(inner.subarray(-22, -2));
    const shifted = Buffer.from(hidden);
    shifted.writeUInt32LE(inner.length - 22 + outer.readUInt32LE(outer.length - 6), shifted.length - 6);
    shifted.writeUInt32LE(inner.length - 22, shifted.readUInt32LE(shifted.length - 6) + 42);
    const both = Buffer.concat([shifted, second]);
    expect(seen(both).bytes).toBe(64 * MB);
    expect(seen(measuredZip(both, XLSX_LIMITS)).bytes).toBe(1);
  });

  it('promises no more than it holds', () => {
    const promising = zipOf([Buffer.from('<x/>')], { promised: 300 * MB });
    expect(seen(promising).bytes).toBe(300 * MB);
    expect(seen(measuredZip(promising, XLSX_LIMITS)).bytes).toBe(4);
  });

  it('is refused with a sentence over its parts, its ratio, and what it may unpack to in all', () => {
    const many = zipOf(Array.from({ length: 10_000 }, () => Buffer.from('x')));
    expect(refusal(many)).toMatch(/内含 10000 个部分,超过 200 个/);
    expect(refusal(zipOf([Buffer.alloc(64 * MB)]))).toMatch(/超过原来的 100 倍/);
    const large = zipOf(Array.from({ length: 3 }, () => Buffer.alloc(MB)));
    expect(refusal(large, { ratio: 10_000, unpacked: 2 * MB })).toMatch(/展开后超过 2 MB,请分成几个文件/);
  });
});

import { inflateRawSync } from 'node:zlib';

/** What a packed file may be at most. @unit bytes, entries, unpacked to packed, unpacked bytes, milliseconds */
export type ZipLimits = {
  bytes: number;
  entries: number;
  ratio: number;
  unpacked: number;
  milliseconds: number;
};

/** Limits of an imported workbook. */
export const XLSX_LIMITS: ZipLimits = {
  bytes: 20 * 1024 * 1024,
  entries: 200,
  ratio: 100,
  unpacked: 200 * 1024 * 1024,
  milliseconds: 30_000,
};

/** A packed file that is broken or beyond the limits; one Chinese sentence. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
/** Small files pack well without being bombs. */
const FREE_BYTES = 1024 * 1024;

/**
 * Unpacks every entry against the limits before a parser sees any of it, and gives the file with a directory of our own:
 * a parser that believes other words than we do (the entry's own head, another count, a second directory, a promised size)
 * would else read what nobody has measured.
 * @rejects ZipRefused
 */
export function measuredZip(bytes: Buffer, limits: ZipLimits): Buffer {
  if (bytes.length > limits.bytes)
    throw new ZipRefused(`文件超过 ${mb(limits.bytes)} MB,请分成几个文件或改用 CSV。`);
  const { count, at } = endOf(bytes);
  if (count > limits.entries)
    throw new ZipRefused(
      `文件内含 ${count} 个部分,超过 ${limits.entries} 个,不像登记簿;请另存为新的工作簿再试。`,
    );
  const byRatio = Math.max(FREE_BYTES, bytes.length * limits.ratio);
  const most = Math.min(byRatio, limits.unpacked);
  const tooMuch = byRatio < limits.unpacked ? bomb(limits) : large(limits);
  const entries: Entry[] = [];
  let left = most;
  let next = at;
  for (let entry = 0; entry < count; entry += 1) {
    if (next + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(next) !== CENTRAL) throw broken();
    const name = bytes.readUInt16LE(next + 28);
    const measured = entryAt(bytes, next, left, tooMuch);
    left -= measured.unpacked;
    if (left < 0) throw tooMuch;
    entries.push({ ...measured, name: bytes.subarray(next + CENTRAL_BYTES, next + CENTRAL_BYTES + name) });
    next += CENTRAL_BYTES + name + bytes.readUInt16LE(next + 30) + bytes.readUInt16LE(next + 32);
  }
  return packed(entries);
}

/** A part as it was measured. @shape unpacked bytes */
type Entry = { name: Buffer; method: number; body: Buffer; unpacked: number };

function entryAt(bytes: Buffer, central: number, left: number, tooMuch: ZipRefused): Omit<Entry, 'name'> {
  const method = bytes.readUInt16LE(central + 10);
  const length = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  if (local + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw broken();
  const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + length > bytes.length) throw broken();
  const body = bytes.subarray(start, start + length);
  if (method === 0) return { method, body, unpacked: length };
  if (method !== 8) throw new ZipRefused('文件的压缩方式不认识,请在表格软件里另存为 xlsx 再试。');
  try {
    const { length: unpacked } = inflateRawSync(body, { maxOutputLength: Math.max(1, left + 1) });
    return { method, body, unpacked };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch;
    throw broken();
  }
}

/** The same parts under heads that say what was measured. */
function packed(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, method, body, unpacked } of entries) {
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    // both heads hold the same fields, two bytes apart
    for (const [head, from] of [
      [local, 4],
      [central, 6],
    ] as const) {
      head.writeUInt16LE(20, from);
      head.writeUInt16LE(method, from + 4);
      head.writeUInt32LE(body.length, from + 14);
      head.writeUInt32LE(unpacked, from + 18);
      head.writeUInt16LE(name.length, from + 22);
    }
    central.writeUInt32LE(at, 42);
    parts.push(local, name, body);
    directory.push(central, name);
    at += LOCAL_BYTES + name.length + body.length;
  }
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function endOf(bytes: Buffer): { count: number; at: number } {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END)
      return { count: bytes.readUInt16LE(at + 10), at: bytes.readUInt32LE(at + 16) };
  throw broken();
}

const broken = (): ZipRefused => new ZipRefused('文件不完整或已损坏,请在表格软件里打开后另存为 xlsx 再试。');
const bomb = ({ ratio }: ZipLimits): ZipRefused =>
  new ZipRefused(`文件展开后超过原来的 ${ratio} 倍,可能是恶意文件,没有读取。`);
const large = ({ unpacked }: ZipLimits): ZipRefused =>
  new ZipRefused(`文件展开后超过 ${mb(unpacked)} MB,请分成几个文件或改用 CSV。`);
const mb = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

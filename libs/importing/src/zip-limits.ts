import { inflateRawSync } from 'node:zlib';

/** What a packed file may be at most. @unit bytes, entries, unpacked to packed, milliseconds */
export type ZipLimits = { bytes: number; entries: number; ratio: number; milliseconds: number };

/** Limits of an imported workbook. */
export const XLSX_LIMITS: ZipLimits = {
  bytes: 20 * 1024 * 1024,
  entries: 200,
  ratio: 100,
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
const LONGEST_COMMENT = 0xffff;
/** Small files pack well without being bombs. */
const FREE_BYTES = 1024 * 1024;

/**
 * Unpacks every entry against the limits before a parser sees any of it: what a directory says of sizes is not believed.
 * @rejects ZipRefused
 */
export function checkZip(bytes: Buffer, limits: ZipLimits): void {
  if (bytes.length > limits.bytes)
    throw new ZipRefused(`文件超过 ${Math.floor(limits.bytes / 1024 / 1024)} MB,请分成几个文件或改用 CSV。`);
  const { count, at } = endOf(bytes);
  if (count > limits.entries)
    throw new ZipRefused(
      `文件内含 ${count} 个部分,超过 ${limits.entries} 个,不像登记簿;请另存为新的工作簿再试。`,
    );
  const most = Math.max(FREE_BYTES, bytes.length * limits.ratio);
  let unpacked = 0;
  let next = at;
  for (let entry = 0; entry < count; entry += 1) {
    if (next + 46 > bytes.length || bytes.readUInt32LE(next) !== CENTRAL) throw broken();
    unpacked += unpackedBytes(bytes, next, most - unpacked);
    if (unpacked > most) throw bomb(limits);
    next +=
      46 + bytes.readUInt16LE(next + 28) + bytes.readUInt16LE(next + 30) + bytes.readUInt16LE(next + 32);
  }

  function unpackedBytes(from: Buffer, central: number, left: number): number {
    const method = from.readUInt16LE(central + 10);
    const packed = from.readUInt32LE(central + 20);
    const local = from.readUInt32LE(central + 42);
    if (local + 30 > from.length || from.readUInt32LE(local) !== LOCAL) throw broken();
    const start = local + 30 + from.readUInt16LE(local + 26) + from.readUInt16LE(local + 28);
    if (start + packed > from.length) throw broken();
    if (method === 0) return packed;
    if (method !== 8) throw new ZipRefused('文件的压缩方式不认识,请在表格软件里另存为 xlsx 再试。');
    try {
      return inflateRawSync(from.subarray(start, start + packed), { maxOutputLength: Math.max(1, left + 1) })
        .length;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(limits);
      throw broken();
    }
  }
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

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LogReserve, reserveSize } from './log-reserve.js';

const MB = 1024 ** 2;
const root = mkdtempSync(join(tmpdir(), 'xf-reserve-'));
const folder = join(root, 'pg_wal');
const file = join(folder, 'xinfang.reserve');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

const onDisk = (free: number, total: number): LogReserve =>
  new LogReserve({ cluster: root, account: null }, () => ({ free: free * MB, total: total * MB }));

describe('the reserve on the disk of the log (R6)', () => {
  it('is small on a disk of few segments, else a segment and more, at most two', () => {
    expect([64, 127, 128, 400, 1_000_000].map((total) => reserveSize(total * MB) / MB)).toEqual([
      4, 4, 17, 25, 32,
    ]);
  });

  it('is made whole, of what no file system makes small, where writing has room beside it', async () => {
    expect(await onDisk(11, 64).keep()).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    const reserve = onDisk(12, 64);
    expect(await Promise.all([reserve.keep(), reserve.keep()])).toEqual([true, true]);
    expect(readdirSync(folder)).toEqual(['xinfang.reserve']);
    expect(gzipSync(readFileSync(file)).length).toBeGreaterThan(4 * MB);
    expect(await onDisk(0, 64).keep()).toBe(true);
  });

  it('is given away at once, and what a killed process left half made with it', async () => {
    const reserve = onDisk(1_000, 10_000);
    writeFileSync(`${file}.new`, 'half');
    expect(await onDisk(1, 10_000).keep()).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    await reserve.keep();
    reserve.release();
    expect(existsSync(file)).toBe(false);
    const making = reserve.keep();
    reserve.release();
    expect([await making, readdirSync(folder)]).toEqual([false, []]);
  });

  it('is asked for where not one segment fits, and nowhere else', () => {
    expect([onDisk(15, 64), onDisk(16, 64)].map((reserve) => reserve.lacksSegment())).toEqual([true, false]);
    const blind = new LogReserve({ cluster: root, account: null }, () => null);
    expect(blind.lacksSegment()).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { transformFileSync } from '@swc/core';
import { CHECKOUT } from '../../../test/support/test-server-folder.js';
import { mappingFor } from './mapping.js';
import { readXlsx } from './read-xlsx.js';
import { readRow } from './row-to-command.js';
import { XLSX_LIMITS } from './zip-limits.js';

let folder: string;
let worker: URL;

beforeAll(() => {
  // inside the checkout, so that the worker finds its packages
  mkdirSync(join(CHECKOUT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(CHECKOUT, '.cache', 'xlsx-'));
  for (const name of ['xlsx-worker', 'zip-limits']) {
    const { code } = transformFileSync(join(CHECKOUT, 'libs/importing/src', `${name}.ts`), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    });
    writeFileSync(join(folder, `${name}.js`), code);
  }
  worker = pathToFileURL(join(folder, 'xlsx-worker.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = ['编号', '收信日期', '信访人', '电话', '联名人数', '内容摘要', '分类'];

function bookOf(rows: unknown[][], change: (sheet: XLSX.WorkSheet) => void = () => undefined): string {
  const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: false });
  change(sheet);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([]), '封面');
  XLSX.utils.book_append_sheet(book, sheet, '来信');
  const file = join(folder, `${Math.random()}.xlsx`);
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
  return file;
}

/** A packed file by hand, so that its directory can lie. */
function zipOf(entries: { name: string; body: Buffer; method?: number; claims?: number }[]): string {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, method = 8, claims } of entries) {
    const packed = method === 8 ? deflateRawSync(body) : body;
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claims ?? body.length, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, label, packed);
    directory.push(central, label);
    at += local.length + label.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  const file = join(folder, `${Math.random()}.xlsx`);
  writeFileSync(file, Buffer.concat([...parts, listing, end]));
  return file;
}

const refused = (file: string, change: object = {}): Promise<string> =>
  readXlsx(file, { worker, limits: { ...XLSX_LIMITS, ...change } }).then(
    () => 'read',
    (error: Error) => error.message,
  );

describe('a register book as a workbook', () => {
  it('is read as the same table that its CSV gives: title row passed over, dates, numbers, line numbers', async () => {
    const file = bookOf(
      [
        ['来信登记簿'],
        HEAD,
        ['L-1', 46054, '周某山', 13800000001, 3, '请求补发\n津贴', '0801'],
        [],
        ['L-2', '2026-02-03', '', '0377-1', '', '反映问题', ''],
      ],
      (sheet) => {
        sheet['B3'] = { t: 'n', v: 46054, z: 'yyyy-mm-dd' };
      },
    );
    const table = await readXlsx(file, { worker });
    expect(table.columns).toEqual(HEAD);
    expect(table.faults).toEqual([]);
    expect(table.rows).toEqual([
      {
        line: 3,
        cells: {
          编号: 'L-1',
          收信日期: '2026-02-01',
          信访人: '周某山',
          电话: '13800000001',
          联名人数: '3',
          内容摘要: '请求补发\n津贴',
          分类: '0801',
        },
      },
      {
        line: 5,
        cells: {
          编号: 'L-2',
          收信日期: '2026-02-03',
          信访人: '',
          电话: '0377-1',
          联名人数: '',
          内容摘要: '反映问题',
          分类: '',
        },
      },
    ]);
    const mapping = mappingFor(table.columns, undefined);
    expect(mapping.name).toMatch(/L01/);
    const [first] = table.rows;
    expect(first && readRow(first, mapping, 'book').command).toMatchObject({
      receivedOn: '2026-02-01',
      jointSignerCount: 3,
      content: '请求补发\n津贴',
    });
  });

  it('tells cells that cannot be taken, each with its place, and takes no formula for a value', async () => {
    const file = bookOf([HEAD, ['L-1', 46054, '甲', 411303198001011234, 1, 'x', '']], (sheet) => {
      sheet['C2'] = { t: 'e', v: 0x17, w: '#REF!' };
      sheet['F2'] = { t: 's', v: '=cmd|calc', f: 'HYPERLINK("http://x")' };
    });
    const table = await readXlsx(file, { worker });
    expect(table.faults).toEqual([
      { line: 2, column: '信访人', message: expect.stringMatching(/错误值 #REF!/) },
      { line: 2, column: '电话', message: expect.stringMatching(/长号码,末几位已失真/) },
    ]);
    expect(table.letters).toMatchObject({ 信访人: 'C', 电话: 'D' });
    expect(table.rows[0]?.cells['内容摘要']).toBe('=cmd|calc');
  });

  it('chooses a sheet by name and says which there are', async () => {
    const file = bookOf([HEAD, ['L-1']]);
    await expect(readXlsx(file, { worker, sheet: '来信' })).resolves.toMatchObject({ columns: HEAD });
    await expect(readXlsx(file, { worker, sheet: '去信' })).rejects.toThrow(
      /没有名为“去信”的工作表;有:封面、来信/,
    );
  });
});

describe('a hostile or broken file costs its thread and nothing else (R13)', () => {
  it('is refused over its limits of bytes, entries, unpacking, whatever its directory claims', async () => {
    const book = bookOf([HEAD, ['L-1']]);
    expect(await refused(book, { bytes: 100 })).toMatch(/文件超过 0 MB/);
    const many = zipOf(
      Array.from({ length: 201 }, (_, index) => ({ name: `x${index}`, body: Buffer.from('x') })),
    );
    expect(await refused(many)).toMatch(/内含 201 个部分,超过 200 个/);
    const bomb = zipOf([{ name: 'xl/a.xml', body: Buffer.alloc(64 * 1024 * 1024), claims: 10 }]);
    expect(readFileSync(bomb).length).toBeLessThan(100_000);
    expect(await refused(bomb)).toMatch(/超过原来的 100 倍/);
  });

  it('is refused with a sentence when it is cut off, no workbook, old or under a password, or takes too long', async () => {
    const book = readFileSync(bookOf([HEAD, ['L-1']]));
    const as = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    expect(await refused(as('cut.xlsx', book.subarray(0, book.length - 300)))).toMatch(/不完整或已损坏/);
    expect(await refused(as('text.xlsx', Buffer.from('编号,内容')))).toMatch(/不完整或已损坏/);
    expect(await refused(as('none.xlsx', Buffer.alloc(0)))).toMatch(/不完整或已损坏/);
    expect(await refused(as('old.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toMatch(
      /旧版 xls 或加了密码/,
    );
    expect(await refused(zipOf([{ name: 'a', body: Buffer.from('x') }]))).toMatch(/不是有效的 xlsx|没有内容/);
    expect(await refused(join(folder, 'absent.xlsx'))).toMatch(/读不到文件/);
    expect(await refused(as('slow.xlsx', book), { milliseconds: 1 })).toMatch(/秒内没有读完/);
  });
});

describe('what a workbook hides or counts in its own way', () => {
  const rows = (no: string) => [HEAD, [no, 43529, '张某', '13800000000', '', '反映待遇', '']];
  const fileOf = (book: XLSX.WorkBook): string => {
    const file = join(folder, `${Math.random()}.xlsx`);
    writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    return file;
  };

  it('days of a workbook that counts from 1904 are the days it shows', async () => {
    const sheet = XLSX.utils.aoa_to_sheet(rows('来信1'));
    sheet['B2'] = { t: 'n', v: 43529 - 1462, z: 'yyyy-mm-dd' };
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '来信');
    book.Workbook = { WBProps: { date1904: true } };
    const table = await readXlsx(fileOf(book), { worker });
    expect(table.rows[0]?.cells['收信日期']).toBe('2019-03-05');
  });

  it('a hidden sheet is not taken for the register, unless it is named', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows('隐藏1')), '底稿');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows('来信1')), '来信');
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
    const file = fileOf(book);
    expect((await readXlsx(file, { worker })).rows[0]?.cells['编号']).toBe('来信1');
    expect((await readXlsx(file, { worker, sheet: '底稿' })).rows[0]?.cells['编号']).toBe('隐藏1');
  });
});

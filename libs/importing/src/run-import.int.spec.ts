import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestOffice, type TestOffice } from '../../../test/support/office.js';
import { mappingFor } from './mapping.js';
import { runImport } from './run-import.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const COLUMNS = ['编号', '收信日期', '信访人', '被反映人', '内容摘要', '办结日期'];
const GOOD = { 收信日期: '2019-03-05', 信访人: '周某山', 内容摘要: '请求补发工龄津贴' };

const run = (rows: Record<string, string>[], how: { dryRun?: boolean; skipFaulty?: boolean } = {}) =>
  runImport(office.runtime, {
    table: {
      columns: COLUMNS,
      rows: rows.map((row, index) => ({
        line: index + 2,
        cells: Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? ''])),
      })),
    },
    mapping: mappingFor(COLUMNS, undefined),
    viewer: office.staff.windowHead,
    dryRun: false,
    skipFaulty: false,
    onProgress: () => undefined,
    ...how,
  });

describe('rows that only the rules refuse', () => {
  const rows = [
    { ...GOOD, 编号: '甲1' },
    { ...GOOD, 编号: '甲2', 收信日期: '2999-01-01' },
    { ...GOOD, 编号: '甲3', 办结日期: '2018-01-01' },
    { ...GOOD, 编号: '甲4', 信访人: '周\u0000山' },
    { ...GOOD, 编号: '甲5', 被反映人: '钱\u0000某' },
  ];
  const told = [
    { line: 3, column: '收信日期' },
    { line: 4, column: '办结日期' },
    { line: 5, column: '信访人' },
    { line: 6, column: '被反映人' },
  ];

  it('are told by a dry run with the column of the file', async () => {
    const { faults, imported } = await run(rows, { dryRun: true });
    expect(faults.map(({ line, column }) => ({ line, column }))).toEqual(told);
    expect(imported).toBe(0);
  });

  it('stop all of the file, as any faulty row does', async () => {
    const { faults, imported, known } = await run(rows);
    expect(faults).toHaveLength(4);
    expect({ imported, known }).toEqual({ imported: 0, known: 0 });
  });

  it('are left out, once each, where the person says so; a second run changes nothing', async () => {
    const first = await run(rows, { skipFaulty: true });
    expect({ imported: first.imported, faults: first.faults.length }).toEqual({ imported: 1, faults: 4 });
    const again = await run(rows, { skipFaulty: true });
    expect({ imported: again.imported, known: again.known }).toEqual({ imported: 0, known: 1 });
  });
});

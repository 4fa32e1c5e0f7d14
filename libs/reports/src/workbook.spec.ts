import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { policyOn } from '#domain';
import { statisticsOf, type StatQuestion } from '#projections';
import { facts } from '../../../test/support/indicator-facts.js';
import { statisticsWorkbook } from './workbook.js';

const page = (period: string, since?: string) => {
  const question: StatQuestion = {
    period,
    asOf: '2026-12-31',
    axis: 'received',
    orgId: 1,
    withSubordinates: true,
    organisations: [{ id: 1, name: '某市' }],
    policy: policyOn('2026-12-31'),
    topFailures: [],
    countsRestricted: true,
    ...(since === undefined ? {} : { since: new Map([[1, since]]) }),
  };
  const days = ['2025-10-11', '2026-08-03', '2026-10-12', '2026-11-13'];
  return statisticsOf(
    days
      .filter((day) => day >= (since ?? ''))
      .map((receivedOn) => facts({ orgId: 1, receivedOn, registeredOn: receivedOn })),
    question,
  );
};
const sheetOf = async (period: string, name: string, since?: string): Promise<unknown[][]> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await statisticsWorkbook(page(period, since))) as never);
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    const cells: unknown[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.formula ? cell.result : cell.value));
    rows.push(cells);
  });
  return rows;
};

describe('统计表 as a workbook', () => {
  it.each(['=HYPERLINK("http://x","看")', '+86', '-2+3', '@SUM(A1)', '\t=1+1'])(
    'holds what somebody named %j as a text that no spreadsheet will calculate',
    async (name) => {
      const named = page('2026Q4');
      const organisations = named.organisations.map((row) => ({ ...row, name }));
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await statisticsWorkbook({ ...named, organisations })) as never);
      expect(book.getWorksheet('各单位')?.getRow(2).getCell(2).value).toBe(`'${name}`);
    },
  );
  it('holds a quarter against the last one and last year’s', async () => {
    const [head, total] = await sheetOf('2026Q4', '总量');
    expect(head).toEqual(['分组', '键', '项目', '本期', '上期', '上年同期', '环比', '同比', '其中手工填报']);
    expect(total).toEqual(['总量', 'total', '信访总量', 2, 1, 1, 1, 1, 0]);
    expect((await sheetOf('2026Q4', '指标'))[0]).toContain('上期');
  });
  it('holds a year against last year once: the period before it is the same', async () => {
    const [head, total] = await sheetOf('2026', '总量');
    expect(head).toEqual(['分组', '键', '项目', '本期', '上年同期', '同比', '其中手工填报']);
    expect(total).toEqual(['总量', 'total', '信访总量', 3, 1, 2, 0]);
    const [rates] = await sheetOf('2026', '指标');
    expect(rates).toEqual(['指标码', '指标', '分子', '分母', '本期', '上年同期', '口径']);
  });
  it('holds dashes, no noughts and no formula over them, where nothing was registered then', async () => {
    const [, total] = await sheetOf('2026Q4', '总量', '2026-08-03');
    expect(total).toEqual(['总量', 'total', '信访总量', 2, 1, '—', 1, '—', 0]);
    const [, unit, sum] = await sheetOf('2026Q4', '各单位', '2026-08-03');
    expect([unit?.[3], sum?.[3]]).toEqual(['—', 0]);
    expect((await sheetOf('2026Q4', '口径', '2026-08-03')).join('')).toContain('上年同期未在本系统登记');
  });
});

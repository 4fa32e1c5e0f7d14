import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { columnWidths, heightOf, keptColumns, paperFor } from './xlsx-page.js';
import { renderXlsx } from './xlsx.js';

const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

describe('a register printed from its workbook', () => {
  it('shows its title whole over a few narrow columns', () => {
    const title = '中共宛州市委组织部 向信访部门反馈表(2026-01-01至2026-12-03)';
    const widths = columnWidths({ name: '', title, columns: ['序号', '办结日'], rows: [] });
    expect(sum(widths)).toBeGreaterThanOrEqual(1.6 * 57);
    // what is wide enough stays as it is
    expect(columnWidths({ name: '', title: '簿', columns: ['序号', '办结日'], rows: [] })).toEqual([6, 8]);
  });
  it('gives a line the height of its longest text: no line lies over the next', () => {
    expect(heightOf(['短', '短'], [40, 40])).toEqual({});
    expect(heightOf(['短', '长'.repeat(60)], [40, 40])).toEqual({ height: 4 * 13.5 + 2 });
    expect(heightOf(['一\n二\n三'], [40])).toEqual({ height: 3 * 13.5 + 2 });
    expect(heightOf(['长'.repeat(9_000)], [40]).height).toBeLessThanOrEqual(409);
  });
  it('takes larger paper, then sheets beside each other, before its letters are too small to read', () => {
    expect(paperFor([100, 60])).toEqual({ paperSize: 9, pagesWide: 1 });
    expect(paperFor([200, 60])).toEqual({ paperSize: 8, pagesWide: 1 });
    expect(paperFor([300, 200])).toEqual({ paperSize: 8, pagesWide: 2 });
  });
  it('says on each sheet beside another which number a line is of', () => {
    expect(keptColumns({ columns: ['序号', '编号', '收信日期'] })).toBe(2);
    expect(keptColumns({ columns: ['提交时间', '终端', '字数', '附件数', '编号'] })).toBe(1);
    const columns = ['序号', '编号', ...Array.from({ length: 20 }, (_, at) => `第${at}栏的内容和去向`)];
    const zip = new PizZip(renderXlsx({ name: '来信', title: '来信', columns, rows: [['1', '宛1号']] }));
    expect(zip.file('xl/workbook.xml')?.asText()).toContain("'来信'!$A:$B,'来信'!$1:$2");
    const xml = zip.file('xl/worksheets/sheet1.xml')?.asText();
    // its title stands on the first of them, not between two
    expect(xml).not.toContain('mergeCell');
    expect(xml).toContain(
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="2" fitToHeight="0"/>',
    );
  });
});

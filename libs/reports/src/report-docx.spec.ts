import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { columnWidths } from './column-widths.js';
import { reportDocx } from './report-docx.js';
import type { ReportModel } from './report-model.js';

const model: ReportModel = {
  kind: 'quarterAnalysis',
  issuer: '中共宛州市委组织部',
  text: { title: '三季度信访统计分析', sections: [{ heading: '一、总体情况', paragraphs: ['收到 3 件。'] }] },
  tables: [{ title: '各单位情况', head: ['名次', '单位'], rows: [[1, '中共临汀区委组织部(小样本)']] }],
  charts: [{ title: '各渠道', names: ['来信'], series: [{ name: '本期', values: [3] }] }],
  notes: [],
};

describe('a report as a document', () => {
  it('shows its charts whole: no line of an exact height cuts them off', async () => {
    const file = await reportDocx(model, { status: 'draft', docNo: null, signedOn: null });
    const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
    const drawn = xml.split('<w:p>').filter((paragraph) => paragraph.includes('<w:drawing>'));
    expect(drawn).toHaveLength(1);
    // said in the paragraph itself: the default of the document is an exact line
    expect(drawn[0]).toMatch(/<w:spacing [^>]*w:lineRule="auto"/);
  });
  it('gives a name more room than a place, and both together the whole width', () => {
    const [place = 0, name = 0] = columnWidths(model.tables[0] ?? { head: [], rows: [] }, 8_844);
    expect(name).toBeGreaterThan(place * 3);
    expect(place + name).toBeGreaterThan(8_840);
    expect(columnWidths({ head: ['项目', '本期'], rows: [] }, 100)).toEqual([50, 50]);
  });
  it('breaks no number in two, whatever the letters', () => {
    const cells = [
      '参评满意率(考核变体)(I-15b)',
      '100.00%',
      1115,
      1024,
      '100.00%',
      '100.00%',
      '上升 11.61 个百分点',
    ];
    const head = ['指标', '本期', '分子', '分母', '上期', '上年同期', '同比'];
    // 156 mm of a sheet; a digit of the widest face in use takes 0.64 of its height of 10.5 points
    const widths = columnWidths({ head, rows: [cells] }, 8_844);
    const digits = (text: string | number): number => String(text).length * 0.64 * 210 + 120;
    for (const column of [1, 2, 3, 4, 5])
      expect(widths[column]).toBeGreaterThanOrEqual(digits(cells[column] ?? ''));
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8_844);
    // a table of very many columns is no wider than the sheet
    const many = columnWidths({ head: cells.map(String).concat(cells.map(String)), rows: [] }, 4_000);
    expect(many.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(4_000);
  });
  it('has what §5.2 wants of a paper: 附件说明, the name centred over the date, full-width marks, a title parted between words', async () => {
    const title = '中共宛州市委组织部2026年第三季度信访统计分析';
    const sections = [{ heading: '一、总体情况', paragraphs: ['收到 3 件,比上期上升 40.35%(见附表);无。'] }];
    const state = { status: 'signed', docNo: null, signedOn: '2026-12-03' } as const;
    const xmlOf = async (change: Partial<ReportModel> = {}): Promise<string> => {
      const file = await reportDocx({ ...model, text: { title, sections }, ...change }, state);
      return new PizZip(file).file('word/document.xml')?.asText() ?? '';
    };
    const xml = await xmlOf();
    const lines = xml
      .split('<w:p>')
      .map((one) => [...one.matchAll(/<w:t[^>]*>([^<]*)|<w:br\/>/g)].map(([, text]) => text ?? '|').join(''));
    expect(lines).toContain('收到 3 件，比上期上升 40.35%（见附表）；无。');
    expect(lines).toContain('中共宛州市委组织部|2026年第三季度信访统计分析');
    expect(lines).toContain('（未编号）');
    // the same words stand over the annex itself
    const at = lines.indexOf('附件：各渠道（图）、各单位情况');
    expect(lines.slice(at - 1, at + 4)).toEqual([
      '',
      '附件：各渠道（图）、各单位情况',
      '',
      '中共宛州市委组织部',
      '2026年12月3日',
    ]);
    expect(lines).toContain('各渠道（图）、各单位情况');
    // no page bears the signature alone (7.3.5): from the last words of the text on each holds to the next
    const held = xml.split('<w:p>').map((one) => one.includes('<w:keepNext/>'));
    expect(held.slice(at - 2, at + 3)).toEqual([true, true, true, true, true]);
    // 成文日期 four characters from the edge; nine characters centred over six and a half of them
    const indents = [...xml.matchAll(/<w:ind w:right="(\d+)"\/>/g)].map((found) => Number(found[1]));
    expect(indents).toEqual([Math.round(316 * 2.75), 316 * 4]);
    expect(await xmlOf({ tables: [], charts: [], notes: [] })).not.toContain('附件');
  });
  it('says under the title whom it is for, flush left, with a full-width colon; an older one says nobody (7.3.2)', async () => {
    const linesOf = async (addressee?: string): Promise<{ text: string; xml: string }[]> => {
      const text = { ...model.text, ...(addressee === undefined ? {} : { addressee }) };
      const file = await reportDocx({ ...model, text }, { status: 'signed', docNo: null, signedOn: null });
      const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
      return xml.split('<w:p>').map((one) => ({
        xml: one,
        text: [...one.matchAll(/<w:t[^>]*>([^<]*)/g)].map((m) => m[1]).join(''),
      }));
    };
    const lines = await linesOf('各县(市、区)委组织部');
    const at = lines.findIndex(({ text }) => text === '各县（市、区）委组织部：');
    expect(lines.slice(at - 2, at + 2).map(({ text }) => text)).toEqual([
      '三季度信访统计分析',
      '',
      '各县（市、区）委组织部：',
      '一、总体情况',
    ]);
    expect(lines[at]?.xml).not.toContain('<w:ind');
    expect(lines[at]?.xml).toContain('<w:jc w:val="left"/>');
    for (const none of [undefined, ''])
      expect((await linesOf(none)).map(({ text }) => text).join('\n')).not.toContain('：\n');
  });
  it('of what goes up says who signed it, beside the number (7.2.5, 7.2.6)', async () => {
    const state = { status: 'signed', docNo: '宛组报〔2026〕3号', signedOn: '2026-12-03' } as const;
    const lineOf = async (signer?: string): Promise<string> => {
      const up = signer === undefined ? {} : { signer };
      const file = await reportDocx({ ...model, ...up }, state);
      const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
      return xml.split('<w:p>').find((one) => one.includes('〔2026〕3号')) ?? '';
    };
    const up = await lineOf('顾临川');
    const texts = up.matchAll(/<w:t(?: [^>]*)?>([^<]*)|<w:tab\/>/g);
    expect([...texts].map(([, text]) => text ?? '|').join('')).toBe('宛组报〔2026〕3号|签发人：顾临川');
    // a character from either edge, under them a line as wide as the text
    expect(up).toContain('<w:ind w:firstLine="316"/>');
    expect(up).toMatch(/<w:tab w:val="right" w:pos="\d+"\/>/);
    const aside = await lineOf();
    expect(aside).not.toContain('签发人');
    expect(aside).toContain('<w:jc w:val="center"/>');
  });
  it('sets figures to the right, also rates and what stands in their place', async () => {
    const table = {
      title: '主要指标',
      head: ['指标', '本期'],
      rows: [
        ['按期办结率', '92.00%'],
        ['平均周期', '2.22天'],
        ['化解率', '—'],
      ],
    };
    const file = await reportDocx(
      { ...model, charts: [], tables: [table] },
      { status: 'draft', docNo: null, signedOn: null },
    );
    const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
    const side = (text: string): string | undefined =>
      /<w:jc w:val="(\w+)"/.exec(xml.split('<w:p>').find((one) => one.includes(`>${text}<`)) ?? '')?.[1];
    expect(['本期', '按期办结率', '92.00%', '2.22天', '—'].map(side)).toEqual([
      'center',
      'left',
      'right',
      'right',
      'right',
    ]);
  });
  it('names its annex by its title, an older one by what is in it', async () => {
    const state = { status: 'draft', docNo: null, signedOn: null } as const;
    const file = await reportDocx({ ...model, annex: '2026年第三季度信访统计图表' }, state);
    const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
    const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map((found) => found[1]);
    expect(texts).toContain('附件：2026年第三季度信访统计图表');
    expect(texts).toContain('2026年第三季度信访统计图表');
    expect(xml).not.toContain('各渠道（图）');
  });
  it('is numbered the same from one making to the next', async () => {
    const ids = async (): Promise<string[]> => {
      const two = { ...model, charts: [...model.charts, ...model.charts] };
      const file = await reportDocx(two, { status: 'draft', docNo: null, signedOn: null });
      const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
      return [...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map((found) => found[1] ?? '');
    };
    expect(await ids()).toEqual(['1', '2']);
    expect(await ids()).toEqual(['1', '2']);
  });
});

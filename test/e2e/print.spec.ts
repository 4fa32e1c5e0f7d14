/** What the browser prints: sheets counted in Chromium's own PDF (§5, §6.1). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { type Book, BOOKS, printPage, registerPage } from '#documents';
import type { DocumentCode } from '#domain';
import { CODES, sampleOf, signedSample } from '../../libs/documents/src/testing/every-paper.js';
import { openBrowser } from './support/browser.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
}, 120_000);
afterAll(() => browser?.close());

const MM = 72 / 25.4;
/** The sheets that a page becomes. @unit millimetre */
async function sheetsOf(html: string): Promise<{ width: number; height: number }[]> {
  await page.setContent(html);
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return pdf.getPages().map((sheet) => ({
    width: Math.round(sheet.getWidth() / MM),
    height: Math.round(sheet.getHeight() / MM),
  }));
}

const LONG =
  '反映本人一九八三年参加工作,二〇一九年调资时漏算工龄五年,多次申请补发津贴未获答复,请求核实并书面答复。';
/** A line as long as they come: summaries, proposals and places are words, the rest a number, a day or a name. */
const cellOf = (name: string, at: number, line: number): string => {
  if (/内容|摘要|拟办|批示/u.test(name)) return LONG.slice(0, 18 + ((line * 7 + at) % 40));
  if (/住址/u.test(name)) return '宛州市淯阳街道滨河路9号院3号楼';
  if (/日期|时间|期限/u.test(name)) return '2026-03-02';
  if (/电话|证件/u.test(name)) return '411302195501010011';
  if (/编号|旧号|归档号/u.test(name)) return `宛组信〔2026〕来信${line}号`;
  return line % 3 === 0 ? '' : '周某山';
};
const linesOf = (book: Book, count: number) =>
  Array.from({ length: count }, (_, line) => ({
    on: '2026-03-02',
    petitionId: '',
    cells: book.columns.map((name, at) => cellOf(name, at, line + 1)),
  }));

describe('the office’s books print one sheet a page', () => {
  it.each(BOOKS.map(({ code }) => code))(
    '%s: as many sheets of A3 across as it has pages',
    async (code) => {
      const book = BOOKS.find((one) => one.code === code);
      if (book === undefined) throw new Error(code);
      // the two that are longest, over several pages; of the others a page and a bit
      const count = code === 'L01' || code === 'L02' ? 60 : 20;
      const html = registerPage(book, linesOf(book, count), { organName: '某市委组织部', period: '2026年' });
      const sheets = await sheetsOf(html);
      expect(sheets).toHaveLength(html.match(/<section>/gu)?.length ?? 0);
      expect(sheets.length).toBeGreaterThan(1);
      for (const sheet of sheets) expect(sheet).toEqual({ width: 420, height: 297 });
    },
    60_000,
  );
});

describe('papers print on A4', () => {
  it.each(CODES)('%s', async (code) => {
    for (const sheet of await sheetsOf(printPage(signedSample(code))))
      expect(sheet).toEqual({ width: 210, height: 297 });
  });

  // what lies before a leader is read and signed on one sheet
  const SHEETS: readonly (readonly [DocumentCode, string])[] = [
    ['D03', '呈批单'],
    ['D12', '立案审批表'],
    ['D15', '延期审批表'],
  ];
  it.each(SHEETS)('%s %s is one sheet', async (code) => {
    expect(await sheetsOf(printPage(signedSample(code)))).toHaveLength(1);
  });

  it('a long proposal takes the sheets that it needs, and loses no word', async () => {
    const proposal = LONG.repeat(30);
    const { model } = sampleOf('D03', { proposal });
    if (model === null) throw new Error('no sheet');
    const html = printPage(model);
    expect(html.replace(/，/gu, ',')).toContain(LONG.slice(0, 20));
    expect((await sheetsOf(html)).length).toBeGreaterThan(1);
  });
});

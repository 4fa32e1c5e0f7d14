import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import type { DocumentModel } from '../document-model.js';
import { readTemplate } from '../templates.js';
import { renderDocx } from './docx.js';
import { printPage } from './print-page.js';

const model = (change: Partial<DocumentModel>): DocumentModel => ({
  kind: 'acceptanceNotice',
  layout: 'letter',
  issuer: '宛州市委组织部',
  docNo: null,
  title: '受理告知书',
  addressee: '周某山',
  caseNo: '宛组信〔2026〕来信1号',
  paragraphs: [{ heading: false, text: '现告知如下。' }],
  sections: [],
  attachments: [],
  date: '2026年3月5日',
  ...change,
});
const textOf = (paper: DocumentModel): string =>
  (
    new PizZip(renderDocx(paper, readTemplate(paper, '/nowhere'))).file('word/document.xml')?.asText() ?? ''
  ).replace(/<[^>]+>/gu, '');

describe('what is unusual gives a right page (§5.2)', () => {
  it('a title of 300 characters stands there whole, broken into lines and never inside a character', () => {
    const title = `关于有${'𠮷䶮某'.repeat(98)}的函件`;
    expect([...title]).toHaveLength(300);
    const paper = model({ title });
    expect(textOf(paper).replace(/\s/gu, '')).toContain(title);
    expect(printPage(paper).replace(/<br>/gu, '')).toContain(title);
  });

  it('names with 𠮷 and 䶮 stay what they are, in docx and print', () => {
    const paper = model({ addressee: '𠮷某䶮' });
    expect(textOf(paper)).toContain('𠮷某䶮：');
    expect(printPage(paper)).toContain('𠮷某䶮：');
    expect(textOf(paper)).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])/u);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { type DocumentModel, modelOf, papersOf, readTemplate, renderDocx } from '../index.js';
import { accepted, caseOf, issued, noticed, registered, submitted, triaged } from '../spec-support.js';
import { issuerIndent, signatureXml, widthOf } from './signature.js';
import { attachmentLines } from './template-fields.js';

const folder = mkdtempSync(join(tmpdir(), 'xf-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const life = caseOf([
  registered(),
  triaged(),
  noticed(),
  accepted,
  submitted(),
  {
    type: 'GatePassed',
    occurredOn: '2026-04-22',
    article: 'fourCheckpoints',
    data: {
      gate: 'signing',
      round: 1,
      ruleSet: 'v1',
      verdicts: [{ check: 'QP01', value: 'passed', hard: true, decidedBy: [], missing: [] }],
      examinerId: 'x',
      substitution: null,
    },
    sealed: { softFailureRemarks: {} },
  },
  issued('handlingOpinion'),
]);

const PARTS = /^word\/(document|header\d|footer\d)\.xml$/;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Paragraphs of a file as they would be read. */
function readBack(docx: Buffer, part = /^word\/document\.xml$/): string[] {
  const zip = new PizZip(docx);
  return Object.keys(zip.files)
    .filter((name) => part.test(name))
    .flatMap((name) => [...(zip.file(name)?.asText() ?? '').matchAll(/<w:p[ >].*?<\/w:p>/gsu)])
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
        .map(([, run = '']) => run)
        .join('')
        .replace(/&(?:amp|lt|gt|quot|apos);/gu, (entity) => ENTITIES[entity] ?? entity),
    )
    .filter((text) => text !== '');
}

const ours = (model: DocumentModel) => renderDocx(model, readTemplate(model, folder));
const notice = modelOf(life, 'acceptanceNotice');

/** Our letter with its body replaced. */
function letterWith(...paragraphs: string[]): Buffer {
  const zip = new PizZip(readTemplate(notice, folder));
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  zip.file('word/document.xml', xml.replace(/<w:body>.*(?=<w:sectPr)/su, `<w:body>${body}`));
  return zip.generate({ type: 'nodebuffer' });
}

describe('a paper as docx', () => {
  it('holds every paragraph in order, number, title, reader, signature and date', () => {
    expect(readBack(ours(notice))).toEqual([
      '宛组信告〔2026〕7号',
      '受理告知书',
      '何守田：',
      ...notice.paragraphs.map(({ text }) => text),
      '中共南阳市委组织部',
      '2026年3月6日',
    ]);
  });

  const kinds = papersOf(life).flatMap(({ kind, model }) =>
    model === undefined ? [] : [[kind, model] as const],
  );

  it('is made of six papers of this life', () => expect(kinds).toHaveLength(6));

  it.each(kinds)('%s: no tag and no undefined is left, every word of it is there', (_, model) => {
    const docx = ours(model);
    const all = readBack(docx, PARTS).join('\n');
    expect(all).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(all).toContain('中共南阳市委组织部');
    for (const { label, value } of model.sections.flatMap(({ rows }) => rows))
      for (const word of [label, ...value.split('\n')]) expect(all).toContain(word);
    for (const { code, name } of model.sections.flatMap(({ checks }) => checks))
      for (const word of [code, name]) expect(all).toContain(word);
    for (const { text } of model.paragraphs) expect(all).toContain(text);
  });

  it('is A4 with the margins of the standard, page numbers apart for odd and even pages, none on a first page', () => {
    const zip = new PizZip(ours(notice));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    expect(xml).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(xml).toMatch(/w:top="209[78]" w:right="1474" w:bottom="1984" w:left="158[78]"/);
    expect(xml).toContain('<w:titlePg/>');
    expect(zip.file('word/settings.xml')?.asText()).toContain('evenAndOddHeaders');
    expect(zip.file('word/fontTable.xml')?.asText()).toContain('w:altName w:val="FangSong_GB2312,FangSong');
  });

  it('takes what people type as text: braces, markup, control characters (pitfall: nothing is interpreted)', () => {
    const nasty = 'a {title} </w:t><w:br/> & "b" \u0001c';
    const docx = ours({ ...notice, paragraphs: [{ heading: false, text: nasty }], issuer: 'A & B <甲>' });
    expect(readBack(docx)).toContain('a {title} </w:t><w:br/> & "b" c');
    expect(readBack(docx)).toContain('A & B <甲>');
  });

  it('names no author, even where the office’s template does (pitfall 5)', () => {
    const zip = new PizZip(readTemplate(notice, folder));
    const core = zip.file('docProps/core.xml')?.asText() ?? '';
    zip.file(
      'docProps/core.xml',
      core.replace(
        /<cp:lastModifiedBy>.*?<\/cp:lastModifiedBy>/u,
        '<dc:creator>张三</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy>',
      ),
    );
    const out = new PizZip(renderDocx(notice, zip.generate({ type: 'nodebuffer' })));
    expect(out.file('docProps/core.xml')?.asText()).not.toContain('张三');
    expect(out.file('docProps/core.xml')?.asText()).toContain('<dc:creator></dc:creator>');
  });

  it('leaves no signature on a page without text (GB/T 9704 7.3.5)', () => {
    const xml = new PizZip(ours(notice)).file('word/document.xml')?.asText() ?? '';
    const paragraphs = [...xml.matchAll(/<w:p[ >](?:(?!<\/w:p>).)*<\/w:p>/gsu)].map(([one]) => one);
    const words = paragraphs.map((one) => one.replace(/<[^>]+>/gu, ''));
    const last = words.lastIndexOf(notice.paragraphs.at(-1)?.text ?? '');
    const signed = words.lastIndexOf(notice.issuer);
    expect(last).toBeGreaterThan(0);
    for (let at = last; at < signed; at += 1) expect(paragraphs[at]).toContain('<w:keepNext/>');
  });

  it('leaves no empty page behind a form that ends in its table', () => {
    const xml = (model: DocumentModel) => new PizZip(ours(model)).file('word/document.xml')?.asText() ?? '';
    const behind = (text: string) => text.slice(text.lastIndexOf('</w:tbl>'), text.lastIndexOf('<w:sectPr'));
    const form = modelOf(life, 'registrationForm');
    expect(behind(xml(form))).toContain('登记人');
    expect(behind(xml({ ...form, paragraphs: [] })).match(/<w:p>/gu)).toHaveLength(1);
  });

  it('numbers several enclosures, not a single one', () => {
    expect(attachmentLines(['甲'])).toEqual(['附件：甲']);
    expect(attachmentLines(['甲', '乙'])).toEqual(['附件：1.甲', '　　　2.乙']);
    expect(readBack(ours({ ...notice, attachments: ['甲', '乙'] }))).toContain('附件：1.甲');
  });

  it('centres the issuer over the date, four characters from the edge', () => {
    expect(widthOf('2026年9月5日')).toBe(6);
    expect(issuerIndent({ issuer: '市委组织部', date: '2026年9月5日' })).toBe(4.5);
    expect(issuerIndent({ issuer: '某'.repeat(25), date: '2026年9月5日' })).toBe(0);
    expect(signatureXml({ issuer: '甲', date: null })).toBe('');
  });
});

describe('a template of the office', () => {
  it('wins over ours, by kind before layout', () => {
    const own = join(folder, 'templates');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'letter.docx'), letterWith('按版式 {docNo}', '{@signature}'));
    expect(readBack(ours(notice))[0]).toBe('按版式 宛组信告〔2026〕7号');
    writeFileSync(join(own, 'acceptanceNotice.docx'), letterWith('按文书 {docNo}', '{@signature}'));
    expect(readBack(ours(notice))[0]).toBe('按文书 宛组信告〔2026〕7号');
    expect(readBack(ours(modelOf(life, 'handlingOpinion')))[0]).toBe('按版式 宛组信复〔2026〕5号');
    rmSync(own, { recursive: true });
  });

  it.each([
    ['an unknown field', ['一', '{docNumber}'], 'TEMPLATE_FIELD_UNKNOWN', '正文第2段 docNumber'],
    ['a field of a loop outside of it', ['{label}'], 'TEMPLATE_FIELD_UNKNOWN', '正文第1段 label'],
    [
      'an unknown field in a loop',
      ['{#paragraphs}', '{txt}', '{/paragraphs}'],
      'TEMPLATE_FIELD_UNKNOWN',
      '正文第2段 txt',
    ],
    ['a loop printed as a field', ['{paragraphs}'], 'TEMPLATE_FIELD_UNKNOWN', '正文第1段 paragraphs'],
    ['a loop that does not end', ['{#paragraphs}', '{text}'], 'TEMPLATE_INVALID', '正文第1段 paragraphs'],
    ['a brace that does not close', ['{title'], 'TEMPLATE_INVALID', '正文第1段 title'],
  ])('is refused with the place for %s', (_, paragraphs, code, place) => {
    expect(() => renderDocx(notice, letterWith(...paragraphs))).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ place }) }),
    );
  });

  it('without a place for the signature makes no paper that bears a date', () => {
    const unsigned = letterWith('{title}');
    expect(() => renderDocx(notice, unsigned)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_SIGNATURE_MISSING' }),
    );
    // a draft is signed by nobody
    expect(readBack(renderDocx({ ...notice, date: null }, unsigned))).toContain('受理告知书');
  });

  it('is refused when it is no docx', () => {
    expect(() => renderDocx(notice, Buffer.from('not a zip'))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_INVALID' }),
    );
    const empty = new PizZip().file('a.txt', 'a').generate({ type: 'nodebuffer' });
    expect(() => renderDocx(notice, empty)).toThrow(expect.objectContaining({ code: 'TEMPLATE_INVALID' }));
  });
});

import { DOCUMENT_KINDS } from '../document-kinds.js';
import type { DocumentModel, FormSection } from '../document-model.js';
import { PRINT_STYLE } from './print-style.js';
import { DATE_INDENT, issuerIndent, widthOf } from './signature.js';
import { attachmentLines } from './template-fields.js';
import { titleLines } from './title-lines.js';

/** Media type of the page. */
export const PRINT_MEDIA_TYPE = 'text/html; charset=utf-8';

/** The header under which the page is sent: no script, nothing from outside. */
export const PRINT_CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => ENTITIES[char] ?? char);

const p = (style: string, text: string): string => `<p class="${style}">${escaped(text)}</p>`;

const table = (style: string, rows: readonly string[]): string =>
  rows.length === 0 ? '' : `<table class="${style}">${rows.join('')}</table>`;

const sectionHtml = ({ heading, rows, checks, table: list }: FormSection): string =>
  [
    heading === '' ? '' : `<h2>${escaped(heading)}</h2>`,
    table(
      'rows',
      rows.map(({ label, value }) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`),
    ),
    checks.length === 0
      ? ''
      : table('checks', [
          '<thead><tr><th>编号</th><th>审核内容</th><th>结论</th><th>说明</th></tr></thead>',
          ...checks.map(
            ({ code, name, verdict, remark }) =>
              `<tr><td>${escaped(code)}</td><td>${escaped(name)}</td><td>${escaped(verdict)}</td><td>${escaped(remark)}</td></tr>`,
          ),
        ]),
    list === undefined
      ? ''
      : table('list', [
          `<thead><tr>${list.columns.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead>`,
          ...list.rows.map(
            (cells) =>
              `<tr>${list.columns.map((_, at) => `<td>${escaped(cells[at] ?? '')}</td>`).join('')}</tr>`,
          ),
        ]),
  ].join('');

const HEADS: Readonly<Record<DocumentModel['layout'], (model: DocumentModel) => string>> = {
  letter: (model) =>
    `<div class="head">${escaped(model.issuer)}</div><div class="rule upper"></div><div class="rule lower foot"></div>${marksHtml(model, model.docNo)}`,
  official: (model) =>
    `${marksHtml(model, null)}<div class="redhead" style="font-size:${headSize(model.issuer)}pt">${escaped(model.issuer)}文件</div>` +
    (isBlank(model.signer)
      ? p('docno', model.docNo ?? '')
      : `<p class="docno up"><span>${escaped(model.docNo ?? '')}</span><span>签发人：${escaped(model.signer ?? '')}</span></p>`),
  report: (model) => `${marksHtml(model, model.docNo)}`,
  form: organHtml,
  review: organHtml,
};

const isBlank = (text: string | null | undefined): boolean =>
  text === null || text === undefined || text === '';

function organHtml({ issuer, docNo }: DocumentModel): string {
  return `<p class="organ">${escaped(issuer)}</p>${docNo === null ? '' : p('no', docNo)}`;
}

const headSize = (issuer: string): number => Math.min(52, Math.floor(155 / (widthOf(issuer) + 2) / 0.3528));

/** 密级、紧急程度 at top left, one below the other; the number of a letter at the right (§5.2). */
function marksHtml({ classification, urgency }: DocumentModel, docNo: string | null): string {
  const marks = [classification, urgency].filter((mark): mark is string => !isBlank(mark));
  if (marks.length === 0) return docNo === null ? '' : p('no', docNo);
  return `<div class="marks"><div>${marks.map((mark) => `<div class="mark">${escaped(mark)}</div>`).join('')}</div><div>${escaped(docNo ?? '')}</div></div>`;
}

function headHtml(model: DocumentModel): string {
  const { layout, title, addressee } = model;
  return [
    HEADS[layout](model),
    `<h1>${titleLines(title).map(escaped).join('<br>')}</h1>`,
    addressee === null ? '' : p('to', `${addressee}：`),
  ].join('');
}

function imprintHtml({ layout, cc = [], issuer, date }: DocumentModel): string {
  const copied = cc.length === 0 ? '' : `<p>抄送：${escaped(cc.join('，'))}。</p>`;
  const printed =
    layout === 'official' && date !== null
      ? `<p class="printed"><span>${escaped(issuer)}</span><span>${escaped(date)}印发</span></p>`
      : '';
  return copied + printed === '' ? '' : `<div class="imprint">${copied}${printed}</div>`;
}

function signedHtml(model: DocumentModel): string {
  if (model.date === null) return '';
  const line = (text: string, indent: number) => `<p style="padding-right:${indent}em">${escaped(text)}</p>`;
  return `<div class="signed">${line(model.issuer, issuerIndent(model))}${line(model.date, DATE_INDENT)}</div>`;
}

/**
 * The paper as a page for the browser's print dialogue: self-contained, without script, every text escaped.
 * The notice that nothing secret belongs here is on the screen, not on the paper; the browser's title names the kind
 * of paper only (pitfall 26).
 */
export function printPage(model: DocumentModel): string {
  const enclosed = attachmentLines(model.attachments);
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(DOCUMENT_KINDS[model.kind].zh)}</title><style>${PRINT_STYLE}</style></head><body>`,
    '<div class="screen">本系统为非涉密系统，严禁存储、处理国家秘密</div>',
    `<main class="${model.layout}">`,
    headHtml(model),
    ...model.sections.map(sectionHtml),
    ...model.paragraphs.map(({ heading, text }) => p(heading ? 'body h2' : 'body', text)),
    enclosed.length === 0 ? '' : p('enclosed', enclosed.join('\n')),
    signedHtml(model),
    isBlank(model.note) ? '' : p('note', `（${model.note ?? ''}）`),
    imprintHtml(model),
    '</main></body></html>',
  ].join('');
}

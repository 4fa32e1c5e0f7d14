import { DOCUMENT_KINDS } from '../document-kinds.js';
import type { DocumentModel, FormSection } from '../document-model.js';
import { PRINT_STYLE } from './print-style.js';
import { DATE_INDENT, issuerIndent } from './signature.js';
import { attachmentLines } from './template-fields.js';

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

const sectionHtml = ({ heading, rows, checks }: FormSection): string =>
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
  ].join('');

function headHtml({ layout, issuer, docNo, title, addressee }: DocumentModel): string {
  const name = escaped(issuer);
  return [
    layout === 'letter'
      ? `<div class="head">${name}</div><div class="rule upper"></div><div class="rule lower foot"></div>`
      : `<p class="organ">${name}</p>`,
    docNo === null ? '' : p('no', docNo),
    `<h1>${escaped(title)}</h1>`,
    addressee === null ? '' : p('to', `${addressee}：`),
  ].join('');
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
    '</main></body></html>',
  ].join('');
}

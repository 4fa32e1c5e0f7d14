import { type RegisterCode, REGISTERS } from '#domain';
import { type Book, type BookRow, sumOf } from '../registers/register.js';
import { cssFonts } from './fonts.js';
import { columnWidths, pagesOf, sharesOf } from './register-layout.js';

/** Most lines of a page of the office's paper books; fewer where they are long. */
const LINES_PER_PAGE = 16;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => ENTITIES[char] ?? char);

const STYLE = `
@page{size:A3 landscape;margin:14mm 12mm}
*{box-sizing:border-box}body{margin:0;color:#000;font:8pt/12pt ${cssFonts('number')}}
section{break-after:page}section:last-child{break-after:auto}
h1{margin:0 0 2mm;text-align:center;font:16pt/22pt ${cssFonts('title')}}
.of{display:flex;justify-content:space-between;margin-bottom:2mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}
tr{break-inside:avoid}
th,td{border:.25mm solid #000;padding:.8mm 1mm;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}
th{font-family:${cssFonts('heading')};font-weight:400;text-align:center}
tr.sum td{font-family:${cssFonts('heading')}}
@media screen{html{background:#e8e8e8}.screen{padding:8px;text-align:center;background:#fff7e6}section{background:#fff;margin:6mm auto;padding:10mm;width:400mm;overflow-x:auto}}
@media print{.screen{display:none}}`;

function pageHtml(book: Book, of: PageOf, at: number): string {
  const { pages, organName, period, filterZh, shares } = of;
  const rows = pages[at] ?? [];
  const upTo = pages.slice(0, at + 1).flat();
  const total = (label: string, lines: readonly BookRow[]): string =>
    `<tr class="sum">${book.columns
      .map((name, column) => {
        if (column === 0) return `<td>${label}${lines.length}行</td>`;
        return `<td>${book.sums.includes(name) ? sumOf(lines, column) : ''}</td>`;
      })
      .join('')}</tr>`;
  return (
    `<section><h1>${escaped(REGISTERS[book.code].zh)}</h1><div class="of"><span>${escaped(organName)}</span><span>${escaped([period, filterZh].filter((words) => words !== '').join('　'))}</span><span>第${at + 1}页 共${pages.length}页</span></div>` +
    `<table><colgroup>${shares.map((share) => `<col style="width:${(share * 100).toFixed(2)}%">`).join('')}</colgroup>` +
    `<thead><tr>${book.columns.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map(({ cells }) => `<tr>${book.columns.map((_, n) => `<td>${escaped(cells[n] ?? '')}</td>`).join('')}</tr>`).join('')}` +
    `${total('本页 ', rows)}${total('累计 ', upTo)}</tbody></table></section>`
  );
}

type PageOf = {
  pages: readonly (readonly BookRow[])[];
  organName: string;
  period: string;
  filterZh: string;
  shares: readonly number[];
};

/** A register as the office's books look: head on each page, sums of the page and up to it. No script, all escaped. */
export function registerPage(
  book: Book,
  rows: readonly BookRow[],
  { organName, period, filterZh = '' }: { organName: string; period: string; filterZh?: string },
): string {
  const lines = rows.map(({ cells }) => cells);
  const widths = columnWidths([book.columns, ...lines]);
  const pages = pagesOf(lines, { head: book.columns, widths, most: LINES_PER_PAGE }).map(([first, end]) =>
    rows.slice(first, end),
  );
  const of = { pages, organName, period, filterZh, shares: sharesOf(widths) };
  const code: RegisterCode = book.code;
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(REGISTERS[code].zh)}</title><style>${STYLE}</style></head><body>` +
    `<div class="screen">本系统为非涉密系统，严禁存储、处理国家秘密</div>${pages.map((_, at) => pageHtml(book, of, at)).join('')}</body></html>`
  );
}

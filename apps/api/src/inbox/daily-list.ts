import { addDays, ARTICLES, citationOf, CLOCK_KINDS, CLOCKS, dateInWords, daysBetween, UNITS } from '#domain';
import type { DeadlineBoard, DeadlineRow } from '#projections';

/** How far ahead the list looks. @unit day */
const AHEAD = 7;

/** Last day of which the list tells. */
export const dailyListUntil = (today: string): string => addDays(today, AHEAD);

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const STYLE = `@page{size:A4;margin:18mm 15mm}*{box-sizing:border-box}
body{font:11pt/1.5 "FangSong","STFangsong","Noto Serif CJK SC",serif;color:#000;margin:0 auto;max-width:178mm}
h1{font-size:16pt;text-align:center;margin:0 0 2mm}p.head{text-align:center;margin:0 0 5mm}h2{font-size:12pt;margin:5mm 0 1mm;break-after:avoid}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:10pt}td,th{border:.5pt solid #000;padding:1mm 1.5mm;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}p.foot{margin-top:6mm;font-size:10pt}`;

/** Widths of the columns, the same in each table. @unit millimetre */
const WIDTHS = [50, 27, 40, 19, 30, 12];
const COLUMNS = ['编号', '事项', '届满日', '剩余', '依据', '办讫'];
const HEAD = `<colgroup>${WIDTHS.map((width) => `<col style="width:${width}mm">`).join('')}</colgroup>
<thead><tr>${COLUMNS.map((zh) => `<th>${zh}</th>`).join('')}</tr></thead>`;

const dueOf = ({ legalDue, nominalDue }: DeadlineRow['clock']): string => legalDue ?? nominalDue;

/** Until the day that stands beside it: in the days of the roll that is the legal one. */
const leftWords = ({ clock }: DeadlineRow, today: string): string => {
  const { overdueDays, remaining, unit, word } = clock.face;
  const left = daysBetween(today, dueOf(clock));
  if (overdueDays > 0) return `■ 超期 ${overdueDays} 日`;
  if (left === 0) return '▲ 今日';
  if (remaining === null || left < 0) return word;
  return unit === 'day' || remaining <= 0 ? `剩 ${left} 日` : `剩 ${remaining} ${UNITS[unit].zh}`;
};

const rowOf = (row: DeadlineRow, today: string): string => {
  const { petition, clock } = row;
  const cells = [
    petition.displayNo,
    CLOCKS[clock.kind].zh,
    `${dateInWords(dueOf(clock))}${clock.provisional ? '(暂定)' : ''}`,
    leftWords(row, today),
    citationOf(ARTICLES[CLOCK_KINDS[clock.kind].article]),
  ];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}<td></td></tr>`;
};

/**
 * 当日到期清单 for an office without a network: one A4 page or more, by handler, with a column to tick by hand. Numbers
 * and days only, so that a list left on a desk tells nobody anything.
 */
export function dailyListPage({
  board,
  organisation,
}: {
  board: DeadlineBoard;
  organisation: string;
}): string {
  const until = dailyListUntil(board.today);
  const due = board.rows.filter(({ clock }) => dueOf(clock) <= until);
  const groups = new Map<string, DeadlineRow[]>();
  for (const row of due) {
    const name = row.petition.handlerName ?? '尚未指定承办人';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const parts = [...groups].map(
    ([name, rows]) => `<h2>${escaped(name)}(${rows.length} 项)</h2>
<table>${HEAD}
<tbody>${rows.map((row) => rowOf(row, board.today)).join('')}</tbody></table>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>当日到期清单</title><style>${STYLE}</style></head>
<body><h1>当日到期清单</h1><p class="head">${escaped(organisation)} ${escaped(dateInWords(board.today))} 共 ${due.length} 项(超期和 ${AHEAD} 日内到期)</p>
${parts.join('\n') || '<p class="head">没有超期的,七日内没有到期的。</p>'}
<p class="foot">本清单不含姓名、标题和内容。</p></body></html>
`;
}

import { addDays, ARTICLES, citationOf, CLOCK_KINDS, CLOCKS, dateInWords } from '#domain';
import type { DeadlineBoard, DeadlineRow } from '#projections';

/** How far ahead the list looks. @unit day */
const AHEAD = 7;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const STYLE = `@page{size:A4;margin:18mm 15mm}body{font:11pt/1.5 "FangSong","STFangsong","Noto Serif CJK SC",serif;color:#000;margin:0 auto;max-width:180mm}
h1{font-size:16pt;text-align:center;margin:0 0 2mm}p.head{text-align:center;margin:0 0 5mm}h2{font-size:12pt;margin:5mm 0 1mm}
table{width:100%;border-collapse:collapse}td,th{border:.5pt solid #000;padding:1mm 2mm;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}td.num{white-space:nowrap}p.foot{margin-top:6mm;font-size:10pt}`;

const leftWords = ({ clock }: DeadlineRow): string => {
  const { overdueDays, remaining, unit, word } = clock.face;
  if (overdueDays > 0) return `■ 超期 ${overdueDays} 日`;
  if (remaining === null || remaining < 0) return word;
  return remaining === 0 ? '▲ 今日' : `剩 ${remaining} ${unit === 'day' ? '日' : '个工作日'}`;
};

const rowOf = (row: DeadlineRow): string => {
  const { petition, clock } = row;
  const due = clock.legalDue ?? clock.nominalDue;
  const cells = [
    petition.displayNo,
    CLOCKS[clock.kind].zh,
    `${dateInWords(due)}${clock.provisional ? '(暂定)' : ''}`,
    leftWords(row),
    citationOf(ARTICLES[CLOCK_KINDS[clock.kind].article]),
  ];
  return `<tr>${cells.map((cell, at) => `<td${at === 2 || at === 3 ? ' class="num"' : ''}>${escaped(cell)}</td>`).join('')}<td></td></tr>`;
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
  const until = addDays(board.today, AHEAD);
  const due = board.rows.filter(({ clock }) => (clock.legalDue ?? clock.nominalDue) <= until);
  const groups = new Map<string, DeadlineRow[]>();
  for (const row of due) {
    const name = row.petition.handlerName ?? '尚未指定承办人';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const parts = [...groups].map(
    ([name, rows]) => `<h2>${escaped(name)}(${rows.length} 项)</h2>
<table><thead><tr><th>编号</th><th>事项</th><th>届满日</th><th>剩余</th><th>依据</th><th>办讫</th></tr></thead>
<tbody>${rows.map(rowOf).join('')}</tbody></table>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>当日到期清单</title><style>${STYLE}</style></head>
<body><h1>当日到期清单</h1><p class="head">${escaped(organisation)} ${escaped(dateInWords(board.today))} 共 ${due.length} 项(超期和 ${AHEAD} 日内到期)</p>
${parts.join('\n') || '<p class="head">没有超期的,七日内没有到期的。</p>'}
<p class="foot">本清单不含姓名、标题和内容。</p></body></html>
`;
}

import type { ScoreBoard, ScoreUnit } from './score-board.js';
import { paperDate } from './paper-date.js';
import type { ReportTable } from './report-tables.js';

const rowOf = ({ place, name, score, deduction }: ScoreUnit): (string | number)[] => [
  place ?? '—',
  name,
  score,
  deduction === 0 ? '—' : deduction,
];

/** Has the year a scheme by which somebody could be scored? */
export const isScored = (board: ScoreBoard | null): board is ScoreBoard =>
  board !== null && board.full > 0 && board.units.some(({ place }) => place !== null);

/** 考核得分 of a year: places with scores, and what each item gave (§3.3, O-70, O-87). */
export function scoreTables(board: ScoreBoard | null): ReportTable[] {
  if (!isScored(board)) return [];
  const [first] = board.units;
  return [
    {
      title: `${board.year} 年考核得分`,
      head: ['名次', '单位', '得分', '扣分'],
      rows: board.units.map(rowOf),
      note: `截至 ${board.asOf},方案满分 ${board.full} 分;并列同名次,不能计分的标“—”不排;不计分的项按比例摊到其余各项。${unrankedNote(board)}`,
    },
    {
      title: '考核各项得分',
      head: ['计分项', '满分', ...board.units.map(({ name }) => name)],
      rows: (first?.lines ?? []).map(({ zh, full }, at) => [
        zh,
        full,
        ...board.units.map(({ lines }) => lines[at]?.earned ?? '—'),
      ]),
    },
  ];
}

/** Who is scored and not ranked, and why. */
const unrankedNote = ({ units }: ScoreBoard): string =>
  units.flatMap(({ name, unranked }) => (unranked ? [`${name}${unranked}。`] : [])).join('');

/** What the scores say, in a sentence. */
export function scoreSentence(board: ScoreBoard | null): string[] {
  if (!isScored(board)) return [];
  const ranked = board.units.filter(({ place }) => place !== null);
  const deducted = ranked.filter(({ deduction }) => deduction > 0);
  return [
    `按 ${board.year} 年考核方案计分(截至${paperDate(board.asOf)}):${ranked
      .map(({ place, name, score }) => `第 ${place} 名 ${name} ${score} 分`)
      .join(';')}。${
      deducted.length === 0
        ? ''
        : `其中责任追究扣分:${deducted.map(({ name, deduction }) => `${name} ${deduction} 分`).join('、')}。`
    }`,
  ];
}

import type ExcelJS from 'exceljs';
import type { ScoreBoard } from './score-board.js';

/** As many columns stand before the items. */
const BEFORE = 6;

/** 考核得分 with what each item gave: points are numbers, the sum of the items is a formula (O-87). */
export function scoresSheet(sheet: ExcelJS.Worksheet, board: ScoreBoard): void {
  const items = board.units[0]?.lines ?? [];
  sheet.columns = [
    { header: '名次', width: 8 },
    { header: '单位', width: 26 },
    { header: '得分', width: 10 },
    { header: '扣分', width: 8 },
    { header: '计分的满分', width: 12 },
    { header: '各项合计', width: 12 },
    ...items.map(({ zh, full }) => ({ header: `${zh}(${full})`, width: 16 })),
    { header: '不参加排名的原因', width: 40 },
  ];
  for (const { place, name, score, deduction, counted, lines, unranked } of board.units) {
    const earned = lines.map((line) => numberOf(line.earned));
    const row = sheet.addRow([
      place ?? '—',
      name,
      numberOf(score),
      deduction,
      counted,
      null,
      ...earned,
      unranked ?? '',
    ]);
    const last = sheet.getColumn(BEFORE + Math.max(items.length, 1)).letter;
    row.getCell(BEFORE).value = {
      formula: `SUM(${sheet.getColumn(BEFORE + 1).letter}${row.number}:${last}${row.number})`,
      result:
        Math.round(earned.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0) * 100) /
        100,
    } as ExcelJS.CellFormulaValue;
    for (let column = 3; column <= BEFORE + items.length; column += 1) row.getCell(column).numFmt = '0.00';
  }
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

const numberOf = (points: string): number | string => (points === '—' ? points : Number(points));

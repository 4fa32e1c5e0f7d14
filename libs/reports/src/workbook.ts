import ExcelJS from 'exceljs';
import { harmless } from '#documents';
import type { CountFigure, QuarterStatistics } from '#projections';
import { type FrozenStanding, frozenSheet } from './frozen-sheet.js';
import type { ScoreBoard } from './score-board.js';
import { scoresSheet } from './score-sheet.js';
import { isScored } from './score-tables.js';

/** Sheets by their purpose. */
const SHEETS = {
  standing: '说明',
  counts: '总量',
  rates: '指标',
  organisations: '各单位',
  information: '信息',
  scores: '考核得分',
  notes: '口径',
} as const;
/** A figure of a period that was never registered (decision 0085). */
const UNREGISTERED = '—';
const FACE = { name: '宋体', size: 11 };

/**
 * The figures of a page as a workbook: numbers are numbers, comparisons and rates are formulas with their value.
 * @shape standing: of a frozen period, what the first sheet says of it
 */
export async function statisticsWorkbook(
  page: QuarterStatistics,
  scores: ScoreBoard | null = null,
  standing: FrozenStanding | null = null,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(`${page.asOf}T00:00:00Z`);
  book.modified = book.created;
  if (standing !== null) frozenSheet(book.addWorksheet(SHEETS.standing), page.periodZh, standing);
  counts(book.addWorksheet(SHEETS.counts), page);
  rates(book.addWorksheet(SHEETS.rates), page);
  organisations(book.addWorksheet(SHEETS.organisations), page);
  information(book.addWorksheet(SHEETS.information), page);
  if (isScored(scores)) scoresSheet(book.addWorksheet(SHEETS.scores), scores);
  const notes = book.addWorksheet(SHEETS.notes);
  notes.columns = [{ width: 100 }];
  for (const text of [`${page.periodZh},${page.from} 至 ${page.to}`, page.sentence, ...page.notes])
    notes.addRow([text]);
  for (const sheet of book.worksheets) {
    sheet.pageSetup = {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    };
    sheet.eachRow((row) => {
      row.font = { ...FACE, bold: row.number === 1 };
      // names of units and of score items are typed by people
      row.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.value = harmless(cell.value);
      });
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The period before a year is last year: it has one column. */
const isYear = ({ period }: QuarterStatistics): boolean => /^\d{4}$/.test(period);

function counts(sheet: ExcelJS.Worksheet, page: QuarterStatistics): void {
  const year = isYear(page);
  sheet.columns = [
    { header: '分组', width: 12 },
    { header: '键', width: 20 },
    { header: '项目', width: 26 },
    { header: '本期', width: 10 },
    ...(year ? [] : [{ header: '上期', width: 10 }]),
    { header: '上年同期', width: 10 },
    ...(year ? [] : [{ header: '环比', width: 12 }]),
    { header: '同比', width: 12 },
    { header: '其中手工填报', width: 14 },
  ];
  const groups: [string, CountFigure[]][] = [
    ['总量', [page.total, ...page.visits]],
    ['渠道', page.byChannel],
    ['类别', page.byClass],
    ['来源', page.byOrigin],
    ['办理方式', page.byDisposition],
    ['内容', page.byCategory],
    ['重点方面', page.byKeyArea],
    ['办理', page.work],
    ['信访信息', page.office?.information ?? []],
    ['自立案件', page.office?.inspection ?? []],
  ];
  for (const [group, figures] of groups)
    for (const figure of figures) {
      const { key, zh, current, previous, lastYear, manual } = figure;
      const at = sheet.rowCount + 1;
      const over = (base: string, before: number | null) =>
        before === null ? UNREGISTERED : change(`D${at}`, `${base}${at}`, [current, before]);
      const row = sheet.addRow(
        year
          ? [group, key, zh, current, lastYear ?? UNREGISTERED, over('E', lastYear), manual]
          : [
              group,
              key,
              zh,
              current,
              previous ?? UNREGISTERED,
              lastYear ?? UNREGISTERED,
              over('E', previous),
              over('F', lastYear),
              manual,
            ],
      );
      for (const column of year ? [6] : [7, 8]) row.getCell(column).numFmt = '0.00%;-0.00%;0.00%';
    }
  freeze(sheet);
}

/** (本期−基期)/基期, rounded as inside (four places, HALF_UP); a dash where the base is 0. */
function change(now: string, base: string, [current, before]: [number, number]): ExcelJS.CellFormulaValue {
  return {
    formula: `IF(${base}=0,"—",ROUND((${now}-${base})/${base},4))`,
    result: before === 0 ? '—' : halfUp((current - before) / before),
  } as ExcelJS.CellFormulaValue;
}

/** As the domain rounds: away from zero at the half. */
const halfUp = (value: number): number =>
  (Math.sign(value) * Math.round(Math.abs(value) * 10_000 + 1e-9)) / 10_000;

function rates(sheet: ExcelJS.Worksheet, page: QuarterStatistics): void {
  const year = isYear(page);
  sheet.columns = [
    { header: '指标码', width: 10 },
    { header: '指标', width: 24 },
    { header: '分子', width: 10 },
    { header: '分母', width: 10 },
    { header: '本期', width: 12 },
    ...(year ? [] : [{ header: '上期', width: 12 }]),
    { header: '上年同期', width: 12 },
    { header: '口径', width: 70 },
  ];
  for (const rate of page.indicators) {
    const { id, zh, numerator, denominator, display, previousDisplay, lastYearDisplay, variant } = rate;
    const row = sheet.addRow([
      id,
      zh,
      numerator,
      denominator,
      null,
      ...(year ? [] : [previousDisplay]),
      lastYearDisplay,
      variant,
    ]);
    const isMean = !display.endsWith('%') && display !== '—';
    row.getCell(5).value = {
      formula: `IF(D${row.number}=0,"—",ROUND(C${row.number}/D${row.number},4))`,
      result: denominator === 0 ? '—' : halfUp(numerator / denominator),
    } as ExcelJS.CellFormulaValue;
    row.getCell(5).numFmt = isMean ? '0.00' : '0.00%';
  }
  freeze(sheet);
}

function organisations(sheet: ExcelJS.Worksheet, { organisations: rows }: QuarterStatistics): void {
  sheet.columns = [
    { header: '名次', width: 8 },
    { header: '单位', width: 26 },
    { header: '总量', width: 10 },
    { header: '上年同期', width: 10 },
    { header: '按期告知率', width: 12 },
    { header: '按期办结率', width: 12 },
    { header: '办结率', width: 12 },
    { header: '超期未结', width: 10 },
    { header: '退回', width: 8 },
    { header: '小样本', width: 8 },
    { header: '手工填报', width: 10 },
    { header: '为什么看它', width: 60 },
  ];
  for (const row of rows)
    sheet.addRow([
      row.rank ?? '—',
      row.name,
      row.total,
      row.totalLastYear ?? UNREGISTERED,
      row.i08,
      row.i09,
      row.i10,
      row.overdueOpen,
      row.returned,
      row.smallSample ? '是' : '',
      row.manual ? '是' : '',
      row.attention.join(';'),
    ]);
  const last = sheet.rowCount;
  if (last > 1) {
    const total = sheet.addRow(['', '合计', null, null, '', '', '', null, null]);
    for (const [column, letter] of [
      [3, 'C'],
      [4, 'D'],
      [8, 'H'],
      [9, 'I'],
    ] as const)
      total.getCell(column).value = {
        formula: `SUM(${letter}2:${letter}${last})`,
        result: rows.reduce(
          (sum, row) =>
            sum + { C: row.total, D: row.totalLastYear ?? 0, H: row.overdueOpen, I: row.returned }[letter],
          0,
        ),
      } as ExcelJS.CellFormulaValue;
  }
  freeze(sheet);
}

function information(sheet: ExcelJS.Worksheet, { office }: QuarterStatistics): void {
  sheet.columns = [
    { header: '名次', width: 8 },
    { header: '单位', width: 26 },
    { header: '报送', width: 10 },
    { header: '其中被采用', width: 12 },
    { header: '采用率', width: 12 },
    { header: '期内采用', width: 10 },
    { header: '得分', width: 10 },
    { header: '零报送', width: 8 },
  ];
  for (const unit of office?.units ?? []) {
    const { place, name, submitted, adoptedOfThem, adoptions, score, zeroReport } = unit;
    const row = sheet.addRow([
      place,
      name,
      submitted,
      adoptedOfThem,
      null,
      adoptions,
      score,
      zeroReport ? '是' : '',
    ]);
    row.getCell(5).value = {
      formula: `IF(C${row.number}=0,"—",ROUND(D${row.number}/C${row.number},4))`,
      result: submitted === 0 ? '—' : halfUp(adoptedOfThem / submitted),
    } as ExcelJS.CellFormulaValue;
    row.getCell(5).numFmt = '0.00%';
  }
  sheet.addRow([]);
  sheet.addRow(['', '级别', '报送', '采用级次']);
  for (const { zh, submitted, adopted } of office?.levels ?? []) sheet.addRow(['', zh, submitted, adopted]);
  freeze(sheet);
}

function freeze(sheet: ExcelJS.Worksheet): void {
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

import type ExcelJS from 'exceljs';
import type { QuarterStatistics } from '#projections';
import type { Restatement } from './restatements.js';

/** A figure that is another one now than when it was signed. @shape unit: `件`, `%` … stands in the values as on the page */
export type ChangedFigure = { zh: string; signed: number | string; now: number | string };

/**
 * How a workbook of a frozen period stands to what was signed (O-65): it holds it, or it is counted anew.
 * @shape changed: null where the two cannot be held against each other; why: in what the recount differs from what was signed
 */
export type FrozenStanding = { signedOn: string; asOf: string } & (
  | { holds: 'signed'; signer: string; hash: string; changed: readonly ChangedFigure[] }
  | { holds: 'recount'; why: string; changed: readonly ChangedFigure[] | null }
);

const PARTS = { numerator: '(分子)', denominator: '(分母)' } as const;

/** What came to a frozen period afterwards, figure by figure (L26); without saying which petitions. */
export const restatedFigures = (lines: readonly Restatement[]): ChangedFigure[] =>
  lines
    .filter(({ frozen, now }) => frozen !== now)
    .map(({ zh, part, frozen, now }, _, all) => {
      const both = all.some((other) => other.zh === zh && other.part !== part);
      return {
        zh: both || part === 'denominator' ? `${zh}${PARTS[part]}` : zh,
        signed: frozen,
        now,
      };
    });

/** Where a recount of the same scope shows something else than what was signed. */
export function recountedFigures(signed: QuarterStatistics, page: QuarterStatistics): ChangedFigure[] {
  const counts = ({
    total,
    visits,
    byChannel,
    byClass,
    byOrigin,
    byCategory,
    byKeyArea,
    work,
  }: QuarterStatistics) =>
    [total, ...visits, ...byChannel, ...byClass, ...byOrigin, ...byCategory, ...byKeyArea, ...work].map(
      ({ key, zh, current }) => ({ key, zh, value: current }),
    );
  const rates = ({ indicators }: QuarterStatistics) =>
    indicators.map(({ id, zh, display }) => ({ key: id, zh, value: display }));
  const [now, shown] = [
    new Map<string, number | string>(
      [...counts(page), ...rates(page)].map(({ key, value }) => [key, value] as const),
    ),
    [...counts(signed), ...rates(signed)],
  ];
  return shown.flatMap(({ key, zh, value }) => {
    const present = now.get(key) ?? value;
    return present === value ? [] : [{ zh, signed: value, now: present }];
  });
}

/** The first sheet of a workbook of a frozen period. */
export function frozenSheet(sheet: ExcelJS.Worksheet, periodZh: string, standing: FrozenStanding): void {
  sheet.columns = [{ width: 48 }, { width: 18 }, { width: 18 }, { width: 14 }];
  for (const text of wordsOf(periodZh, standing)) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, 4);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    row.height = 18 * Math.ceil([...text].length / 48);
  }
  const changed = standing.changed ?? [];
  if (changed.length === 0) return;
  const now = standing.holds === 'signed' ? '补录、更正后' : '本表';
  sheet.addRow([]);
  sheet.addRow(['项目', '签发的数', now, '差']).font = { bold: true };
  for (const one of changed) {
    const { zh, signed, now: present } = one;
    const row = sheet.addRow([zh, signed, present, null]);
    if (typeof signed === 'number' && typeof present === 'number')
      row.getCell(4).value = {
        formula: `C${row.number}-B${row.number}`,
        result: present - signed,
      } as ExcelJS.CellFormulaValue;
    for (const column of [2, 3]) row.getCell(column).alignment = { horizontal: 'right' };
  }
}

function wordsOf(periodZh: string, standing: FrozenStanding): string[] {
  const { signedOn, asOf, changed } = standing;
  if (standing.holds === 'signed')
    return [
      `${periodZh}:签发的数(已冻结)`,
      `本表是 ${signedOn} 由${standing.signer}签发的数,截至 ${asOf} 24:00,含下级单位;其后办结、补录、更正的不在其中(O-65)。`,
      `签发的数的散列(SHA-256):${standing.hash}`,
      changed?.length === 0
        ? '冻结以后没有补录、更正改变本期的数。'
        : '冻结以后的补录、更正使下列各数与签发的不同(同样截至签发数的那天晚上;逐件见“台账—L26 追溯调整”):',
    ];
  return [
    `${periodZh}:重算的数,不是签发的数`,
    `本期已于 ${signedOn} 冻结,签发的数截至 ${asOf} 24:00;${standing.why}`,
    ...(changed === null
      ? []
      : [changed.length === 0 ? '与签发的数没有不同。' : '与签发的数不同的有下列各项:']),
  ];
}

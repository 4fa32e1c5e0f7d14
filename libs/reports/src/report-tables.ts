import type { CountFigure, OrganisationRow, QuarterStatistics, RateFigure } from '#projections';
import { givesAway, suppressSmall } from './suppression.js';

/** A table of a report: a cell is a text or a number. */
export type ReportTable = { title: string; head: string[]; rows: (string | number)[][]; note?: string };
const SUPPRESSED = '*';
/** Where an earlier period was never registered (decision 0085). */
const UNREGISTERED = '—';

/** What is compared: of a year the last period is last year and stands there once. */
export type Compared = { readonly year: boolean };

/** Counts with the last period's and last year's. */
export const countTable = (
  title: string,
  figures: readonly CountFigure[],
  { year }: Compared,
): ReportTable => ({
  title,
  head: ['项目', '本期', ...(year ? [] : ['上期', '环比']), '上年同期', '同比'],
  rows: figures.map(({ zh, current, previous, overPrevious, lastYear, overLastYear, manual }) => [
    manual > 0 ? `${zh}(含手工填报 ${manual})` : zh,
    current,
    ...(year ? [] : [previous ?? UNREGISTERED, overPrevious.zh]),
    lastYear ?? UNREGISTERED,
    overLastYear.zh,
  ]),
  ...unregisteredNote(figures, year),
});

/** Why a column has no number, below its table. */
function unregisteredNote(figures: readonly CountFigure[], year: boolean): { note?: string } {
  const names = [
    ...(!year && figures.some(({ previous }) => previous === null) ? ['上期'] : []),
    ...(figures.some(({ lastYear }) => lastYear === null) ? ['上年同期'] : []),
  ];
  return names.length === 0 ? {} : { note: `“—”:${names.join('、')}未在本系统登记。` };
}

/** May the rate of an earlier period be told? Not where nobody knows any more what it was made of. */
const earlierHidden = (
  display: string,
  [numerator, denominator]: readonly [number | undefined, number | undefined],
  smallCell: number | null,
): boolean =>
  smallCell !== null &&
  display !== '—' &&
  (numerator === undefined || denominator === undefined || givesAway({ numerator, denominator }, smallCell));

/** The rate of last year, and the change to it: hidden where what it was made of is small (O-71). */
export const lastYearHidden = (rate: RateFigure, smallCell: number | null): boolean =>
  earlierHidden(rate.lastYearDisplay, [rate.lastYearNumerator, rate.lastYearDenominator], smallCell);

/** Rates with their parts; under `smallCell` hidden, those of earlier periods too. */
export const rateTable = (
  rates: readonly RateFigure[],
  { year }: Compared,
  smallCell: number | null = null,
): ReportTable => ({
  title: '主要指标',
  head: ['指标', '本期', '分子', '分母', ...(year ? [] : ['上期']), '上年同期', '同比'],
  rows: rates.map((rate) => {
    const hidden = smallCell !== null && givesAway(rate, smallCell);
    const shown = [rate.display, rate.numerator, rate.denominator].map((cell) =>
      hidden ? SUPPRESSED : cell,
    );
    const previous: [number | undefined, number | undefined] = [
      rate.previousNumerator,
      rate.previousDenominator,
    ];
    const noLastYear = lastYearHidden(rate, smallCell);
    return [
      `${rate.zh}(${rate.id})`,
      ...shown,
      ...(year
        ? []
        : [earlierHidden(rate.previousDisplay, previous, smallCell) ? SUPPRESSED : rate.previousDisplay]),
      noLastYear ? SUPPRESSED : rate.lastYearDisplay,
      hidden || noLastYear ? SUPPRESSED : rate.overLastYear.zh,
    ];
  }),
});

/** The organisations whose rates may be shown beside the total: a rate of few cases says how many they were. */
export function rateShown(rows: readonly OrganisationRow[], smallCell: number): OrganisationRow[] {
  const totals = suppressSmall(
    rows.map(({ total }) => total),
    smallCell,
  );
  return rows.filter(({ smallSample }, index) => !smallSample && totals[index] !== null);
}

/**
 * The rows as the counties read them (O-71). A place among all would set a hidden rate between its neighbours, and so would
 * the order of the rows and a place that is left out: those whose rate is shown are ranked among themselves, the others
 * stand below in the order of their units.
 */
export function rowsForCounties(rows: readonly OrganisationRow[], smallCell: number): OrganisationRow[] {
  const open = new Set(rateShown(rows, smallCell));
  const places = [...open].flatMap(({ rank }) => rank ?? []);
  return rows
    .map((row) => ({
      ...row,
      rank:
        row.rank === null || !open.has(row)
          ? null
          : 1 + places.filter((place) => place < (row.rank ?? 0)).length,
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.orgId - b.orgId);
}

/** The rows of organisations; for the counties small numbers and what gives them away are hidden, column by column. */
export function organisationTable(all: readonly OrganisationRow[], smallCell: number | null): ReportTable {
  const rows = smallCell === null ? all : rowsForCounties(all, smallCell);
  // what was never registered stays a dash and hides nothing
  const column = (of: (row: OrganisationRow) => number | null): (number | string)[] => {
    const values = rows.map(of);
    const known = values.filter((value) => value !== null);
    const shown = smallCell === null ? known : suppressSmall(known, smallCell);
    let at = 0;
    return values.map((value) => (value === null ? UNREGISTERED : (shown[at++] ?? SUPPRESSED)));
  };
  const open = smallCell === null ? rows : rateShown(rows, smallCell);
  const [totals, lastYear, overdue, returned] = [
    column(({ total }) => total),
    column(({ totalLastYear }) => totalLastYear),
    column(({ overdueOpen }) => overdueOpen),
    column((row) => row.returned),
  ];
  return {
    title: '各单位情况',
    head: ['名次', '单位', '总量', '上年同期', '按期告知率', '按期办结率', '办结率', '超期未结', '退回'],
    rows: rows.map((row, index) => {
      const few = !open.includes(row);
      return [
        row.rank ?? '—',
        `${row.name}${row.smallSample ? '(小样本)' : ''}${row.manual ? '(手工填报)' : ''}`,
        totals?.[index] ?? SUPPRESSED,
        lastYear?.[index] ?? SUPPRESSED,
        ...[row.i08, row.i09, row.i10].map((rate) => (few && rate !== '—' ? SUPPRESSED : rate)),
        overdue?.[index] ?? SUPPRESSED,
        returned?.[index] ?? SUPPRESSED,
      ];
    }),
    ...(smallCell === null
      ? {}
      : {
          note: `小于 ${smallCell} 的数及其互补数、由它们得出的率以 * 代替,名次只在列出率的单位之间排;本版不含检举控告件(O-71)。`,
        }),
  };
}

/** Information work and inspections: what was submitted and taken up, level by level and unit by unit. */
export function officeTables({ office }: QuarterStatistics, compared: Compared): ReportTable[] {
  if (office === null) return [];
  return [
    countTable('信访信息', office.information, compared),
    {
      title: '信访信息按级别',
      head: ['级别', '报送', '采用级次'],
      rows: office.levels.map(({ zh, submitted, adopted }) => [zh, submitted, adopted]),
    },
    ...(office.inspection.some(
      ({ current, previous, lastYear }) => current + (previous ?? 0) + (lastYear ?? 0) > 0,
    )
      ? [countTable('自立案件检查', office.inspection, compared)]
      : []),
  ];
}

/** The information work unit by unit, zero reports too (O-59). */
export function unitsTable({ office }: QuarterStatistics): ReportTable[] {
  if (office === null) return [];
  return [
    {
      title: '各单位信访信息',
      head: ['名次', '单位', '报送', '其中被采用', '采用率', '期内采用', '得分'],
      rows: office.units.map((row) => [
        row.place,
        `${row.name}${row.zeroReport ? '(零报送)' : ''}`,
        row.submitted,
        row.adoptedOfThem,
        row.rate,
        row.adoptions,
        row.score,
      ]),
      note: '按得分排名,并列同名次;采用率一条只算一次,得分按采用日逐级累计(O-57、O-58)。',
    },
  ];
}

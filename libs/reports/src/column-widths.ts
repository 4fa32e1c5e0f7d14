import type { ReportTable } from './report-tables.js';

/** Narrower no column is; a longer text is broken into lines. @unit half-width characters */
const LEAST = 6;
const MOST = 30;

/** @unit half-width characters: an ideograph takes two */
const lengthOf = (cell: string | number): number =>
  [...String(cell)].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0);

/** A half-width character of the tables' 10.5 points. @unit twentieths of a point */
const CHARACTER = 105;
/** Digits of faces that stand in for 仿宋 are as much wider; the margins of a cell are as wide as this. */
const WIDER = 1.3;
const MARGINS = 1.2;

/** The longest that must not be broken: a number with its sign, point and percent. Ideographs break anywhere. */
const unbroken = (cell: string | number): number =>
  Math.max(0, ...(String(cell).match(/[^\s\u02ff-\uffff]+/g) ?? []).map((run) => run.length));

/**
 * How wide each column of a table is: no number is broken in two, and what is left goes to the columns in proportion to the
 * longest that stands in them, so that names do not stand on end.
 * @unit whole, and the answer: twentieths of a point
 */
export function columnWidths({ head, rows }: Pick<ReportTable, 'head' | 'rows'>, whole: number): number[] {
  const columns = head.map((title, column) => {
    const cells = [title, ...rows.map((row) => row[column] ?? '')];
    const least = Math.min(MOST, Math.max(LEAST, ...cells.map((cell) => unbroken(cell) * WIDER + MARGINS)));
    return { least, wanted: Math.min(MOST, Math.max(least, ...cells.map((cell) => lengthOf(cell) + 1))) };
  });
  const sum = (widths: readonly number[]): number => widths.reduce((all, one) => all + one, 0);
  const least = sum(columns.map((column) => column.least));
  const missing = sum(columns.map((column) => column.wanted)) - least;
  const share = missing === 0 ? 0 : Math.min(1, Math.max(0, whole / CHARACTER - least) / missing);
  const widths = columns.map((column) => column.least + (column.wanted - column.least) * share);
  return widths.map((one) => Math.floor((whole * one) / sum(widths)));
}

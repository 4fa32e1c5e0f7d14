import type { ReportTable } from './report-tables.js';

/** Narrower no column is; a longer text is broken into lines. @unit half-width characters */
const LEAST = 6;
const MOST = 30;

/** @unit half-width characters: an ideograph takes two */
const lengthOf = (cell: string | number): number =>
  [...String(cell)].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0);

/** How wide each column of a table is: in proportion to the longest that stands in it, so that names do not stand on end. */
export function columnWidths({ head, rows }: Pick<ReportTable, 'head' | 'rows'>, whole: number): number[] {
  const wanted = head.map((title, column) =>
    Math.min(
      MOST,
      Math.max(LEAST, lengthOf(title) + 1, ...rows.map((cells) => lengthOf(cells[column] ?? '') + 1)),
    ),
  );
  const sum = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => Math.floor((whole * one) / sum));
}

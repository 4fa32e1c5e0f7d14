/** How wide the columns of a printed book are, and how many of its lines fit on a sheet: page numbers and page sums stand on it. */

/** Inside the margins of A3 across. @unit point */
const WIDTH = 1_122;
const HEIGHT = 762;
/** Title, the line below it, and what a browser rounds up. @unit point */
const ABOVE = 62;
/** Left and right of a cell, above and below it. @unit point */
const PADDING_X = 7;
const PADDING_Y = 6;
const LINE = 12;
/** Sum of the page and sum up to it, two lines each in the narrow first column. @unit point */
const SUMS = 2 * (2 * LINE + PADDING_Y);
const FULL = 8;
const HALF = 4.6;
/** Lines break a little before their end: no mark begins one. */
const RAGGED = 1.1;
/** A page of this many lines tells enough of a book to share out its width. */
const LOOKED_AT = 400;

const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? HALF : FULL), 0);

const linesOf = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil((widthOf(part) * RAGGED) / (width - PADDING_X))), 0);

/** Two characters of the head, and half a day or telephone number: those may stand in two lines. */
const leastOf = (texts: readonly string[]): number => {
  const tokens = texts.flatMap((text) => text.match(/[\d-]{4,}/gu) ?? []);
  const longest = Math.max(0, ...tokens.map((token) => widthOf(token)));
  return Math.max(2 * FULL, Math.min(6 * HALF, longest)) + PADDING_X + 1;
};

/**
 * Every column has its least; what is left of the sheet goes, step by step, to the column that makes most lines tall.
 * @shape rows: head and lines; one width for each column, all together the width of the sheet
 */
export function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const some = rows.slice(0, LOOKED_AT);
  const widths = (rows[0] ?? []).map((_, at) => leastOf(some.map((cells) => cells[at] ?? '')));
  const sum = () => widths.reduce((all, width) => all + width, 0);
  for (let left = WIDTH - sum(); left >= FULL; left -= FULL) {
    const tallest = widths.map(() => 0);
    for (const cells of some) {
      const lines = widths.map((width, at) => linesOf(cells[at] ?? '', width));
      const most = Math.max(...lines);
      lines.forEach((count, at) => {
        if (count === most && most > 1) tallest[at] = (tallest[at] ?? 0) + most;
      });
    }
    const at = tallest.indexOf(Math.max(...tallest));
    if ((tallest[at] ?? 0) === 0) break;
    widths[at] = (widths[at] ?? 0) + FULL;
  }
  const scale = WIDTH / sum();
  return widths.map((width) => width * scale);
}

export const sharesOf = (widths: readonly number[]): number[] => widths.map((width) => width / WIDTH);

const heightOf = (cells: readonly string[], widths: readonly number[]): number =>
  Math.max(1, ...widths.map((width, at) => linesOf(cells[at] ?? '', width))) * LINE + PADDING_Y;

/** Which lines stand on which page. @shape from first to before end; one empty page where there is no line */
export function pagesOf(
  lines: readonly (readonly string[])[],
  { head, widths, most }: { head: readonly string[]; widths: readonly number[]; most: number },
): [first: number, end: number][] {
  const room = HEIGHT - ABOVE - SUMS - heightOf(head, widths);
  const pages: [number, number][] = [];
  let first = 0;
  let used = 0;
  for (const [at, cells] of lines.entries()) {
    const height = heightOf(cells, widths);
    if (at > first && (used + height > room || at - first === most)) {
      pages.push([first, at]);
      [first, used] = [at, 0];
    }
    used += height;
  }
  return [...pages, [first, lines.length]];
}

/** One sheet: a title, the head, the lines. */
export type Sheet = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Room of a text. @unit digits of the sheet's face: a Chinese character takes two */
const roomOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);

const WIDEST = 40;
/** The title is set in 16 points over lines of 10. */
const TITLE_FACTOR = 1.6;
/** @unit points, of a line of 10 points and of the highest row that a workbook may have */
const LINE_HEIGHT = 13.5;
const HIGHEST = 400;

/** Width of each column; together they hold the title whole. @unit digits */
export function columnWidths({ title, columns, rows }: Sheet): number[] {
  const widths = columns.map((head, at) => {
    const texts = [head, ...rows.slice(0, 200).map((cells) => cells[at] ?? '')];
    return Math.min(WIDEST, Math.max(4, ...texts.map(roomOf)) + 2);
  });
  const total = widths.reduce((sum, one) => sum + one, 0);
  const needed = Math.min(roomOf(title) * TITLE_FACTOR + 4, 140);
  return total >= needed ? widths : widths.map((width) => Math.ceil((width * needed) / total));
}

/** Height of a line whose longest text does not fit its column; none where one line is enough. @unit points */
export function heightOf(cells: readonly string[], widths: readonly number[]): { height?: number } {
  const lines = cells.map((text, at) =>
    text
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil(roomOf(part) / ((widths[at] ?? WIDEST) - 1))), 0),
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? {} : { height: Math.min(HIGHEST, most * LINE_HEIGHT + 2) };
}

const A4 = 9;
const A3 = 8;
/** What still reads when it is made to fit: letters of 7.5 points and more. @unit digits on a sheet laid across */
const ON_A4 = 190;
const ON_A3 = 300;

/** The smallest paper on which the lines can still be read, and how many sheets beside each other. */
export function paperFor(widths: readonly number[]): { paperSize: number; pagesWide: number } {
  const total = widths.reduce((sum, one) => sum + one, 0);
  if (total <= ON_A4) return { paperSize: A4, pagesWide: 1 };
  return { paperSize: A3, pagesWide: Math.ceil(total / ON_A3) };
}

/** How many columns stand on each sheet again: those up to the number, where it is among the first. */
export function keptColumns({ columns }: Pick<Sheet, 'columns'>): number {
  const number = columns.slice(0, 3).findIndex((head) => head.endsWith('编号'));
  return Math.max(0, number) + 1;
}

import {
  AlignmentType,
  convertMillimetersToTwip as mm,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { printed } from '#documents';
import { columnWidths } from './column-widths.js';
import type { ReportTable } from './report-tables.js';

/** The faces of GB/T 9704—2012 by what they are for. */
export const FACES = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  second: '楷体_GB2312',
  number: '宋体',
};

/** A face for Chinese; digits and letters are set in Times New Roman. */
export const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
});
/** Words as a paper prints them. @unit size: half points */
export const run = (text: string, face: string = FACES.body, size = 32, color?: string): TextRun =>
  new TextRun({ text: printed(text), font: font(face), size, ...(color === undefined ? {} : { color }) });

/** A number, a rate, a length of days, or what stands in the place of one. */
const isFigure = (content: string | number): boolean =>
  typeof content === 'number' || /^(-?\d[\d.]*(%|\s?天)?|—|\*)$/u.test(content);

/** A table of the annex under its number and title, and the note under it. */
export function numberedTable(table: ReportTable, number: number): (Paragraph | Table)[] {
  const { title, note } = table;
  const heads = table.head.map(printed);
  const rows = table.rows.map((cells) => cells.map((one) => (typeof one === 'string' ? printed(one) : one)));
  const widths = columnWidths({ head: heads, rows }, mm(156));
  const cell = (content: string | number, header: boolean, column: number): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: header
            ? AlignmentType.CENTER
            : isFigure(content)
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          spacing: { line: 320, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
          children: [run(String(content), header ? FACES.heading : FACES.body, 21)],
        }),
      ],
    });
  return [
    new Paragraph({
      spacing: { before: 240, after: 80 },
      keepNext: true,
      children: [run(`表 ${number} ${title}`, FACES.heading, 24)],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: heads.map((text, column) => cell(text, true, column)),
        }),
        ...rows.map(
          (cells) =>
            new TableRow({
              cantSplit: true,
              children: cells.map((content, column) => cell(content, false, column)),
            }),
        ),
      ],
    }),
    ...(note === undefined
      ? []
      : [new Paragraph({ spacing: { before: 40, after: 0 }, children: [run(note, FACES.body, 18)] })]),
  ];
}

import { Resvg } from '@resvg/resvg-js';
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { chartSvg } from './charts.js';
import { columnWidths } from './column-widths.js';
import { paperDate, type ReportChart, type ReportModel } from './report-model.js';
import type { ReportTable } from './report-tables.js';

/** How the paper stands: a draft says so on its face. */
export type PaperState = {
  status: 'draft' | 'inReview' | 'returned' | 'signed';
  docNo: string | null;
  signedOn: string | null;
};

const FACES = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  second: '楷体_GB2312',
  number: '宋体',
};
const RED = 'FF0000';
const LINE = 579; // 28.95 pt: 22 lines on 225 mm
const CHAR = 316; // one of 28 characters on 156 mm
const exact = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** An exact line would show of a picture no more than one line's height. */
const AS_HIGH_AS_NEEDED = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
});
const run = (text: string, face: string = FACES.body, size = 32, color?: string): TextRun =>
  new TextRun({ text, font: font(face), size, ...(color === undefined ? {} : { color }) });
const CHART = { width: 590, height: 300 };

/** A report in the layout of GB/T 9704—2012 (domain.md §5.2). The file names no author. */
export async function reportDocx(model: ReportModel, state: PaperState): Promise<Buffer> {
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    title: model.text.title,
    styles: {
      default: { document: { run: { font: font(FACES.body), size: 32 }, paragraph: { spacing: exact } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(20) },
          },
        },
        footers: {
          default: numbered(AlignmentType.RIGHT, { right: 280 }),
          even: numbered(AlignmentType.LEFT, { left: 280 }),
        },
        children: [...head(model, state), ...body(model), ...signature(model, state), ...annex(model)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const numbered = (alignment: 'right' | 'left', indent: { left?: number; right?: number }): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font(FACES.number), size: 28 }),
        ],
      }),
    ],
  });

const centred = (children: TextRun[], spacing: object = exact): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing, children });
const blank = (): Paragraph => new Paragraph({ spacing: exact, children: [] });

function head({ issuer, text }: ReportModel, { status, docNo }: PaperState): Paragraph[] {
  const marks = { draft: '(起草稿)', inReview: '(送审稿)', returned: '(退回修改)', signed: '' };
  return [
    centred([run(`${issuer}文件`, FACES.title, 56, RED)], { before: mm(20), after: 0 }),
    blank(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exact, after: mm(4) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
      children: [run(docNo ?? '(未编号)')],
    }),
    blank(),
    centred([run(text.title, FACES.title, 44)], {
      line: 700,
      lineRule: LineRuleType.AT_LEAST,
      before: 0,
      after: 0,
    }),
    ...(marks[status] === '' ? [] : [centred([run(marks[status], FACES.second)])]),
    blank(),
  ];
}

const body = ({ text }: ReportModel): Paragraph[] =>
  text.sections.flatMap(({ heading, paragraphs }) => [
    new Paragraph({
      spacing: exact,
      indent: { firstLine: CHAR * 2 },
      keepNext: true,
      children: [run(heading, FACES.heading)],
    }),
    ...paragraphs.map(
      (paragraph) =>
        new Paragraph({
          spacing: exact,
          indent: { firstLine: CHAR * 2 },
          alignment: AlignmentType.BOTH,
          children: [run(paragraph)],
        }),
    ),
  ]);

function signature({ issuer }: ReportModel, { signedOn }: PaperState): Paragraph[] {
  const right = (text: string, chars: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: CHAR * chars },
      spacing: exact,
      keepNext: true,
      children: [run(text)],
    });
  return [blank(), right(issuer, 4), right(signedOn === null ? '(签发日期)' : paperDate(signedOn), 4)];
}

function annex({ tables, charts, notes }: ReportModel): (Paragraph | Table)[] {
  const titles = [...charts.map(({ title }) => `${title}(图)`), ...tables.map(({ title }) => title)];
  return [
    new Paragraph({ pageBreakBefore: true, spacing: exact, children: [run('附件', FACES.heading)] }),
    centred([run(`${titles.join('、')}`, FACES.second, 28)], {
      line: 480,
      lineRule: LineRuleType.AT_LEAST,
      before: 0,
      after: 120,
    }),
    ...charts.flatMap(chart),
    ...tables.flatMap((table, index) => numberedTable(table, index + 1)),
    ...(notes.length === 0
      ? []
      : [
          new Paragraph({
            spacing: { before: 240, after: 60 },
            children: [run('口径说明', FACES.heading, 24)],
          }),
        ]),
    ...notes.map(
      (note) => new Paragraph({ spacing: { before: 0, after: 40 }, children: [run(note, FACES.body, 21)] }),
    ),
  ];
}

function chart(each: ReportChart, index: number): Paragraph[] {
  const svg = chartSvg(each, CHART);
  // Word before 2016 draws no SVG: for it a picture of twice the size lies beside.
  const png = new Resvg(svg, {
    fitTo: { mode: 'width', value: CHART.width * 2 },
    font: { loadSystemFonts: true },
  })
    .render()
    .asPng();
  return [
    centred([run(each.title, FACES.heading, 28)], { before: 160, after: 40 }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepLines: true,
      spacing: AS_HIGH_AS_NEEDED,
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(svg, 'utf8'),
          transformation: CHART,
          fallback: { type: 'png', data: png },
          // numbered within the file: the library's own counter runs for as long as the process lives
          altText: {
            id: String(index + 1),
            name: each.title,
            title: each.title,
            description: descriptionOf(each),
          },
        }),
      ],
    }),
  ];
}

const descriptionOf = ({ names, series }: ReportChart): string =>
  names
    .map((name, index) => `${name}:${series.map((one) => `${one.name} ${one.values[index] ?? 0}`).join(',')}`)
    .join(';');

function numberedTable(table: ReportTable, number: number): (Paragraph | Table)[] {
  const { title, head: heads, rows, note } = table;
  const widths = columnWidths(table, mm(156));
  const cell = (content: string | number, header: boolean, column: number): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment:
            typeof content === 'number'
              ? AlignmentType.RIGHT
              : header
                ? AlignmentType.CENTER
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

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
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { attachmentLines, DATE_INDENT, issuerIndent, printed, titleLines } from '#documents';
import { chartSvg } from './charts.js';
import { paperDate } from './paper-date.js';
import type { ReportChart, ReportModel } from './report-model.js';
import { FACES, font, numberedTable, run } from './report-docx-table.js';

/** How the paper stands: a draft says so on its face. */
export type PaperState = {
  status: 'draft' | 'inReview' | 'returned' | 'signed';
  docNo: string | null;
  signedOn: string | null;
};

const RED = 'FF0000';
const LINE = 579; // 28.95 pt: 22 lines on 225 mm
const CHAR = 316; // one of 28 characters on 156 mm
const exact = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** An exact line would show of a picture no more than one line's height. */
const AS_HIGH_AS_NEEDED = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
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
        children: [
          ...head(model, state),
          ...addressed(model),
          ...body(model),
          ...attached(model),
          ...signature(model, state),
          ...annex(model),
        ],
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
const blank = (keepNext = false): Paragraph => new Paragraph({ spacing: exact, keepNext, children: [] });

/** A title in lines that part no word. */
const titleRuns = (title: string): TextRun[] =>
  titleLines(title).map(
    (line, at) =>
      new TextRun({
        text: printed(line),
        font: font(FACES.title),
        size: 44,
        ...(at > 0 ? { break: 1 } : {}),
      }),
  );

/** 发文字号 in the middle; of a paper that goes up on the left, with 签发人 on the right (7.2.5, 7.2.6). */
function numberLine({ signer }: ReportModel, docNo: string | null): Paragraph {
  const number = run(docNo ?? '(未编号)');
  const line = {
    spacing: { ...exact, after: mm(4) },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
  };
  if (signer === undefined)
    return new Paragraph({ ...line, alignment: AlignmentType.CENTER, children: [number] });
  return new Paragraph({
    ...line,
    // no indent of the whole: the red line under it is as wide as the text
    indent: { firstLine: CHAR },
    tabStops: [{ type: TabStopType.RIGHT, position: mm(156) - CHAR }],
    children: [number, new TextRun({ children: [new Tab()] }), run('签发人：'), run(signer, FACES.second)],
  });
}

function head(model: ReportModel, { status, docNo }: PaperState): Paragraph[] {
  const { issuer, text } = model;
  const marks = { draft: '(起草稿)', inReview: '(送审稿)', returned: '(退回修改)', signed: '' };
  return [
    centred([run(`${issuer}文件`, FACES.title, 56, RED)], { before: mm(20), after: 0 }),
    blank(),
    numberLine(model, docNo),
    blank(),
    centred(titleRuns(text.title), {
      line: 700,
      lineRule: LineRuleType.AT_LEAST,
      before: 0,
      after: 0,
    }),
    ...(marks[status] === '' ? [] : [centred([run(marks[status], FACES.second)])]),
    blank(),
  ];
}

/** 主送机关: under the title, flush left in each of its lines, with a full-width colon (7.3.2). */
const addressed = ({ text: { addressee = '' } }: ReportModel): Paragraph[] =>
  addressee === ''
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.LEFT,
          spacing: exact,
          keepNext: true,
          children: [run(`${addressee}：`)],
        }),
      ];

const body = ({ text }: ReportModel): Paragraph[] =>
  text.sections.flatMap(({ heading, paragraphs }, section) => [
    new Paragraph({
      spacing: exact,
      indent: { firstLine: CHAR * 2 },
      keepNext: true,
      children: [run(heading, FACES.heading)],
    }),
    ...paragraphs.map(
      (paragraph, at) =>
        new Paragraph({
          spacing: exact,
          indent: { firstLine: CHAR * 2 },
          alignment: AlignmentType.BOTH,
          // the last words go with the signature: it stands on no page alone (7.3.5)
          keepNext: section === text.sections.length - 1 && at === paragraphs.length - 1,
          children: [run(paragraph)],
        }),
    ),
  ]);

/** 附件说明 (§5.2): the words that stand over the annex itself. */
const attached = (model: ReportModel): Paragraph[] =>
  attachmentLines(annexTitles(model)).flatMap((text) => [
    blank(true),
    new Paragraph({
      spacing: exact,
      indent: { left: CHAR * 5, hanging: CHAR * 3 },
      keepNext: true,
      keepLines: true,
      children: [run(text)],
    }),
  ]);

function signature({ issuer }: ReportModel, { signedOn }: PaperState): Paragraph[] {
  const date = signedOn === null ? '（签发日期）' : paperDate(signedOn);
  const right = (text: string, chars: number, keepNext: boolean): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(CHAR * chars) },
      spacing: exact,
      keepNext,
      children: [run(text)],
    });
  return [blank(true), right(issuer, issuerIndent({ issuer, date }), true), right(date, DATE_INDENT, false)];
}

/** The title of the annex, as 附件说明 says it; none where nothing is annexed. */
const annexTitles = ({ tables, charts, annex }: ReportModel): string[] => {
  if (annex !== undefined) return [annex];
  const titles = [...charts.map(({ title }) => `${title}(图)`), ...tables.map(({ title }) => title)];
  return titles.length === 0 ? [] : [titles.join('、')];
};

function annex(model: ReportModel): (Paragraph | Table)[] {
  const { tables, charts, notes } = model;
  const [title] = annexTitles(model);
  if (title === undefined && notes.length === 0) return [];
  return [
    new Paragraph({ pageBreakBefore: true, spacing: exact, children: [run('附件', FACES.heading)] }),
    centred([run(title ?? '', FACES.second, 28)], {
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

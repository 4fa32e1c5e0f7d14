// Makes the template files of libs/documents/templates: `node libs/documents/make-templates.mjs`.
// Layout of GB/T 9704—2012 (domain.md §5.2). Run it only to change them; the files are committed.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import PizZip from 'pizzip';
import ts from 'typescript';

// The table of fonts is written once, in TypeScript.
const fontSource = readFileSync(new URL('./src/render/fonts.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(fontSource, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
});
const { FONT_TABLE } = await import(
  `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`
);

const FONTS = Object.fromEntries(Object.entries(FONT_TABLE).map(([key, { name }]) => [key, name]));
/** What stands in for a font that a machine lacks: name, other names, kind. */
const FALLBACKS = Object.values(FONT_TABLE).map(({ name, others, free, family }) => [
  name,
  [...others, ...free].join(','),
  family,
]);
const RED = 'FF0000';
const LINE = 579; // 28.95 pt
const CHAR = 316; // one of 28 characters on 156 mm
const exact = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const font = (name) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: 'Times New Roman',
});

const run = (text, { face = FONTS.body, size = 32, ...more } = {}) =>
  new TextRun({ text, font: font(face), size, ...more });
const p = (text, options = {}, runOptions = {}) =>
  new Paragraph({ spacing: exact, ...options, children: text === '' ? [] : [run(text, runOptions)] });
const tag = (text) => p(text);

const pageNumber = (alignment, indent) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        // the dash lies 7 mm below the type area: 20 mm of footer and 3 mm after the number
        spacing: { before: 0, after: mm(3) },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font(FONTS.number), size: 28 }),
        ],
      }),
    ],
  });

// 170 mm in the middle of the sheet, wider than the type area of 28 and 26 mm
const wide = { left: -mm(7), right: -mm(7) };
const letterhead = new Header({ children: [tag('{@redHead}')] });
const letterFoot = new Footer({
  children: [
    new Paragraph({
      indent: wide,
      spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
      border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 0 } },
      children: [],
    }),
  ],
});

const page = (header) => ({
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header, footer: mm(20) },
});
// 28 characters of 16 pt on 156 mm by setting them closer: a grid of characters is read in two ways by Word and LibreOffice
const grid = { type: DocumentGridType.LINES, linePitch: LINE };
const CLOSER = -5;
const styles = {
  default: {
    document: {
      run: { font: font(FONTS.body), size: 32, characterSpacing: CLOSER, language: { eastAsia: 'zh-CN' } },
      paragraph: { spacing: exact },
    },
  },
};
const odd = pageNumber(AlignmentType.RIGHT, { right: 280 });
const even = pageNumber(AlignmentType.LEFT, { left: 280 });
// thin: a line of text at 30 mm would reach into the type area
const emptyHeader = new Header({
  children: [
    new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
  ],
});

const indented = { indent: { firstLine: CHAR * 2 } };
const title = [
  p(''),
  p(''),
  p(
    '{title}',
    { alignment: AlignmentType.CENTER, spacing: { ...exact, line: 700 } },
    { face: FONTS.title, size: 44 },
  ),
  p(''),
];
const paragraphs = [
  tag('{#paragraphs}'),
  tag('{#heading}'),
  p('{text}', { ...indented, keepNext: true }, { face: FONTS.heading }),
  tag('{/heading}'),
  tag('{#body}'),
  p('{text}', { ...indented, alignment: AlignmentType.BOTH }),
  tag('{/body}'),
  tag('{/paragraphs}'),
];
const attachments = [
  tag('{#hasAttachments}'),
  p(''),
  tag('{#attachments}'),
  p('{line}', indented),
  tag('{/attachments}'),
  tag('{/hasAttachments}'),
];
const signed = [
  tag('{#hasDate}'),
  p('', { keepNext: true }),
  p('', { keepNext: true }),
  tag('{@signature}'),
  tag('{/hasDate}'),
  tag('{#hasNote}'),
  p('（{note}）', indented),
  tag('{/hasNote}'),
  tag('{#hasImprint}'),
  tag('{@imprint}'),
  tag('{/hasImprint}'),
];

const cell = (text, width, { header = false, span = 1, align = AlignmentType.LEFT } = {}) =>
  new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 100, right: 100, top: 40, bottom: 40 },
    children: [
      new Paragraph({
        alignment: align,
        spacing: { line: 360, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
        children: [run(text, { face: header ? FONTS.heading : FONTS.body, size: 24 })],
      }),
    ],
  });
const table = (widths, rows) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(156), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    rows: rows.map(
      ({ cells, header }) =>
        new TableRow({
          cantSplit: true,
          tableHeader: header === true,
          children: cells.map((text, at) =>
            cell(text, widths[at], { header: header === true || (at === 0 && widths.length === 2) }),
          ),
        }),
    ),
  });
const heading = [
  tag('{#hasHeading}'),
  p('{heading}', { spacing: { ...exact, before: 120 }, keepNext: true }, { face: FONTS.heading, size: 28 }),
  tag('{/hasHeading}'),
];
const rows = [
  tag('{#hasRows}'),
  table([38, 118], [{ cells: ['{#rows}{label}', '{value}{/rows}'] }]),
  tag('{/hasRows}'),
];
const table_ = [tag('{#hasTable}'), tag('{@table}'), tag('{/hasTable}')];
const checks = [
  tag('{#hasChecks}'),
  p('', { spacing: { ...exact, line: 200 } }),
  table(
    [18, 58, 22, 58],
    [
      { cells: ['编号', '审核内容', '结论', '说明'], header: true },
      { cells: ['{#checks}{code}', '{name}', '{verdict}', '{remark}{/checks}'] },
    ],
  ),
  tag('{/hasChecks}'),
];

const mark = (field, more = {}) => p(field, more, { face: FONTS.heading });
// 密级 and the number share the first line below the double line; 紧急程度 stands below 密级
const marks = [
  new Paragraph({
    spacing: { ...exact, before: 160 },
    tabStops: [{ type: 'right', position: mm(156) }],
    children: [
      run('{classification}', { face: FONTS.heading }),
      new TextRun({ children: [new Tab()] }),
      run('{docNo}'),
    ],
  }),
  tag('{#hasUrgency}'),
  mark('{urgency}'),
  tag('{/hasUrgency}'),
];

const letter = new Document({
  creator: '',
  title: '',
  evenAndOddHeaderAndFooters: true,
  styles,
  sections: [
    {
      properties: { page: page(mm(30)), grid, titlePage: true },
      headers: { first: letterhead, default: emptyHeader, even: emptyHeader },
      footers: { first: letterFoot, default: odd, even },
      children: [
        ...marks,
        ...title,
        tag('{#hasAddressee}'),
        p('{addressee}：'),
        tag('{/hasAddressee}'),
        ...paragraphs,
        ...attachments,
        ...signed,
      ],
    },
  ],
});

// 公文格式: marks at the top of the type area, the head 35 mm below it, two lines to the number, 4 mm to the red line
const redLine = { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 11 } };
const official = new Document({
  creator: '',
  title: '',
  evenAndOddHeaderAndFooters: true,
  styles,
  sections: [
    {
      properties: { page: page(mm(15)), grid },
      footers: { default: odd, even },
      children: [
        mark('{classification}'),
        mark('{urgency}'),
        p('', { spacing: { ...exact, line: 560 } }),
        tag('{@redHead}'),
        p(''),
        p(''),
        tag('{#noSigner}'),
        p('{docNo}', { alignment: AlignmentType.CENTER, border: redLine }),
        tag('{/noSigner}'),
        tag('{#hasSigner}'),
        new Paragraph({
          spacing: exact,
          border: redLine,
          indent: { left: CHAR, right: CHAR },
          tabStops: [{ type: 'right', position: mm(156) - CHAR }],
          children: [
            run('{docNo}'),
            new TextRun({ children: [new Tab()] }),
            run('签发人：'),
            run('{signer}', { face: FONTS.script }),
          ],
        }),
        tag('{/hasSigner}'),
        ...title,
        tag('{#hasAddressee}'),
        p('{addressee}：'),
        tag('{/hasAddressee}'),
        ...paragraphs,
        ...lists(),
        ...attachments,
        ...signed,
      ],
    },
  ],
});

const report = new Document({
  creator: '',
  title: '',
  evenAndOddHeaderAndFooters: true,
  styles,
  sections: [
    {
      properties: { page: page(mm(15)), grid },
      footers: { default: odd, even },
      children: [
        new Paragraph({
          spacing: exact,
          tabStops: [{ type: 'right', position: mm(156) }],
          children: [
            run('{classification}', { face: FONTS.heading }),
            new TextRun({ children: [new Tab()] }),
            run('{docNo}'),
          ],
        }),
        ...title,
        tag('{#hasAddressee}'),
        p('{addressee}：'),
        tag('{/hasAddressee}'),
        ...paragraphs,
        ...lists(),
        ...attachments,
        ...signed,
      ],
    },
  ],
});

/** The lists of a paper that is not a form. */
function lists() {
  return [tag('{#sections}'), ...heading, ...rows, ...table_, tag('{/sections}')];
}

// A form is no document of GB/T 9704: what lies before a leader shall be on one sheet.
const FORM_PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(25), bottom: mm(22), left: mm(28), right: mm(26), header: mm(12), footer: mm(11) },
};
const formOf = (blocks) =>
  new Document({
    creator: '',
    title: '',
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      {
        properties: { page: FORM_PAGE, grid: { type: DocumentGridType.LINES, linePitch: LINE } },
        footers: { default: odd, even },
        children: [
          p('{issuer}', { alignment: AlignmentType.CENTER }, { face: FONTS.heading }),
          tag('{#hasDocNo}'),
          p('{docNo}', { alignment: AlignmentType.RIGHT }),
          tag('{/hasDocNo}'),
          ...title.slice(2),
          tag('{#sections}'),
          ...heading,
          ...blocks,
          tag('{/sections}'),
          p('', { spacing: { ...exact, line: 200 } }),
          ...paragraphs,
          ...attachments,
          ...signed,
        ],
      },
    ],
  });

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${FALLBACKS.map(
  ([name, other, family]) =>
    `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
).join('')}</w:fonts>`;

async function write(name, document) {
  const zip = new PizZip(await Packer.toBuffer(document));
  zip.file('word/fontTable.xml', fontTable);
  const core = zip.file('docProps/core.xml').asText();
  zip.file(
    'docProps/core.xml',
    core.replace(/<(dc:creator|cp:lastModifiedBy|dc:description)>[^<]*<\/\1>/g, '<$1></$1>'),
  );
  const file = new URL(`./templates/${name}.docx`, import.meta.url);
  writeFileSync(file, zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}

await write('letter', letter);
await write('official', official);
await write('report', report);
await write('form', formOf([...rows, ...table_]));
await write('review', formOf([...rows, ...checks]));

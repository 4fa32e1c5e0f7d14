import PizZip from 'pizzip';
import { escapeXml } from './fonts.js';

/** Media type of a workbook. */
export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One sheet: a title, the head, the lines. */
export type Sheet = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * What a spreadsheet would calculate is only text here: a cell that begins like a formula gets an apostrophe's place.
 * @shape `=1+1` → `'=1+1`, also behind blanks and for + - @ tab and return
 */
export const harmless = (text: string): string =>
  /^\s*[=+\-@\t\r]/u.test(text) && !/^-?\d+(\.\d+)?$/u.test(text) ? `'${text}` : text;

/** A … Z, AA … of a column from 0. */
const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letters(Math.floor(at / 26) - 1)}${letters(at % 26)}`;

const cell = (ref: string, text: string, style: number): string => {
  const safe = harmless(text);
  // numbers stay numbers, so that they can be added up; a number with a leading zero is a code
  return /^(0|[1-9]\d{0,8})$/u.test(safe)
    ? `<c r="${ref}" s="${style}"><v>${safe}</v></c>`
    : `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(safe)}</t></is></c>`;
};

const line = (cells: readonly string[], row: number, style: number): string =>
  `<row r="${row}">${cells.map((text, at) => cell(`${letters(at)}${row}`, text, style)).join('')}</row>`;

const widthFor = ({ columns, rows }: Sheet, at: number): number => {
  const longest = [columns[at] ?? '', ...rows.slice(0, 200).map((cells) => cells[at] ?? '')].reduce(
    (most, text) =>
      Math.max(
        most,
        [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0),
      ),
    4,
  );
  return Math.min(40, longest + 2);
};

function sheetXml(sheet: Sheet): string {
  const { title, columns, rows } = sheet;
  const end = letters(Math.max(0, columns.length - 1));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthFor(sheet, at)}" customWidth="1"/>`).join('')}</cols>` +
    `<sheetData>${line([title], 1, 1)}${line(columns, 2, 2)}${rows
      .map((cells, at) =>
        line(
          columns.map((_, n) => cells[n] ?? ''),
          at + 3,
          3,
        ),
      )
      .join('')}</sheetData>` +
    `${columns.length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${end}1"/></mergeCells>` : ''}` +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>'
  );
}

const BORDER = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
  .join('');
const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="3"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border/><border>${BORDER}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center"/></xf>' +
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>';

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';
const rels = (entries: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet: landscape A4, its head on each printed page, no author, no formula. */
export function renderXlsx(sheet: Sheet): Buffer {
  const name = sheet.name.replace(/[\\/:*?[\]']/gu, '').slice(0, 31);
  const zip = new PizZip();
  zip.file('[Content_Types].xml', TYPES);
  zip.file(
    '_rels/.rels',
    rels(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
  );
  zip.file(
    'xl/workbook.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(name)}'!$1:$2</definedName></definedNames></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    rels(
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    ),
  );
  zip.file('xl/styles.xml', STYLES);
  zip.file('xl/worksheets/sheet1.xml', sheetXml(sheet));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

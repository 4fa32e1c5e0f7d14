import type { DocumentModel, PaperTable } from '../document-model.js';
import { escapeXml, FONT_TABLE, type FontKey } from './fonts.js';
import { widthOf } from './signature.js';

/** One run. @shape size in half points */
export function runXml(
  text: string,
  { font = 'body', size = 32, color }: { font?: FontKey; size?: number; color?: string } = {},
): string {
  const face = FONT_TABLE[font].name;
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return (
    `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}" w:cs="Times New Roman"/>` +
    `${color === undefined ? '' : `<w:color w:val="${color}"/>`}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>${lines.join('<w:br/>')}</w:r>`
  );
}

/** @unit millimetre → twip */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

const RED = 'FF0000';

/**
 * 发文机关标志 (§5.2): red, in one line however long the name; of a letter the name alone, else with 文件.
 * @shape a paragraph; half points chosen so that it fits the width
 */
export function redHeadXml({ issuer, layout }: Pick<DocumentModel, 'issuer' | 'layout'>): string {
  const letter = layout === 'letter';
  const text = letter ? issuer : `${issuer}文件`;
  // 170 mm between the double lines, 156 mm of type area; a point is 0.3528 mm
  const fitting = Math.floor(((letter ? 168 : 155) / widthOf(text) / 0.3528) * 2);
  const size = Math.max(24, Math.min(letter ? 60 : 104, fitting));
  const run = runXml(text, { font: 'title', size, color: RED });
  return letter
    ? `<w:p><w:pPr><w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="${RED}"/></w:pBdr><w:spacing w:before="0" w:after="0"/><w:ind w:left="${-twips(7)}" w:right="${-twips(7)}"/><w:jc w:val="center"/></w:pPr>${run}</w:p>`
    : `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1340" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>${run}</w:p>`;
}

/** Most rows of one table; more is a fault of the query, not a paper. */
export const TABLE_ROWS_LIMIT = 3_000;

const cell = (text: string, width: number, header: boolean): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="atLeast"/>${header ? '<w:jc w:val="center"/>' : ''}</w:pPr>${text === '' ? '' : runXml(text, { font: header ? 'heading' : 'body', size: 21 })}</w:p></w:tc>`;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
  .join('');

/** A list as a table on the width of the type area, its head on each page. */
export function tableXml(table: PaperTable | undefined): string {
  if (table === undefined) return '<w:p/>';
  const shares = table.columns.map((_, at) => table.widths?.[at] ?? 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((twips(156) * share) / whole));
  const row = (cells: readonly string[], header: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${table.columns
      .map((_, at) => cell(cells[at] ?? '', widths[at] ?? 0, header))
      .join('')}</w:tr>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(156)}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${row(table.columns, true)}${table.rows.map((cells) => row(cells, false)).join('')}</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>`
  );
}

const line = (weight: number) => `w:val="single" w:sz="${weight}" w:space="0" w:color="000000"`;

/**
 * 版记 (§5.2): at the foot of the last page, between two strong lines and a thin one; 抄送 in size 4, one character in.
 * A letter has no printing organ, no date of printing and no lines.
 */
export function imprintXml({ layout, cc = [], issuer, date }: DocumentModel): string {
  const copied = cc.length === 0 ? '' : `抄送：${cc.join('，')}。`;
  if (layout === 'letter')
    return copied === ''
      ? ''
      : `<w:p><w:pPr><w:keepLines/><w:spacing w:before="579" w:after="0" w:line="480" w:lineRule="exact"/><w:ind w:left="280" w:right="280"/></w:pPr>${runXml(copied, { size: 28 })}</w:p>`;
  if (layout !== 'official' || date === null) return '';
  const paragraph = (inner: string, top: number, bottom: number) =>
    `<w:p><w:pPr><w:pBdr><w:top ${line(top)}/>${bottom === 0 ? '' : `<w:bottom ${line(bottom)}/>`}</w:pBdr><w:tabs><w:tab w:val="right" w:pos="${twips(156) - 280}"/></w:tabs><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="exact"/><w:ind w:left="280" w:right="280"/></w:pPr>${inner}</w:p>`;
  const printed = `${runXml(issuer, { size: 28 })}<w:r><w:tab/></w:r>${runXml(`${date}印发`, { size: 28 })}`;
  const words =
    copied === ''
      ? paragraph(printed, 8, 8)
      : `${paragraph(runXml(copied, { size: 28 }), 8, 0)}${paragraph(printed, 6, 8)}`;
  // 30 characters of size 4 to a line, 24 pt each; the box ends with the type area, 262 mm from the top
  const lines = 1 + Math.ceil(widthOf(copied) / 30);
  return boxXml(words, 262 / 0.3528 - lines * 24 - 3, lines * 24 + 3);
}

/**
 * Words at a fixed height of the page, on which nothing flows. A frame and a floating table are both ignored by
 * LibreOffice at the end of a document; this old kind of box is understood by all three.
 * @unit top, height: point
 */
const boxXml = (words: string, top: number, height: number): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="position:absolute;margin-left:0;margin-top:${top.toFixed(1)}pt;width:442.2pt;height:${height.toFixed(1)}pt;z-index:1;mso-position-horizontal-relative:margin;mso-position-vertical-relative:page" filled="f" stroked="f"><v:textbox inset="0,0,0,0"><w:txbxContent>${words}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>`;

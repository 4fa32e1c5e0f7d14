import type { DocumentModel } from '../document-model.js';
import { escapeXml, FONT_TABLE } from './fonts.js';

/** Width of a text in characters of the body: full-width ones count 1, half-width ones ½. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0);

/** The date ends four characters before the right edge of the type area (§5.2, 加盖印章). @unit character */
export const DATE_INDENT = 4;

/**
 * Distance of the issuer's name from the right edge, so that it stands centred over the date; a long name goes to the
 * edge, never beyond. @unit character
 */
export const issuerIndent = ({ issuer, date }: Pick<DocumentModel, 'issuer' | 'date'>): number =>
  Math.max(0, DATE_INDENT + widthOf(date ?? '') / 2 - widthOf(issuer) / 2);

// 16 pt characters on the grid of 28 to a line of 156 mm.
const CHAR_TWIPS = Math.round((156 / 28 / 25.4) * 1440);

/** How the signature's first line begins, to be found in a filled template. */
export const SIGNATURE_MARK = '<w:keepNext/><w:keepLines/><w:autoSpaceDE w:val="0"/>';

const line = (text: string, indent: number, isLast: boolean): string =>
  `<w:p><w:pPr>${isLast ? '' : '<w:keepNext/>'}<w:keepLines/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>` +
  `<w:ind w:left="0" w:firstLine="0" w:right="${Math.round(indent * CHAR_TWIPS)}"/><w:jc w:val="right"/></w:pPr>` +
  `<w:r><w:rPr><w:rFonts w:eastAsia="${FONT_TABLE.body.name}"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;

/** 署名 and 成文日期 as WordprocessingML; '' for a form that nobody signs so. */
export const signatureXml = (model: Pick<DocumentModel, 'issuer' | 'date'>): string =>
  model.date === null
    ? ''
    : `${line(model.issuer, issuerIndent(model), false)}${line(model.date, DATE_INDENT, true)}`;

export {
  CASE_CODES,
  type CaseCode,
  type ComposedPaper,
  composeOfficePaper,
  composePaper,
  draftTitle,
  examine,
  examineOffice,
  fieldsOf,
  type FieldSpec,
  type FilePiece,
  filePieces,
  isCaseCode,
  type OfficeCode,
  roomZh,
} from './compose/index.js';
export { inPassingFolder, type PassingFolder, sweepPassingFolders } from './render/passing-folder.js';
export { hasPdf, PDF_MEDIA_TYPE, toPdf, toPdfs } from './render/pdf.js';
export type { BoundPart } from './volume/bind-pdf.js';
export { bindPdf, pagesIn } from './volume/when-asked.js';
export { type KeptDocument, volumeIndex, type VolumePart, volumeParts } from './volume/volume.js';
export { type DocumentCase, wordsOf } from './document-case.js';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentLayout,
  isDocumentCode,
  isDocumentKind,
  kindOfCode,
} from './document-kinds.js';
export type { DocumentModel, FormSection, Paper, PaperTable, Paragraph } from './document-model.js';
export { type HolidayNotice, type MovedDay, movedDayNotice } from './papers/moved-day.js';
export { modelOf, papersOf } from './papers-of.js';
export { checkTemplate, DOCX_MEDIA_TYPE, renderDocx } from './render/docx.js';
export { PRINT_CONTENT_SECURITY_POLICY, PRINT_MEDIA_TYPE, printPage } from './render/print-page.js';
export {
  readTemplate,
  removeTemplate,
  requireTemplateSeen,
  storeTemplate,
  templateNamed,
  templateVersion,
} from './templates.js';
export { TEMPLATE_NAMES, templateSample } from './template-sample.js';
export { DATE_INDENT, issuerIndent } from './render/signature.js';
export { attachmentLines } from './render/template-fields.js';
export { titleLines } from './render/title-lines.js';
export { bodyOf, dateZh, folded, officialDocNo, paperPrinted, printed } from './wording.js';
export {
  type Book,
  type BookCase,
  type BookClock,
  bookOf,
  type BookRow,
  BOOKS,
  linesOf,
  sumOf,
} from './registers/index.js';
export { minuteOf } from './registers/minute-of.js';
export { registerPage } from './render/register-page.js';
export { harmless, renderXlsx, XLSX_MEDIA_TYPE } from './render/xlsx.js';

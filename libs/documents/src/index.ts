export type { DocumentCase } from './document-case.js';
export { DOCUMENT_KINDS, type DocumentKind, type DocumentLayout, isDocumentKind } from './document-kinds.js';
export type { DocumentModel, FormSection, Paper, Paragraph } from './document-model.js';
export { modelOf, papersOf } from './papers-of.js';
export { DOCX_MEDIA_TYPE, renderDocx } from './render/docx.js';
export { PRINT_CONTENT_SECURITY_POLICY, PRINT_MEDIA_TYPE, printPage } from './render/print-page.js';
export { readTemplate } from './templates.js';

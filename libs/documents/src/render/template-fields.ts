import type { DocumentModel } from '../document-model.js';

/** Fields of a loop or condition; `true` is a plain field. */
export type Fields = { readonly [name: string]: true | Fields };

const TEXT = true;

/**
 * All that a template may name. @shape a nested object is a loop or condition `{#name}…{/name}`; inside it the
 * fields of the outside can be named too; `signature` is written `{@signature}` in a paragraph of its own
 */
export const TEMPLATE_FIELDS: Fields = {
  issuer: TEXT,
  docNo: TEXT,
  hasDocNo: {},
  title: TEXT,
  addressee: TEXT,
  hasAddressee: {},
  caseNo: TEXT,
  date: TEXT,
  hasDate: {},
  signature: TEXT,
  paragraphs: { heading: {}, body: {}, text: TEXT },
  hasAttachments: {},
  attachments: { line: TEXT },
  sections: {
    heading: TEXT,
    hasHeading: {},
    hasRows: {},
    rows: { label: TEXT, value: TEXT },
    hasChecks: {},
    checks: { code: TEXT, name: TEXT, verdict: TEXT, remark: TEXT },
  },
};

/** 附件说明 (§5.2): `附件：1.×××`, continued under the name; no punctuation after a name. */
export const attachmentLines = (attachments: readonly string[]): string[] =>
  attachments.map((name, at) =>
    attachments.length === 1 ? `附件：${name}` : `${at === 0 ? '附件：' : '　　　'}${at + 1}.${name}`,
  );

/** The values of a model under the names of {@link TEMPLATE_FIELDS}. */
export const templateData = (model: DocumentModel, signature: string): Record<string, unknown> => ({
  issuer: model.issuer,
  docNo: model.docNo ?? '',
  hasDocNo: model.docNo !== null,
  title: model.title,
  addressee: model.addressee ?? '',
  hasAddressee: model.addressee !== null,
  caseNo: model.caseNo,
  date: model.date ?? '',
  hasDate: model.date !== null,
  signature,
  paragraphs: model.paragraphs.map(({ heading, text }) => ({ heading, body: !heading, text })),
  hasAttachments: model.attachments.length > 0,
  attachments: attachmentLines(model.attachments).map((line) => ({ line })),
  sections: model.sections.map(({ heading, rows, checks }) => ({
    heading,
    hasHeading: heading !== '',
    hasRows: rows.length > 0,
    rows,
    hasChecks: checks.length > 0,
    checks,
  })),
});

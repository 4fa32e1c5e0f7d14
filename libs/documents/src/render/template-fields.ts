import type { DocumentModel } from '../document-model.js';
import { imprintXml, redHeadXml, tableXml } from './markup.js';
import { titleLines } from './title-lines.js';

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
  redHead: TEXT,
  imprint: TEXT,
  classification: TEXT,
  hasClassification: {},
  urgency: TEXT,
  hasUrgency: {},
  signer: TEXT,
  hasSigner: {},
  noSigner: {},
  note: TEXT,
  hasNote: {},
  hasImprint: {},
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
    hasTable: {},
    table: TEXT,
  },
};

/** 附件说明 (§5.2): `附件：1.×××`, continued under the name; no punctuation after a name. */
export const attachmentLines = (attachments: readonly string[]): string[] =>
  attachments.map((name, at) =>
    attachments.length === 1 ? `附件：${name}` : `${at === 0 ? '附件：' : '　　　'}${at + 1}.${name}`,
  );

const optional = (name: string, has: string, text: string | null | undefined): Record<string, unknown> => ({
  [name]: text ?? '',
  [has]: (text ?? '') !== '',
});

/** The values of a model under the names of {@link TEMPLATE_FIELDS}. */
export const templateData = (model: DocumentModel, signature: string): Record<string, unknown> => ({
  redHead: redHeadXml(model),
  imprint: imprintXml(model),
  hasImprint: imprintXml(model) !== '',
  ...optional('classification', 'hasClassification', model.classification),
  ...optional('urgency', 'hasUrgency', model.urgency),
  ...optional('signer', 'hasSigner', model.signer),
  noSigner: (model.signer ?? '') === '',
  ...optional('note', 'hasNote', model.note),
  issuer: model.issuer,
  docNo: model.docNo ?? '',
  hasDocNo: model.docNo !== null,
  title: titleLines(model.title).join('\n'),
  addressee: model.addressee ?? '',
  hasAddressee: model.addressee !== null,
  caseNo: model.caseNo,
  date: model.date ?? '',
  hasDate: model.date !== null,
  signature,
  paragraphs: model.paragraphs.map(({ heading, text }) => ({ heading, body: !heading, text })),
  hasAttachments: model.attachments.length > 0,
  attachments: attachmentLines(model.attachments).map((line) => ({ line })),
  sections: model.sections.map(({ heading, rows, checks, table }) => ({
    heading,
    hasHeading: heading !== '',
    hasRows: rows.length > 0,
    rows,
    hasChecks: checks.length > 0,
    checks,
    hasTable: table !== undefined,
    table: tableXml(table),
  })),
});

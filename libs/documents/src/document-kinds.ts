import { DOCUMENTS } from '#domain';

/** 版式: letter 信函格式 (§5.2) · form 表格 · review 四关审核表. */
export type DocumentLayout = 'letter' | 'form' | 'review';

/** The papers that this lib makes (§5.1), by the identifier that stands in addresses and template files. */
export const DOCUMENT_KINDS = {
  registrationReceipt: { zh: '登记回执', layout: 'form' },
  registrationForm: { zh: DOCUMENTS.D01.zh, layout: 'form' },
  acceptanceNotice: { zh: DOCUMENTS.D04.zh, layout: 'letter' },
  nonAcceptanceNotice: { zh: DOCUMENTS.D05.zh, layout: 'letter' },
  noFurtherAcceptanceNotice: { zh: DOCUMENTS.D06.zh, layout: 'letter' },
  transferNoticeToPetitioner: { zh: DOCUMENTS.D07.zh, layout: 'letter' },
  procedureNotice: { zh: DOCUMENTS.D39.zh, layout: 'letter' },
  competentOrganNotice: { zh: DOCUMENTS.D40.zh, layout: 'letter' },
  directReply: { zh: '告知与答复书', layout: 'letter' },
  handlingOpinion: { zh: DOCUMENTS.D17.zh, layout: 'letter' },
  suggestionReply: { zh: DOCUMENTS.D18.zh, layout: 'letter' },
  dutyReply: { zh: DOCUMENTS.D41.zh, layout: 'letter' },
  serviceReceipt: { zh: DOCUMENTS.D37.zh, layout: 'form' },
  checkpointReviewForm: { zh: DOCUMENTS.D30.zh, layout: 'review' },
} as const satisfies Record<string, { zh: string; layout: DocumentLayout }>;

/** Identifier of a paper. */
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** Narrows a string from outside, e.g. of an address. */
export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(DOCUMENT_KINDS, kind);

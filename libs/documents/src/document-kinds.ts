import { DOCUMENTS, type DocumentCode } from '#domain';

/**
 * 版式 (§5.2): letter 信函格式 · official 公文格式, with red head and imprint · report 报告 · form 表格、呈批件 ·
 * review 四关审核表.
 */
export type DocumentLayout = 'letter' | 'official' | 'report' | 'form' | 'review';

type KindsOfCodes = { [C in DocumentCode as (typeof DOCUMENTS)[C]['id']]: C };

/** Identifier of a paper: that of its row in §5.1, or one of the three that have none. */
export type DocumentKind = keyof KindsOfCodes | 'registrationReceipt' | 'directReply' | 'movedDayNotice';

const LAYOUTS = { L: 'letter', G: 'official', F: 'form', N: 'form', R: 'report', S: 'report' } as const;

/** The papers that this lib makes (§5.1), by the identifier that stands in addresses and template files. */
export const DOCUMENT_KINDS = {
  registrationReceipt: { zh: '登记回执', layout: 'form' },
  directReply: { zh: '告知与答复书', layout: 'letter' },
  movedDayNotice: { zh: '期限变动告知', layout: 'letter' },
  ...Object.fromEntries(
    Object.values(DOCUMENTS).map(({ id, zh, format }) => [
      id,
      { zh, layout: id === 'checkpointReviewForm' ? 'review' : LAYOUTS[format] },
    ]),
  ),
} as Readonly<Record<DocumentKind, { readonly zh: string; readonly layout: DocumentLayout }>>;

/** Narrows a string from outside, e.g. of an address. */
export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(DOCUMENT_KINDS, kind);

/** Narrows a string from outside to a code of §5.1. */
export const isDocumentCode = (code: string): code is DocumentCode => Object.hasOwn(DOCUMENTS, code);

/** The identifier of a code. */
export const kindOfCode = (code: DocumentCode): DocumentKind => DOCUMENTS[code].id;

import { DOCUMENT_KINDS, type DocumentKind } from '../document-kinds.js';
import type { DocumentCase } from '../document-case.js';
import type { DocumentModel, Paper } from '../document-model.js';
import { officialDocNo, paperPrinted } from '../wording.js';

/** A paper before it is asked for: what is lacking, and how it is made once nothing is. */
export type Draft = {
  readonly kind: DocumentKind;
  readonly docNo: string | null;
  readonly on: string | null;
  readonly missing: readonly (string | false)[];
  readonly make: () => Pick<DocumentModel, 'title'> & Partial<DocumentModel>;
};

/** The paper of a draft; it is made only when nothing is missing. @rejects CITATION_NOT_OURS */
export function paperOf(theCase: DocumentCase, draft: Draft): Paper {
  const { kind, on } = draft;
  const { zh, layout } = DOCUMENT_KINDS[kind];
  const docNo = draft.docNo === null ? null : officialDocNo(draft.docNo);
  const missing = draft.missing.filter((each): each is string => each !== false);
  const paper = { kind, zh, docNo, on, missing };
  if (missing.length > 0) return paper;
  return {
    ...paper,
    model: paperPrinted({
      kind,
      layout,
      issuer: theCase.organName,
      docNo,
      addressee: null,
      caseNo: theCase.state.arrival.displayNo,
      paragraphs: [],
      sections: [],
      attachments: [],
      date: null,
      ...draft.make(),
    }),
  };
}

/** The paper lacks its reader's name or is not this person's to send. */
export const REPORTER_WITHHELD = '举报人身份只由扎口负责人、部长掌握，须由其出具';

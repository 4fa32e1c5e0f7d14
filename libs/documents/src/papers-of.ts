import { Rejected } from '#domain';
import { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
import { caseOn, type DocumentCase } from './document-case.js';
import type { DocumentModel, Paper } from './document-model.js';
import { receiptDraft, registrationFormDraft } from './papers/arrival-forms.js';
import { type Draft, paperOf } from './papers/draft.js';
import { reviewFormDrafts, serviceReceiptDrafts } from './papers/ending-forms.js';
import { noticeDrafts } from './papers/notices.js';
import { directReplyDrafts, replyDrafts } from './papers/replies.js';

// A letter whose matters live on in its children has no road of its own; of an old row only the form can be made.
function draftsOf(theCase: DocumentCase): Draft[] {
  const form = registrationFormDraft(theCase);
  if (theCase.state.history !== null) return [form];
  const arrival = [receiptDraft(theCase), form];
  if (theCase.state.children.length > 0) return arrival;
  return [
    ...arrival,
    ...noticeDrafts(theCase),
    ...directReplyDrafts(theCase),
    ...replyDrafts(theCase),
    ...serviceReceiptDrafts(theCase),
    ...reviewFormDrafts(theCase),
  ];
}

type NamedDraft = { readonly named: DocumentCase; readonly draft: Draft };

/** Each under the names of its own day: what was issued before the organ was renamed is not written anew. */
const namedDraftsOf = (theCase: DocumentCase): NamedDraft[] =>
  draftsOf(theCase).map((draft, at) => {
    const named = caseOn(theCase, draft.on);
    return { named, draft: named === theCase ? draft : (draftsOf(named)[at] ?? draft) };
  });

/** The papers of a case in the order of its life: what can be issued, and what the rest still lacks. */
export const papersOf = (theCase: DocumentCase): Paper[] =>
  namedDraftsOf(theCase).map(({ named, draft }) => {
    try {
      return paperOf(named, draft);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return paperOf(named, { ...draft, missing: [error.message] });
    }
  });

/**
 * One paper, ready to be issued.
 * @rejects DOCUMENT_DOES_NOT_FIT when this petition has no such paper, DOCUMENT_INCOMPLETE with what is missing,
 *   CITATION_NOT_OURS
 */
export function modelOf(theCase: DocumentCase, kind: DocumentKind): DocumentModel {
  const found = namedDraftsOf(theCase).find(({ draft }) => draft.kind === kind);
  const { zh } = DOCUMENT_KINDS[kind];
  if (found === undefined)
    throw new Rejected('DOCUMENT_DOES_NOT_FIT', null, `此件现在没有《${zh}》这种文书(§5.1)。`, {
      field: 'kind',
    });
  const { model, missing } = paperOf(found.named, found.draft);
  if (model === undefined)
    throw new Rejected('DOCUMENT_INCOMPLETE', null, `《${zh}》还不能出具,缺少:${missing.join(';')}。`, {
      field: 'kind',
      missing,
    });
  return model;
}

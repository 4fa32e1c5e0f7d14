import type { RecordedPetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import type { PaperState } from '../state-papers.js';

type PaperEvent = Extract<RecordedPetitionEvent, { type: `Document${string}` }>;

/** What a step of a document makes of the petition's papers; nothing else of the petition changes by it. */
export function paperMoved(state: PetitionState, event: PaperEvent): PetitionState {
  const { documentId } = event.data;
  const before = state.papers.find((paper) => paper.documentId === documentId);
  const after = moved(before, event);
  if (after === undefined) return state;
  return {
    ...state,
    papers:
      before === undefined
        ? [...state.papers, after]
        : state.papers.map((paper) => (paper === before ? after : paper)),
  };
}

function moved(paper: PaperState | undefined, event: PaperEvent): PaperState | undefined {
  const on = event.occurredOn;
  if (event.type === 'DocumentDrafted') return drafted(paper, event);
  if (paper === undefined) return undefined;
  switch (event.type) {
    case 'DocumentChecked':
      return { ...paper, status: 'checked', checked: { on, checkerId: event.data.checkerId } };
    case 'DocumentSigned': {
      const { docNo, approval } = event.data;
      return { ...paper, status: 'signed', signed: { on, docNo, approval } };
    }
    case 'DocumentStamped': {
      const { seal, stampedBy, approvedBy } = event.data;
      return { ...paper, status: 'stamped', stamped: { on, seal, stampedBy, approvedBy } };
    }
    case 'DocumentSent': {
      const { method, toPaperUnit } = event.data;
      const { eventId } = event.meta;
      return { ...paper, status: 'sent', sent: { on, method, toPaperUnit, eventId }, receipt: null };
    }
    case 'DocumentReceiptRecorded': {
      const { outcome, hasScan } = event.data;
      const { eventId } = event.meta;
      return { ...paper, status: 'received', receipt: { on, outcome, hasScan, eventId } };
    }
    case 'DocumentVoided':
      return { ...paper, status: 'voided', voidedOn: on };
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

function drafted(
  paper: PaperState | undefined,
  { data, occurredOn }: Extract<PaperEvent, { type: 'DocumentDrafted' }>,
): PaperState {
  const authors = [...new Set([...(paper?.authors ?? []), data.authorId])];
  return {
    documentId: data.documentId,
    code: data.code,
    draft: data.draft,
    draftedBy: data.authorId,
    authors,
    status: 'drafted',
    draftedOn: occurredOn,
    // A changed draft has to be checked anew.
    checked: null,
    signed: null,
    stamped: null,
    sent: null,
    receipt: null,
    voidedOn: null,
  };
}

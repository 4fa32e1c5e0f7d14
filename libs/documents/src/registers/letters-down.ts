import type { PaperState, PetitionState } from '#domain';
import { type DocumentCase, wordsOf } from '../document-case.js';
import * as c from './cells.js';
import { addresseeOf, book, papersOfCodes, typedOf } from './kept-papers.js';

type Signed = { on: string; deemed: boolean };
const signingOf = (signed: Signed | null): string =>
  signed === null ? '' : `${signed.on}${signed.deemed ? '（视为）' : ''}`;

/** Who uses this system signs there; the others sign the receipt of the letter. */
function signedBelow({ below }: PetitionState, docNo: string | null | undefined): Signed | null {
  if (below === null || below.docNo !== docNo || below.signedForOn === null) return null;
  return { on: below.signedForOn, deemed: below.deemed };
}

const receiptOf = ({ receipt }: PaperState): Signed | null =>
  receipt === null || receipt.outcome === 'returned'
    ? null
    : { on: receipt.on, deemed: receipt.outcome === 'deemed' };

const objected = ({ state, events }: DocumentCase): string =>
  state.objection === null && events.every(({ type }) => type !== 'ObjectionReceived') ? '' : '有';

/** Written by hand, without a paper of ours on its road. */
const sentByHand = ({ state, events }: DocumentCase) =>
  events.flatMap((event) =>
    event.type === 'AssignmentSent' &&
    state.papers.every(({ documentId }) => documentId !== event.data.documentId)
      ? [event]
      : [],
  );

/** 转送交办台账 L08: one line for each letter, on its whole road or written by hand. */
export const lettersDown = book(
  'L08',
  ['文号', '主送', '件号', '方式', '签收日', '异议', '反馈期限', '反馈日'],
  ({ theCase }) => {
    const { state } = theCase;
    const papers = papersOfCodes(theCase, ['D08', 'D09']).map((paper) => {
      const typed = typedOf(theCase, paper);
      const came =
        state.unitFeedback.find(({ documentId }) => documentId === paper.documentId) ??
        state.unitFeedback.at(-1);
      return {
        on: paper.signed?.on ?? '',
        cells: [
          c.docNoOf(paper.signed?.docNo),
          addresseeOf(theCase, paper),
          c.number(theCase),
          paper.code === 'D08' ? '转送' : '交办',
          signingOf(signedBelow(state, paper.signed?.docNo) ?? receiptOf(paper)),
          objected(theCase),
          typed['feedbackDue'] ?? typed['dueOn'] ?? '',
          came?.receivedOn ?? '',
        ],
      };
    });
    const byHand = sentByHand(theCase).map(({ data, meta }) => ({
      on: data.sentOn,
      cells: [
        c.docNoOf(data.docNo),
        wordsOf(theCase, meta.eventId)('targetName') || c.target(theCase),
        c.number(theCase),
        data.disposition === 'ZS' ? '转送' : '交办',
        signingOf(signedBelow(state, data.docNo)),
        objected(theCase),
        data.dueOn ?? '',
        state.unitFeedback.at(-1)?.receivedOn ?? '',
      ],
    }));
    return [...papers, ...byHand];
  },
);

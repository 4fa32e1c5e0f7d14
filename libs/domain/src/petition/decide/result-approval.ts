import { columnsOf, type ApprovalNeed, type DecisionKind } from '../approvals.js';
import type { PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';

/** 重大: urgent grounds (§1.9) or an opened case (§2.4). READING: no list of what is grave is known. */
const isGrave = (state: PetitionState): boolean => state.arrival.urgentGrounds.length > 0 || state.caseOpened;

/** Rows of the QP03 table that signing the result stands on. */
function decisionsOf(state: PetitionState): DecisionKind[] {
  if (state.class !== 'accusation') return [isGrave(state) ? 'issuingMajor' : 'issuing'];
  const measures = (state.submissions.at(-1)?.measures ?? []).map(({ measure }) => measure);
  return [
    'conclusion',
    ...(measures.includes('reminder') ? (['reminder'] as const) : []),
    ...(measures.includes('admonition') ? (['admonition'] as const) : []),
    ...(measures.includes('referral') ? (['referral'] as const) : []),
  ];
}

/** What the signature under a result is held against (QP03, QC03). */
export const issuingNeed = (state: PetitionState, after: { on: PlainDate; zh: string }): ApprovalNeed => ({
  decisions: decisionsOf(state),
  columns: columnsOf(state.arrival.subjects, state.class === 'accusation'),
  after,
});

import { DOCUMENTS } from '../../../glossary/index.js';
import { isInnerSheet, paperRule, type PaperRule } from '../../paper-rules.js';
import type { PetitionState } from '../../state.js';
import type { PaperState, PaperStatus } from '../../state-papers.js';
import { refuse, refuseIf } from '../checks/refuse.js';
import { documentIdOf } from '../notify.js';

/** How each stand of the road is called at the screen. */
export const PAPER_STATUS_ZH: Readonly<Record<PaperStatus, string>> = {
  drafted: '已拟稿',
  checked: '已核稿',
  signed: '已签发',
  stamped: '已用印',
  sent: '已发出',
  received: '已有送达结果',
  voided: '已作废',
};

/** A document with its rule and its name. */
export type NamedPaper = { paper: PaperState; rule: PaperRule; zh: string };

/**
 * The document that a command speaks of, where it stands as the step needs it.
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW with where it stands
 */
export function paperOf(
  state: PetitionState,
  documentId: unknown,
  step: { zh: string; from: readonly PaperStatus[] },
): NamedPaper {
  const id = documentIdOf(documentId);
  const paper = state.papers.find((each) => each.documentId === id);
  if (paper === undefined)
    return refuse('DOCUMENT_UNKNOWN', {
      message: '此件没有这份文书(§5)。',
      detail: { field: 'documentId' },
    });
  const { zh } = DOCUMENTS[paper.code];
  if (!step.from.includes(paper.status))
    refuse('DOCUMENT_STEP_NOT_NOW', {
      message: `《${zh}》${PAPER_STATUS_ZH[paper.status]},不能“${step.zh}”(§5:拟稿→核稿→签发→用印→发出→送达)。`,
      detail: { field: 'documentId', status: paper.status },
    });
  return { paper, rule: paperRule(paper.code), zh };
}

/** What stays with the case is signed and filed. @rejects DOCUMENT_STAYS_INSIDE */
export function refuseInnerSheet({ rule, zh }: NamedPaper): void {
  refuseIf(isInnerSheet(rule), 'DOCUMENT_STAYS_INSIDE', {
    message: `《${zh}》是内部用纸,签发后入卷,不用印、不发出(§5.1)。`,
    detail: { field: 'documentId' },
  });
}

import type { VoidDocument } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { refuseIf } from '../checks/refuse.js';
import { requireText, TEXT_LIMITS } from '../checks/text.js';
import { paperOf } from './paper-of.js';

/**
 * 作废: before it has gone out; its number stays in the series, visible, and is given to no other (§5.2).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW RESULT_NOT_VOIDED_SO TEXT_REQUIRED TEXT_TOO_SHORT
 */
export function voidDocument(
  state: PetitionState,
  command: VoidDocument,
  ctx: DecisionContext,
): PetitionEvent[] {
  const { paper, rule, zh } = paperOf(state, command.documentId, {
    zh: '作废',
    from: ['drafted', 'checked', 'signed', 'stamped'],
  });
  refuseIf(rule.act === 'result' && paper.signed !== null, 'RESULT_NOT_VOIDED_SO', {
    article: 'rework',
    message: `《${zh}》签发后结果有错的,退回重办、另出更正意见(O-53),不作废。`,
    detail: { field: 'documentId' },
  });
  return [
    {
      type: 'DocumentVoided',
      occurredOn: ctx.today,
      article: 'fourCheckpoints',
      data: { documentId: paper.documentId, docNo: paper.signed?.docNo ?? null },
      sealed: {
        reason: requireText(command.reason, 'reason', '作废原因', { max: TEXT_LIMITS.reason, min: 2 }),
      },
    },
  ];
}

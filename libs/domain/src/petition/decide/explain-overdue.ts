import { requireApproval } from '../approvals.js';
import type { ExplainOverdue } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireId } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { handlingOverdueDays } from './overdue-rules.js';
import { existing } from './preconditions.js';

/**
 * 超期说明 D43: days, cause, who answers for it, the deputy's signature (QE08, O-46). The days are counted here.
 * @rejects NOT_OVERDUE TEXT_REQUIRED ID_INVALID APPROVAL_REQUIRED APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_BY_SIGNER
 */
export function explainOverdue(
  state: PetitionState | null,
  command: ExplainOverdue,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const overdueDays = handlingOverdueDays(petition, ctx);
  refuseIf(overdueDays === 0, 'NOT_OVERDUE', {
    article: 'overdueClosing',
    message: '该件没有超期,不需要超期说明(QE01、QE08)。',
    detail: { field: 'type' },
  });
  const cause = requireText(command.cause, 'cause', '超期原因', { max: TEXT_LIMITS.reason });
  const approval = requireApproval(
    command.approval,
    {
      // The row 签发 for a petition without an accused asks for the deputy, as QE08 does.
      decisions: ['issuing'],
      columns: ['none'],
      after: { on: petition.arrival.receivedOn, zh: '收到日' },
    },
    ctx,
  );
  return [
    {
      type: 'OverdueExplained',
      occurredOn: approval.signedOn,
      article: 'overdueClosing',
      data: {
        overdueDays,
        responsibleId: requireId(command.responsibleId, 'responsibleId', '责任人'),
        approval,
      },
      sealed: { cause },
    },
  ];
}

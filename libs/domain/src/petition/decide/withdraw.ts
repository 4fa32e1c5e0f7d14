import { requireApproval } from '../approvals.js';
import type { Withdraw } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { existing, requireDay } from './preconditions.js';

/**
 * 撤回 D42: the petitioner's own wish, with its evidence, approved by the section (§1.14). An accusation that is being
 * verified goes on: only the feedback to the reporter falls away.
 * @rejects WITHDRAWAL_ENDS_NO_VERIFICATION TEXT_REQUIRED APPROVAL_REQUIRED APPROVAL_LEVEL_TOO_LOW
 *   APPROVAL_NOT_BY_SIGNER DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function withdraw(
  state: PetitionState | null,
  command: Withdraw,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  refuseIf(
    petition.class === 'accusation' && (petition.caseOpened || petition.accepted !== null),
    'WITHDRAWAL_ENDS_NO_VERIFICATION',
    {
      article: 'accusations',
      message: '举报人撤回不当然终止查核:已受理、立案的继续办理(§1.14)。',
      detail: { field: 'type' },
    },
  );
  const withdrawnOn = requireDay(ctx, {
    value: command.withdrawnOn,
    field: 'withdrawnOn',
    zh: '撤回日',
    notBefore: [{ on: petition.arrival.receivedOn, zh: '收到日' }],
  });
  const approval = requireApproval(
    command.approval,
    { decisions: [], columns: [], after: { on: withdrawnOn, zh: '撤回日' } },
    ctx,
  );
  return [
    {
      type: 'PetitionWithdrawn',
      occurredOn: withdrawnOn,
      article: 'ownDuties',
      data: { voluntary: true, approval },
      sealed: {
        evidence: requireText(command.evidence, 'evidence', '自愿撤回的凭证', { max: TEXT_LIMITS.evidence }),
      },
    },
  ];
}

import { columnsOf, requireApproval } from '../approvals.js';
import type { DecideExtension } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireFlag, requireWhole } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import {
  approvedTimes,
  extendable,
  pendingExtension,
  requireInTime,
  requireLength,
} from './extension-rules.js';
import { existing } from './preconditions.js';

/**
 * 批准或不批准延期: by the head of the unit (R-35, O-07), on the original last day at the latest.
 * @rejects EXTENSION_NOT_REQUESTED EXTENSION_AFTER_DUE EXTENSION_TOO_LONG EXTENSION_ALREADY_USED CLOCK_NOT_APPLICABLE
 *   CLOCK_STOPPED APPROVAL_REQUIRED APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_BY_SIGNER APPROVAL_NOT_OURS TEXT_REQUIRED
 */
export function decideExtension(
  state: PetitionState | null,
  command: DecideExtension,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const pending = pendingExtension(petition);
  if (pending === null)
    return refuse('EXTENSION_NOT_REQUESTED', {
      article: 'extension',
      message: '没有待批的延期申请(R-35)。',
      detail: { field: 'type' },
    });
  const approve = requireFlag(command.approve, 'approve', '是否批准');
  // O-07 asks for the head for accusations too, whatever the row 查核延期 of QP03 would be content with.
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['extensionItem6', 'extensionVerification'],
      columns: columnsOf(petition.arrival.subjects, petition.class === 'accusation'),
      after: { on: pending.requested.occurredOn, zh: '申请延期日' },
    },
    ctx,
  );
  if (!approve)
    return [
      {
        type: 'ExtensionRefused',
        occurredOn: approval.signedOn,
        article: pending.requested.clock === 'dueHandle' ? 'extension' : 'verificationExtension',
        data: { approval },
        sealed: {
          reason: requireText(command.reason, 'reason', '不批准的理由', { max: TEXT_LIMITS.reason }),
        },
      },
    ];
  const extension = extendable(petition, ctx);
  refuseIf(extension.clock.kind !== pending.requested.clock, 'CLOCK_NOT_APPLICABLE', {
    article: extension.article,
    message: '申请延期以后改了分类,该申请的期限已不适用(R-26),请重新申请。',
    detail: { field: 'type' },
  });
  refuseIf(
    approvedTimes(petition, extension.clock.kind) >= ctx.policy.extensionTimes,
    'EXTENSION_ALREADY_USED',
    { article: extension.article, message: '延期次数已用完(R-35)。', detail: { field: 'type' } },
  );
  const days = requireWhole(command.days ?? pending.requested.days, 'days', '延长天数', { min: 1, max: 366 });
  refuseIf(days > pending.requested.days, 'EXTENSION_TOO_LONG', {
    article: extension.article,
    message: '批准的天数不得多于申请的天数。',
    detail: { field: 'days', requested: pending.requested.days },
  });
  requireLength(petition, extension, days);
  requireInTime(extension, approval.signedOn, { field: 'approval.signedOn', zh: '批准延期' });
  return [
    {
      type: 'ExtensionApproved',
      occurredOn: approval.signedOn,
      article: extension.article,
      data: { days, approval },
      sealed: present({
        remark: optionalText(command.reason, 'reason', '批准意见', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
}

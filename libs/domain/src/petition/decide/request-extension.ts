import type { RequestExtension } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireWhole } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import {
  approvedTimes,
  extendable,
  pendingExtension,
  requireInTime,
  requireLength,
} from './extension-rules.js';
import { existing, lengthOf, requireDay } from './preconditions.js';
import { isVagueReason } from './result-rules.js';

/**
 * 申请延期 (R-35, O-07). A vague reason is recorded as such and judged at the gate (QE05).
 * @rejects CLOCK_NOT_APPLICABLE CLOCK_STOPPED EXTENSION_PENDING EXTENSION_ALREADY_USED EXTENSION_TOO_LONG
 *   EXTENSION_AFTER_DUE NUMBER_INVALID TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function requestExtension(
  state: PetitionState | null,
  command: RequestExtension,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const extension = extendable(petition, ctx);
  const { article, clock } = extension;
  refuseIf(pendingExtension(petition) !== null, 'EXTENSION_PENDING', {
    article,
    message: '已有一个延期申请待批。',
    detail: { field: 'type' },
  });
  refuseIf(approvedTimes(petition, clock.kind) >= ctx.policy.extensionTimes, 'EXTENSION_ALREADY_USED', {
    article,
    message: `延期次数已用完(最多${ctx.policy.extensionTimes}次,R-35)。`,
    detail: { field: 'type', times: ctx.policy.extensionTimes },
  });
  const days = requireWhole(command.days, 'days', '延长天数', { min: 1, max: 366 });
  requireLength(petition, extension, days);
  const requestedOn = requireDay(ctx, {
    value: command.requestedOn,
    field: 'requestedOn',
    zh: '申请延期日',
    notBefore: [{ on: clock.startedOn, zh: '受理日' }],
  });
  requireInTime(extension, requestedOn, { field: 'requestedOn', zh: '申请延期' });
  const reason = requireText(command.reason, 'reason', '延期理由', { max: TEXT_LIMITS.reason });
  return [
    {
      type: 'ExtensionRequested',
      occurredOn: requestedOn,
      article,
      data: {
        clock: clock.kind,
        days,
        reasonLength: lengthOf(reason),
        reasonVague: isVagueReason(reason),
      },
      sealed: { reason },
    },
  ];
}

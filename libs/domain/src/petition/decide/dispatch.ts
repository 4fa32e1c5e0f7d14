import type { Dispatch } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { DELIVERY_METHODS } from './notify-extension.js';
import { existing, refuseForAccusation, requireDay } from './preconditions.js';

/**
 * 交付或交邮: the day that stops the clock of handling unless the policy says otherwise (K-20). What is handed over is
 * delivered with it; what is posted waits for its receipt.
 * @rejects NOT_FOR_ACCUSATION RESULT_NOT_ISSUED ALREADY_DISPATCHED TEXT_REQUIRED CODE_UNKNOWN DATE_IN_FUTURE
 *   DATE_BEFORE_STEP
 */
export function dispatch(
  state: PetitionState | null,
  command: Dispatch,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '送达:查核报告不给信访人,向实名举报人另作反馈', 'type');
  const { issued } = petition;
  if (issued === null)
    return refuse('RESULT_NOT_ISSUED', {
      article: 'closureDay',
      message: '结果签发以后才能送达(§1.14)。',
      detail: { field: 'type' },
    });
  refuseIf(isSent(petition), 'ALREADY_DISPATCHED', {
    article: 'closureDay',
    message: '该件的结果已经送出,办结日不再变;退信再送、更正意见重新送达的,送到时直接登记送达(§1.14、O-53)。',
    detail: { field: 'type' },
  });
  const dispatchedOn = requireDay(ctx, {
    value: command.dispatchedOn,
    field: 'dispatchedOn',
    zh: '交付(交邮)日',
    notBefore: [{ on: issued.occurredOn, zh: '签发日' }],
  });
  const method = requireOneOf(command.method, DELIVERY_METHODS, 'method', '送达方式');
  const receivedBy = method === 'handed' ? requireText : optionalText;
  return [
    {
      type: 'ResultDispatched',
      occurredOn: dispatchedOn,
      article: 'closureDay',
      data: { method, dispatchedOn },
      sealed: present({
        trackingNo: optionalText(command.trackingNo, 'trackingNo', '邮件号', { max: TEXT_LIMITS.number }),
        receivedBy: receivedBy(command.receivedBy, 'receivedBy', '签收人', { max: TEXT_LIMITS.name }),
      }),
    },
  ];
}

/**
 * Was it sent? The first sending stops the clock for good (K-20), so there is no second one: what came back, and a
 * corrected paper after a return at the closing gate (O-53), is recorded when it arrives.
 */
export const isSent = ({ dispatched }: PetitionState): boolean => dispatched !== null;

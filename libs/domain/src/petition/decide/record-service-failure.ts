import type { RecordServiceFailure } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { isSent } from './dispatch.js';
import { existing, refuseForAccusation, requireDay } from './preconditions.js';
import { requireNotReceived } from './record-delivery.js';

const GROUNDS = ['returned', 'addressUnknown', 'whereaboutsUnknown'] as const;

/**
 * 无法送达, with its evidence. What was posted has stopped its clock; the window for review does not open.
 * @rejects NOT_FOR_ACCUSATION RESULT_NOT_ISSUED NOT_DISPATCHED ALREADY_DELIVERED TEXT_REQUIRED CODE_UNKNOWN DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordServiceFailure(
  state: PetitionState | null,
  command: RecordServiceFailure,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '送达', 'type');
  requireNotReceived(petition);
  const { dispatched, issued } = petition;
  if (issued === null)
    return refuse('RESULT_NOT_ISSUED', {
      article: 'closureDay',
      message: '结果签发以后才能登记无法送达(§1.14)。',
      detail: { field: 'type' },
    });
  const ground = requireOneOf(command.ground, GROUNDS, 'ground', '无法送达的情形');
  refuseIf(ground === 'returned' && !isSent(petition), 'NOT_DISPATCHED', {
    article: 'closureDay',
    message: '没有交邮的不能登记退回(QC04)。',
    detail: { field: 'ground' },
  });
  const occurredOn = requireDay(ctx, {
    value: command.occurredOn,
    field: 'occurredOn',
    zh: '无法送达的凭证日',
    notBefore: [
      { on: issued.occurredOn, zh: '签发日' },
      { on: isSent(petition) ? (dispatched?.dispatchedOn ?? null) : null, zh: '交付(交邮)日' },
    ],
  });
  return [
    {
      type: 'ServiceFailed',
      occurredOn,
      article: 'closureDay',
      data: { ground },
      sealed: { evidence: requireText(command.evidence, 'evidence', '凭证', { max: TEXT_LIMITS.evidence }) },
    },
  ];
}

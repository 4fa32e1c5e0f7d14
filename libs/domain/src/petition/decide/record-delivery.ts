import type { RecordDelivery } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { isSent } from './dispatch.js';
import { existing, refuseForAccusation, requireDay } from './preconditions.js';

const WAYS = ['signed', 'refused', 'leftAtAddress', 'electronic'] as const;

/**
 * 送达: the day on which the petitioner has it; the window for review counts from here. Also where a paper that
 * could not be served reaches its addressee after all.
 * @rejects NOT_FOR_ACCUSATION NOT_DISPATCHED ALREADY_DELIVERED WITNESS_MISSING TEXT_REQUIRED CODE_UNKNOWN DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordDelivery(
  state: PetitionState | null,
  command: RecordDelivery,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '送达', 'type');
  const { dispatched, issued, serviceFailed } = petition;
  requireNotReceived(petition);
  // Out of reach, then found: the failure itself stands for the sending (§1.14 serveAgain).
  const again = serviceFailed !== null;
  if (issued === null || (!isSent(petition) && !again))
    return refuse('NOT_DISPATCHED', {
      article: 'review',
      message: '结果交付或交邮以后才能登记送达(R-40)。',
      detail: { field: 'type' },
    });
  const deliveredOn = requireDay(ctx, {
    value: command.deliveredOn,
    field: 'deliveredOn',
    zh: '送达日',
    notBefore: [
      { on: issued.occurredOn, zh: '签发日' },
      { on: isSent(petition) ? (dispatched?.dispatchedOn ?? null) : null, zh: '交付(交邮)日' },
      { on: again ? (serviceFailed?.occurredOn ?? null) : null, zh: '无法送达的凭证日' },
    ],
  });
  const how = requireOneOf(command.how, WAYS, 'how', '送达情形');
  const witness = optionalText(command.witness, 'witness', '见证人', { max: TEXT_LIMITS.name });
  refuseIf((how === 'refused' || how === 'leftAtAddress') && witness === undefined, 'WITNESS_MISSING', {
    article: 'review',
    message: '拒收、留置的须有见证人(D37)。',
    detail: { field: 'witness' },
  });
  return [
    {
      type: 'ResultDelivered',
      occurredOn: deliveredOn,
      article: 'review',
      data: { deliveredOn, how },
      sealed: {
        receivedBy: requireText(command.receivedBy, 'receivedBy', '签收人', { max: TEXT_LIMITS.name }),
        ...present({ witness }),
      },
    },
  ];
}

/** The paper in force was received once and for all: the window counts from that day. @rejects ALREADY_DELIVERED */
export function requireNotReceived({ delivered, reworks }: PetitionState): void {
  const received =
    delivered !== null &&
    !reworks.some(({ gate, standing }) => gate === 'closing' && standing.includes(delivered.eventId));
  refuseIf(received, 'ALREADY_DELIVERED', {
    article: 'review',
    message: '该结果已经送达(R-40)。',
    detail: { field: 'type' },
  });
}

import { originalDueOf, handlingClockOf } from '../clocks.js';
import type { NotifyExtension } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { DeliveryMethod, PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { documentIdOf } from './notify.js';
import { existing, refuseForAccusation, requireDay } from './preconditions.js';

/** 交付、交邮、电子送达. */
export const DELIVERY_METHODS: readonly DeliveryMethod[] = ['handed', 'posted', 'electronic'];

/**
 * 延期告知 D16. After the original last day it is a finding and never makes the extension void (R-35, QE06).
 * @rejects NOT_FOR_ACCUSATION EXTENSION_NOT_APPROVED EXTENSION_ALREADY_NOTIFIED CLOCK_NOT_APPLICABLE TEXT_REQUIRED
 *   DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function notifyExtension(
  state: PetitionState | null,
  command: NotifyExtension,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  refuseForAccusation(petition, '延期告知书', 'type');
  const extension = petition.extensions.findLast(({ decided }) => decided?.approved === true);
  const clock = handlingClockOf(petition, ctx.policy, ctx.calendar);
  if (extension?.decided == null || clock === null)
    return refuse('EXTENSION_NOT_APPROVED', {
      article: 'extension',
      message: '没有已批准的延期可以告知(R-35)。',
      detail: { field: 'type' },
    });
  refuseIf(extension.notified !== null, 'EXTENSION_ALREADY_NOTIFIED', {
    article: 'extension',
    message: '这次延期已经告知(R-35)。',
    detail: { field: 'type' },
  });
  const notifiedOn = requireDay(ctx, {
    value: command.notifiedOn,
    field: 'notifiedOn',
    zh: '延期告知日',
    notBefore: [{ on: extension.decided.occurredOn, zh: '批准延期日' }],
  });
  return [
    {
      type: 'ExtensionNotified',
      occurredOn: notifiedOn,
      article: 'extension',
      data: {
        method: requireOneOf(command.method, DELIVERY_METHODS, 'method', '送达方式'),
        documentId: documentIdOf(command.documentId),
        late: notifiedOn > originalDueOf(clock, ctx.calendar),
      },
      sealed: {
        addressee: requireText(command.addressee, 'addressee', '收件人', { max: TEXT_LIMITS.name }),
      },
    },
  ];
}

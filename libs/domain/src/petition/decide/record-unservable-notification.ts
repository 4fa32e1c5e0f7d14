import type { RecordUnservableNotification } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { requireNotBefore, requirePast } from './checks/dates.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { noticesFor } from './notify.js';

const GROUNDS = ['returned', 'invalidNumber', 'verifiedWithSender'] as const;

/**
 * 告知无法送达: with at least one piece of evidence. A returned letter needs a letter that was posted before.
 * What was handed over has arrived. Says nothing when it is recorded already.
 * @rejects UNSERVABLE_HANDED_OVER UNSERVABLE_NOTHING_POSTED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordUnservableNotification(
  state: PetitionState,
  command: RecordUnservableNotification,
  ctx: DecisionContext,
): PetitionEvent[] {
  const ground = requireOneOf(command.ground, GROUNDS, 'ground', '无法送达的情形');
  const evidence = requireText(command.evidence, 'evidence', '凭证', { max: TEXT_LIMITS.evidence });
  const occurredOn = requirePast(command.occurredOn, 'occurredOn', '凭证日', ctx);
  const notice = state.notifications.findLast(({ kind }) => noticesFor(state).includes(kind));
  refuseIf(notice?.method === 'handed', 'UNSERVABLE_HANDED_OVER', {
    article: 'transferNotice',
    message: '告知书已经当面交付,不存在无法送达的情形(R-14)。',
    detail: { field: 'type' },
  });
  const posted = state.notifications.findLast(({ method }) => method === 'posted');
  refuseIf(ground === 'returned' && posted === undefined, 'UNSERVABLE_NOTHING_POSTED', {
    article: 'transferNotice',
    message: '没有交邮过告知书,不能以退信为由记无法送达(R-14)。',
    detail: { field: 'ground' },
  });
  requireNotBefore(
    occurredOn,
    'occurredOn',
    '凭证日',
    ground === 'returned' && posted !== undefined
      ? { on: posted.issuedOn, zh: '告知书交邮日' }
      : { on: state.arrival.receivedOn, zh: '收到日' },
  );
  if (state.notificationUnservable?.ground === ground) return [];
  return [
    {
      type: 'NotificationUnservable',
      occurredOn,
      article: 'transferNotice',
      data: { ground },
      sealed: { evidence },
    },
  ];
}

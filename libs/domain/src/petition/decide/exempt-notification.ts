import type { ExemptNotification } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { isUnderArticle23Third } from './checks/arrival-consistency.js';
import { requireOneOf } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';

const GROUNDS = ['anonymous', 'nameUnclear', 'addressUnclear'] as const;

/**
 * 免予告知: only where name or address is unclear and only for what came directly or, by analogy, from a leader, a
 * department, a discipline organ or from below. What a petition office or superior sent has no exemption;
 * what cannot be served there is recorded as unservable. Says nothing when exempted already.
 * @rejects EXEMPTION_NOT_FOR_ORIGIN EXEMPTION_GROUND_CONTRADICTS ALREADY_NOTIFIED
 */
export function exemptNotification(
  state: PetitionState,
  command: ExemptNotification,
  ctx: DecisionContext,
): PetitionEvent[] {
  const ground = requireOneOf(command.ground, GROUNDS, 'ground', '免告知理由');
  const { arrival } = state;
  refuseIf(isUnderArticle23Third(arrival), 'EXEMPTION_NOT_FOR_ORIGIN', {
    article: 'transferNotice',
    message: '信访部门、上级组织部门转送、交办的件没有免告知;确实送不到的,凭退信等凭证记“无法送达”(R-14)。',
    detail: { field: 'ground' },
  });
  refuseIf(state.notifications.length > 0, 'ALREADY_NOTIFIED', {
    article: 'directNotice',
    message: '该件已经书面告知,不用再免。',
    detail: { field: 'ground' },
  });
  const holds = {
    anonymous: arrival.anonymity === 'anonymous',
    nameUnclear: !arrival.nameClear,
    addressUnclear: !arrival.addressClear,
  };
  refuseIf(!holds[ground], 'EXEMPTION_GROUND_CONTRADICTS', {
    article: 'directNotice',
    message: '免告知理由与登记不符:该件的姓名、住址是清楚的(R-13)。',
    detail: { field: 'ground' },
  });
  if (state.notificationExempted?.ground === ground) return [];
  return [
    {
      type: 'NotificationExempted',
      occurredOn: ctx.today,
      article: arrival.origin === 'direct' ? 'directNotice' : 'otherOrigins',
      data: { ground },
    },
  ];
}

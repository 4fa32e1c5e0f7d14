import { levelOf } from '../approvals.js';
import type { RuleOnRecusal } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireId, requireOneOf } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';

const GROUNDS = ['sameName', 'relative', 'sameUnit', 'selfDeclared'] as const;
const RULINGS = ['cleared', 'confirmed'] as const;

/**
 * 回避命中逐条消除或确认 (R-21, QP06): a named person of at least level A says so, never about oneself; only declaring
 * an interest is one's own to do. Says nothing when the same ruling stands.
 * @rejects RECUSAL_OWN_RULING RECUSAL_RULER_CAPACITY TEXT_REQUIRED
 */
export function ruleOnRecusal(
  state: PetitionState,
  command: RuleOnRecusal,
  ctx: DecisionContext,
): PetitionEvent[] {
  const accountId = requireId(command.accountId, 'accountId', '人员');
  const ground = requireOneOf(command.ground, GROUNDS, 'ground', '回避事由');
  const ruling = requireOneOf(command.ruling, RULINGS, 'ruling', '裁定');
  const reason = requireText(command.reason, 'reason', '裁定的理由', { max: TEXT_LIMITS.reason });
  const declares = ground === 'selfDeclared' && ruling === 'confirmed';
  const aboutSelf = accountId === ctx.actor.accountId;
  refuseIf(aboutSelf && !declares, 'RECUSAL_OWN_RULING', {
    article: 'recusal',
    message: '不能裁定自己的回避;自己只能申报回避(R-21)。',
    detail: { field: 'accountId' },
  });
  refuseIf(!aboutSelf && levelOf(ctx.actor.capacity) === null, 'RECUSAL_RULER_CAPACITY', {
    article: 'recusal',
    message: '回避须由扎口负责人以上的具名人员裁定(R-21)。',
    detail: { field: 'actor' },
  });
  const standing = state.recusals.findLast((each) => each.accountId === accountId && each.ground === ground);
  if (standing?.ruling === ruling) return [];
  return [
    {
      type: 'RecusalHitRuled',
      occurredOn: ctx.today,
      article: 'recusal',
      data: { accountId, ground, ruling, ruledBy: ctx.actor.accountId },
      sealed: { reason },
    },
  ];
}

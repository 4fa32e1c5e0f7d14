import { columnsOf, requireApproval } from '../approvals.js';
import type { DesignateHandler } from '../commands.js';
import type { AccountId, DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireId, requireIds, requireList, requireOneOf, requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import { requireNoRecusal } from './preconditions.js';

const GROUNDS = ['accused', 'sameName', 'relative', 'sameUnit'] as const;

/**
 * the accused himself is blocked at once; other hits wait for a named person's word on each. A former handler
 * is no hit, or a returned petition in a small office would find nobody (pitfall 24).
 */
function requireHitsRuled(state: PetitionState, people: readonly AccountId[], value: unknown): void {
  const hits = requireList(value ?? [], 'recusalHits', '回避命中', { max: 200 });
  hits.forEach((each, at) => {
    const field = `recusalHits[${at}]`;
    const hit = requireRecord(each, field, '回避命中');
    const accountId = requireId(hit.accountId, `${field}.accountId`, '人员');
    const ground = requireOneOf(hit.ground, GROUNDS, `${field}.ground`, '回避事由');
    if (!people.includes(accountId)) return;
    refuseIf(ground === 'accused', 'RECUSAL_ACCUSED', {
      article: 'recusal',
      message: '被反映人本人不得参与该件的办理(R-21)。',
      detail: { field: 'handlerId' },
    });
    const ruling = state.recusals.findLast((each) => each.accountId === accountId && each.ground === ground);
    if (ruling === undefined) {
      refuse('RECUSAL_UNRULED', {
        article: 'recusal',
        message: '回避检查有命中:须由具名人员逐条消除或确认后才能指定(R-21)。',
        detail: { field: 'handlerId', ground },
      });
    }
  });
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

/**
 * 指定承办: handler, co-handlers and the need-to-know list, which always holds them. Who comes to know a restricted
 * petition is decided at the level of its routing (QP03), a general one by the single window.
 * @rejects RECUSAL_ACCUSED RECUSAL_CONFIRMED RECUSAL_UNRULED CO_HANDLER_IS_HANDLER APPROVAL_LEVEL_TOO_LOW
 */
export function designateHandler(
  state: PetitionState,
  command: DesignateHandler,
  ctx: DecisionContext,
): PetitionEvent[] {
  const handlerId = requireId(command.handlerId, 'handlerId', '承办人');
  const coHandlerIds = requireIds(command.coHandlerIds, 'coHandlerIds', '协办人');
  refuseIf(coHandlerIds.includes(handlerId), 'CO_HANDLER_IS_HANDLER', {
    article: 'responsibility',
    message: '承办人不能同时是协办人。',
    detail: { field: 'coHandlerIds' },
  });
  const handlers = [handlerId, ...coHandlerIds];
  const needToKnow = [...new Set([...handlers, ...requireIds(command.needToKnow, 'needToKnow', '知悉范围')])];
  requireNoRecusal(state, handlers, 'handlerId');
  requireNoRecusal(state, needToKnow, 'needToKnow');
  requireHitsRuled(state, needToKnow, command.recusalHits);
  const reason = optionalText(command.reason, 'reason', '指定的说明', { max: TEXT_LIMITS.reason });
  const stands =
    state.handlerId === handlerId &&
    same(state.coHandlerIds, coHandlerIds) &&
    same(state.needToKnow, needToKnow);
  if (stands) return [];
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['routing'],
      columns: state.zone === 'general' ? ['none'] : columnsOf(state.arrival.subjects, true),
      after: { on: state.triage?.occurredOn ?? state.arrival.receivedOn, zh: '分流日' },
    },
    ctx,
  );
  return [
    {
      type: 'HandlerDesignated',
      occurredOn: approval.signedOn,
      article: 'responsibility',
      data: { handlerId, coHandlerIds, needToKnow, approval },
      sealed: present({ reason }),
    },
  ];
}

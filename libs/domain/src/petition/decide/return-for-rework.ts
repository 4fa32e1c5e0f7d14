import { CURRENT_RULE_SET, gateOutcome, judgeGate } from '../../checkpoints/index.js';
import { addDays } from '../../calendar.js';
import type { ReturnForRework } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { gateRound } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireList } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { optionalText, TEXT_LIMITS } from './checks/text.js';
import { requiredActionsOf, requireExaminer, requireHumanCheck, requireOpenGate } from './gate-rules.js';
import { distinct, existing, requireDayAhead } from './preconditions.js';
import { type Decided, wordToBelow } from './word-to-below.js';

/**
 * 退回重办 (O-50): what failed, what is to be done and by when. Stops and resets no statutory clock (O-51).
 * @rejects REWORK_WITHOUT_GROUND GATE_NOT_OPEN NOT_YOUR_OWN_CASE EXAMINER_CAPACITY CHECK_NOT_OF_GATE CHECK_IS_AUTOMATIC
 *   LIST_INVALID TEXT_REQUIRED DATE_INVALID DATE_IN_PAST CODE_UNKNOWN
 */
export function returnForRework(
  state: PetitionState | null,
  command: ReturnForRework,
  ctx: DecisionContext,
): Decided {
  const petition = existing(state);
  const gate = requireOpenGate(petition, command.gate);
  requireExaminer(petition, ctx);
  const verdicts = judgeGate(petition, gate, ctx);
  const { failedHard, failedSoft } = gateOutcome(verdicts);
  const named = requireList(command.failedChecks ?? [], 'failedChecks', '未过项', { max: 40 }).map(
    (check, at) => requireHumanCheck(check, gate, `failedChecks[${at}]`),
  );
  const reason = optionalText(command.reason, 'reason', '退回理由', { max: TEXT_LIMITS.reason });
  const failedChecks = distinct([...failedHard, ...failedSoft, ...named]);
  refuseIf(failedChecks.length === 0 && reason === undefined, 'REWORK_WITHOUT_GROUND', {
    article: 'rework',
    message: '没有未过项的,退回须写明理由(O-50)。',
    detail: { field: 'reason' },
  });
  const requiredActions = requiredActionsOf(command.requiredActions);
  const remark = [reason, ...requiredActions].filter(Boolean).join(';');
  const dueOn =
    command.dueOn === undefined
      ? addDays(ctx.today, ctx.policy.reworkDays)
      : requireDayAhead(ctx, command.dueOn, 'dueOn');
  const events: PetitionEvent[] = [
    {
      type: 'ReworkOrdered',
      occurredOn: ctx.today,
      article: 'rework',
      data: {
        gate,
        round: gateRound(petition, gate),
        ruleSet: CURRENT_RULE_SET,
        failedChecks,
        verdicts,
        dueOn,
        examinerId: ctx.actor.accountId,
      },
      sealed: { reason: reason ?? '', requiredActions },
    },
  ];
  return { events, others: wordToBelow(petition, gate, { passed: false, remark, dueOn }, ctx) };
}

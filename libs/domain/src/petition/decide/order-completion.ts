import { CURRENT_RULE_SET, gateOutcome, judgeGate } from '../../checkpoints/index.js';
import { addDays } from '../../calendar.js';
import type { OrderCompletion } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { refuseIf } from './checks/refuse.js';
import { requiredActionsOf, requireExaminer } from './gate-rules.js';
import { existing, requireDayAhead } from './preconditions.js';

/**
 * 补正手续: at the closing gate, formalities only; the conclusion stands and no clock is touched (§2.5, O-53).
 * @rejects NOTHING_TO_COMPLETE NOT_YOUR_OWN_CASE EXAMINER_CAPACITY LIST_INVALID TEXT_REQUIRED DATE_INVALID DATE_IN_PAST
 */
export function orderCompletion(
  state: PetitionState | null,
  command: OrderCompletion,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  requireExaminer(petition, ctx);
  const verdicts = judgeGate(petition, 'closing', ctx);
  const { failedHard, failedSoft } = gateOutcome(verdicts);
  const failedChecks = [...failedHard, ...failedSoft];
  refuseIf(failedChecks.length === 0, 'NOTHING_TO_COMPLETE', {
    article: 'gates',
    message: '结案审核没有未过项,不需要补正(O-45)。',
    detail: { field: 'type' },
  });
  return [
    {
      type: 'CompletionOrdered',
      occurredOn: ctx.today,
      article: 'gates',
      data: {
        failedChecks,
        verdicts,
        ruleSet: CURRENT_RULE_SET,
        dueOn:
          command.dueOn === undefined
            ? addDays(ctx.today, ctx.policy.completionDays)
            : requireDayAhead(ctx, command.dueOn, 'dueOn'),
        examinerId: ctx.actor.accountId,
      },
      sealed: { requiredActions: requiredActionsOf(command.requiredActions) },
    },
  ];
}

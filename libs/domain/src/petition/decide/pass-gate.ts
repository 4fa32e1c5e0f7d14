import { CURRENT_RULE_SET, gateOutcome, judgeGate } from '../../checkpoints/index.js';
import { GATES } from '../../glossary/index.js';
import type { PassGate } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { gateRound } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireRecord } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireExaminer, requireNotPassed, requireOpenGate } from './gate-rules.js';
import { existing } from './preconditions.js';
import { type Decided, wordToBelow } from './word-to-below.js';

/**
 * 过关: every applicable hard check passed (O-45); each soft one that failed has a sentence beside it. The verdicts
 * go into the event as they were given, with the version of the rules (O-49).
 * @rejects GATE_NOT_PASSED GATE_NOT_OPEN GATE_ALREADY_PASSED TEXT_REQUIRED NOT_YOUR_OWN_CASE EXAMINER_CAPACITY CODE_UNKNOWN
 */
export function passGate(state: PetitionState | null, command: PassGate, ctx: DecisionContext): Decided {
  const petition = existing(state);
  const gate = requireOpenGate(petition, command.gate);
  const substitution = requireExaminer(petition, ctx);
  requireNotPassed(petition, gate);
  const verdicts = judgeGate(petition, gate, ctx);
  const outcome = gateOutcome(verdicts);
  refuseIf(!outcome.passed, 'GATE_NOT_PASSED', {
    article: 'gates',
    message: `${GATES[gate].zh}未通过:有硬项未过或待人签(O-45)。`,
    detail: { field: 'gate', failed: outcome.failedHard, awaiting: outcome.awaiting },
  });
  const remarks = requireRecord(command.softFailureRemarks ?? {}, 'softFailureRemarks', '软项说明');
  const softFailureRemarks = Object.fromEntries(
    outcome.failedSoft.map((check) => [
      check,
      requireText(remarks[check], `softFailureRemarks.${check}`, `软项${check}未过的说明`, {
        max: TEXT_LIMITS.reason,
      }),
    ]),
  );
  const events: PetitionEvent[] = [
    {
      type: 'GatePassed',
      occurredOn: ctx.today,
      article: 'gates',
      data: {
        gate,
        round: gateRound(petition, gate),
        ruleSet: CURRENT_RULE_SET,
        verdicts,
        examinerId: ctx.actor.accountId,
        substitution,
      },
      sealed: { softFailureRemarks },
    },
  ];
  return { events, others: wordToBelow(petition, gate, { passed: true }, ctx) };
}

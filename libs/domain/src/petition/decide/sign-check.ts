import type { SignCheck } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { gateRound } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireFlag } from './checks/codes.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import {
  gateBefore,
  requireExaminer,
  requireGate,
  requireHumanCheck,
  requireNotPassed,
  requireOpenGate,
} from './gate-rules.js';
import { existing } from './preconditions.js';

/**
 * A person's word on a check that a machine cannot settle alone (A/H, H); a later word replaces an earlier one.
 * Said again, it stays quiet.
 * @rejects NOT_YOUR_OWN_CASE EXAMINER_CAPACITY CHECK_NOT_OF_GATE CHECK_IS_AUTOMATIC GATE_NOT_OPEN
 *   GATE_ALREADY_PASSED TEXT_REQUIRED CODE_UNKNOWN
 */
export function signCheck(
  state: PetitionState | null,
  command: SignCheck,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  // Where both gates are judged at once, or the exit set alone, a check is signed at the gate that it belongs to.
  const atOnce = petition.status !== 'resultSubmitted' && petition.issued === null;
  const gate = atOnce ? requireGate(command.gate) : requireOpenGate(petition, command.gate);
  requireExaminer(petition, ctx);
  requireNotPassed(petition, gateBefore(petition));
  const check = requireHumanCheck(command.check, gate, 'check');
  const passed = requireFlag(command.passed, 'passed', '是否通过');
  const remark = passed ? optionalText : requireText;
  const round = gateRound(petition, gate);
  const before = petition.signedChecks.findLast(
    (signed) => signed.gate === gate && signed.round === round && signed.check === check,
  );
  if (passed && before?.passed === true && before.examinerId === ctx.actor.accountId) return [];
  return [
    {
      type: 'CheckSigned',
      occurredOn: ctx.today,
      article: 'gates',
      data: { gate, round, check, passed, examinerId: ctx.actor.accountId },
      sealed: present({
        remark: remark(command.remark, 'remark', '未过的理由', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
}

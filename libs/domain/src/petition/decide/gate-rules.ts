import { CURRENT_RULE_SET, ruleSetOf } from '../../checkpoints/index.js';
import { CHECKS, GATES } from '../../glossary/index.js';
import type { CheckCode, Gate } from '../../glossary/index.js';
import { examinerSubstitution, type Substitution } from '../approvals.js';
import type { DecisionContext } from '../context.js';
import { gatePassed } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireCode, requireList } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { isHandler, requireNoRecusal } from './preconditions.js';

/** Is the check judged at this gate (§2.5)? */
export const belongsToGate = (check: CheckCode, gate: Gate): boolean =>
  ruleSetOf(CURRENT_RULE_SET).checks[check].gates.includes(gate);

/** Does a person have a word on it (A/H, H)? */
export const isForPersons = (check: CheckCode): boolean =>
  ruleSetOf(CURRENT_RULE_SET).checks[check].kind !== 'auto';

/** 审签审核、结案审核. @rejects CODE_UNKNOWN */
export const requireGate = (value: unknown): Gate => requireCode(value, GATES, 'gate', '关口');

/** The gate before which the petition stands: a result of our own is signed first, everything else is on its way out. */
export const gateBefore = (state: PetitionState): Gate =>
  state.status === 'resultSubmitted' ? 'signing' : 'closing';

/** @rejects CODE_UNKNOWN GATE_NOT_OPEN */
export function requireOpenGate(state: PetitionState, value: unknown): Gate {
  const gate = requireGate(value);
  refuseIf(gate !== gateBefore(state), 'GATE_NOT_OPEN', {
    article: 'gates',
    message: `该件现在不在${GATES[gate].zh}(§2.5)。`,
    detail: { field: 'gate' },
  });
  return gate;
}

/** @rejects GATE_ALREADY_PASSED */
export function requireNotPassed(state: PetitionState, gate: Gate): void {
  refuseIf(gatePassed(state, gate), 'GATE_ALREADY_PASSED', {
    article: 'gates',
    message: `这一轮${GATES[gate].zh}已经通过(O-45)。`,
    detail: { field: 'gate' },
  });
}

/**
 * Who judges a gate is another person than who handled the case. In a small office the head of the window stands in;
 * where he handled it himself, the deputy does (§2.14, O-98).
 * @rejects NOT_YOUR_OWN_CASE EXAMINER_CAPACITY RECUSAL_ACCUSED RECUSAL_CONFIRMED
 */
export function requireExaminer(state: PetitionState, ctx: DecisionContext): Substitution | null {
  const { accountId } = ctx.actor;
  refuseIf(isHandler(state, accountId), 'NOT_YOUR_OWN_CASE', {
    article: 'gates',
    message: '审核人不得是本件承办人(§2.14);小机关由主任审签,主任自办的由分管副部长审签。',
    detail: { field: 'actor' },
  });
  requireNoRecusal(state, [accountId], 'actor');
  return examinerSubstitution([], ctx);
}

/** A check of this gate on which a person has a word. @rejects CODE_UNKNOWN CHECK_NOT_OF_GATE CHECK_IS_AUTOMATIC */
export function requireHumanCheck(value: unknown, gate: Gate, field: string): CheckCode {
  const check = requireCode(value, CHECKS, field, '检查项');
  refuseIf(!belongsToGate(check, gate), 'CHECK_NOT_OF_GATE', {
    article: 'gates',
    message: `${check}不在${GATES[gate].zh}判(§2.5)。`,
    detail: { field, check },
  });
  refuseIf(!isForPersons(check), 'CHECK_IS_AUTOMATIC', {
    article: 'gates',
    message: `${check}由系统判定,不由人签(§2.5)。`,
    detail: { field, check },
  });
  return check;
}

/** 要做什么: at least one thing that can be done (O-50). @rejects LIST_INVALID TEXT_REQUIRED */
export const requiredActionsOf = (value: unknown): string[] =>
  requireList(value, 'requiredActions', '要求做的事', { min: 1, max: 50 }).map((action, at) =>
    requireText(action, `requiredActions[${at}]`, '要求做的事', { max: TEXT_LIMITS.reason }),
  );

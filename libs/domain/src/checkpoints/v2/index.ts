import type { CheckCode, CheckSet, Gate } from '../../glossary/index.js';
import { CHECKS, codesOf } from '../../glossary/index.js';
import type { Verdict } from '../../petition/events.js';
import { gateRound } from '../../petition/gate-rounds.js';
import type { PetitionState } from '../../petition/state.js';
import type { JudgeContext, RuleSet } from '../rule-set.js';
import { applicability, checkSetOf, EXIT_SET } from '../v1/applicability.js';
import type { Judgement } from '../v1/judgement.js';
import { idsOf, notApplicable } from '../v1/judgement.js';
import { isAssignedDown } from '../v1/views.js';
import { CHECK_TABLE } from './check-table.js';
import { missingZh } from './missing.js';
import { wantsTalk } from './reports-and-talks.js';

/**
 * Second rule set: agreements, reports out of another organ's books (§1.14), talks with leading cadres (O-17).
 * What did not change is taken from the frozen folder of the first. Once a verdict of a real case names it, this folder
 * is not edited any more either (eventstore.md §5.0 no. 17).
 */
export const RULE_SET_V2: RuleSet = { version: 'v2', checks: CHECK_TABLE, missingZh, judge };

/** Every check of a gate, in the order of the table. */
function judge(state: PetitionState, gate: Gate, ctx: JudgeContext): Verdict[] {
  const set = checkSetOf(state);
  return codesAt(state, gate, set).map((check) => ({
    check,
    hard: CHECK_TABLE[check].hard,
    ...judgementOf(check, state, { gate, set, ctx }),
  }));
}

/** An end without a result is judged once, by the exit set; the report of a unit below at both gates at once (§2.5). */
function codesAt(state: PetitionState, gate: Gate, set: CheckSet | null): CheckCode[] {
  const both = gate === 'closing' && isAssignedDown(state);
  return codesOf(CHECKS).filter((code) => {
    if (set === 'exit' && gate === 'closing' && EXIT_SET.includes(code)) return true;
    return both || CHECK_TABLE[code].gates.includes(gate);
  });
}

type At = { gate: Gate; set: CheckSet | null; ctx: JudgeContext };

function judgementOf(check: CheckCode, state: PetitionState, { gate, set, ctx }: At): Judgement {
  if (set === null) return notApplicable(`${check} 历史件不判`);
  if (set === 'exit' && gate === 'signing') return notApplicable(`${check} 不经结果的终态不过审签审核`);
  // O-17 holds in the light set too, where the rest of QP07 is not judged.
  const applies =
    check === 'QP07' && set !== 'exit' && wantsTalk(state)
      ? { row: null, onlyWithFact: false }
      : applicability(check, state, set);
  if (applies.row !== null) return notApplicable(applies.row);
  const { today, policy, calendar } = ctx;
  const { onlyWithFact } = applies;
  const judgement = CHECK_TABLE[check].judge(state, { gate, set, onlyWithFact, today, policy, calendar });
  return judgement.value === 'awaitingPerson' ? withSignature(check, gate, state, judgement) : judgement;
}

/** A person's word, given at this gate in this round; where both are judged at once, at the check's own gate. */
function withSignature(check: CheckCode, gate: Gate, state: PetitionState, waiting: Judgement): Judgement {
  const { gates } = CHECK_TABLE[check];
  const accepted: readonly Gate[] = gates.includes(gate) ? [gate] : gates;
  const word = state.signedChecks.findLast(
    (signed) =>
      signed.check === check &&
      accepted.includes(signed.gate) &&
      signed.round === gateRound(state, signed.gate),
  );
  if (word === undefined) return waiting;
  const { finding } = waiting;
  return {
    value: word.passed ? 'passed' : 'failed',
    decidedBy: idsOf(...waiting.decidedBy, word),
    missing: [],
    ...(finding === undefined ? {} : { finding }),
  };
}

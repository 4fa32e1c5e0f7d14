import { CHECKS, WAYS_OUT } from '../glossary/index.js';
import type { CheckCode, CheckKind, Checkpoint, Gate } from '../glossary/index.js';
import type { Verdict, VerdictValue } from '../petition/events.js';
import type { PetitionState } from '../petition/state.js';
import { Rejected } from '../rejected.js';
import type { JudgeContext, RuleSet } from './rule-set.js';
import { RULE_SET_V1 } from './v1/index.js';
import { RULE_SET_V2 } from './v2/index.js';
import { RULE_SET_V3 } from './v3/index.js';
import { RULE_SET_V4 } from './v4/index.js';

export { gateOutcome } from './gate-outcome.js';
export type { GateOutcome } from './gate-outcome.js';
export { mainClockOf } from './main-clock.js';
export type { CheckRow, JudgeContext, RuleSet } from './rule-set.js';

const RULE_SETS: readonly RuleSet[] = [RULE_SET_V1, RULE_SET_V2, RULE_SET_V3, RULE_SET_V4];

/** The rule set by which gates are judged today. */
export const CURRENT_RULE_SET = RULE_SET_V4.version;

/** A rule set by its version; old ones stay, so that an old case can be judged again alike (O-49). @rejects RULE_SET_UNKNOWN */
export function ruleSetOf(version: string): RuleSet {
  const found = RULE_SETS.find((ruleSet) => ruleSet.version === version);
  if (found === undefined)
    throw new Rejected('RULE_SET_UNKNOWN', null, '没有这个版本的四关规则(O-49)。', { field: 'ruleSet' });
  return found;
}

/**
 * 四关: every check of a gate, in order. The same state, day and version give the same verdicts, byte for byte
 * (O-49).
 * @rejects RULE_SET_UNKNOWN
 * @article fourCheckpoints
 */
export function judgeGate(
  state: PetitionState,
  gate: Gate,
  ctx: JudgeContext & { ruleSet?: string },
): Verdict[] {
  const { today, policy, calendar } = ctx;
  return ruleSetOf(ctx.ruleSet ?? CURRENT_RULE_SET).judge(state, gate, { today, policy, calendar });
}

/** A verdict in words for a clerk. */
export type VerdictText = {
  readonly check: CheckCode;
  readonly zh: string;
  readonly checkpoint: Checkpoint;
  readonly kind: CheckKind;
  readonly hard: boolean;
  readonly value: VerdictValue;
  readonly valueZh: string;
  /** What was looked at. */
  readonly checked: string;
  readonly missing: string[];
  /** 未过时, only where it did not pass. */
  readonly wayOut: string | null;
  readonly reason: string | null;
  readonly finding: string | null;
};

const VALUES: Readonly<Record<VerdictValue, string>> = {
  passed: '通过',
  failed: '未过',
  notApplicable: '不适用',
  awaitingPerson: '待人',
};

/** Title, what was looked at, what is missing and the way out, in Chinese (O-47). @rejects RULE_SET_UNKNOWN */
export function explainVerdict(verdict: Verdict, ruleSet: string = CURRENT_RULE_SET): VerdictText {
  const { check, hard, value, matrixRow, finding } = verdict;
  const rules = ruleSetOf(ruleSet);
  const open = value === 'failed' || value === 'awaitingPerson';
  return {
    check,
    zh: CHECKS[check].zh,
    checkpoint: CHECKS[check].checkpoint,
    kind: rules.checks[check].kind,
    hard,
    value,
    valueZh: VALUES[value],
    checked: rules.checks[check].checked,
    missing: verdict.missing.map(rules.missingZh),
    wayOut: open ? WAYS_OUT[check] : null,
    reason: matrixRow ?? null,
    finding: finding ?? null,
  };
}

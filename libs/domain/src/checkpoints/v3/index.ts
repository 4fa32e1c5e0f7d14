import type { CheckCode, Gate } from '../../glossary/index.js';
import type { Verdict } from '../../petition/events.js';
import type { PetitionState } from '../../petition/state.js';
import type { CheckRow, JudgeContext, RuleSet } from '../rule-set.js';
import { RULE_SET_V2 } from '../v2/index.js';
import { leftByCorrection } from './corrected-paper.js';

const CHECKS: Readonly<Record<CheckCode, CheckRow>> = {
  ...RULE_SET_V2.checks,
  QC04: {
    ...RULE_SET_V2.checks.QC04,
    checked: '现行答复的送达回证(更正后重新送达)、双方签字的协议书,或无法送达的凭证',
  },
  QC06: { ...RULE_SET_V2.checks.QC06, checked: '现行结论的反馈记录(更正后重新反馈),或联系不上的凭证' },
};

/** What asks for a service or a feedback. The other checks go by days that a correction does not undo (O-53, K-20). */
const OF_THE_CORRECTED: readonly CheckCode[] = ['QC01', 'QC04', 'QC06'];

/**
 * Third rule set: what was served or told before a return at the closing gate does not stand for the paper that was corrected
 * after it (§2.5). Everything else is as the second has it. Once a verdict of a real case names it, this folder is not edited any
 * more either (eventstore.md §5.0 no. 17).
 */
export const RULE_SET_V3: RuleSet = {
  version: 'v3',
  checks: CHECKS,
  missingZh: RULE_SET_V2.missingZh,
  judge,
};

function judge(state: PetitionState, gate: Gate, ctx: JudgeContext): Verdict[] {
  const verdicts = RULE_SET_V2.judge(state, gate, ctx);
  const left = leftByCorrection(state);
  if (left === state) return verdicts;
  const anew = new Map(RULE_SET_V2.judge(left, gate, ctx).map((verdict) => [verdict.check, verdict]));
  return verdicts.map((verdict) =>
    OF_THE_CORRECTED.includes(verdict.check) ? (anew.get(verdict.check) ?? verdict) : verdict,
  );
}

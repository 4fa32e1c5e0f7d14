import {
  CURRENT_RULE_SET,
  explainVerdict,
  gateOutcome,
  gateRound,
  judgeGate,
  passedGate,
  type PetitionState,
  type Verdict,
} from '#domain';
import type { Runtime } from '../../shared/runtime.js';
import type { GateView, ReworkView, VerdictView, CompletionView } from '../case.dto.js';
import type { OpenedCase } from '#paperwork';

/** 四关: what was recorded when the gate was passed for what is on the table now, else how it stands. */
export function gateViewsOf(
  state: PetitionState,
  today: string,
  { calendar, profiles }: Pick<Runtime, 'calendar' | 'profiles'>,
): GateView[] {
  if (state.history !== null || state.status === 'split') return [];
  return (['signing', 'closing'] as const).map((gate) => {
    const recorded = passedGate(state, gate) ?? null;
    const verdicts: Verdict[] = recorded
      ? recorded.verdicts
      : judgeGate(state, gate, { today, policy: profiles.policyFor(state), calendar });
    const ruleSet = recorded?.ruleSet ?? CURRENT_RULE_SET;
    return {
      gate,
      ruleSet,
      round: gateRound(state, gate),
      passes: gateOutcome(verdicts).passed,
      recorded: recorded !== null,
      verdicts: verdicts.map((verdict) => verdictView(verdict, ruleSet)),
    };
  });
}

function verdictView(verdict: Verdict, ruleSet: string): VerdictView {
  const { check, zh, checkpoint, kind, hard, value, missing, wayOut, reason, finding } = explainVerdict(
    verdict,
    ruleSet,
  );
  return {
    check,
    zh,
    checkpoint,
    kind,
    hard,
    value,
    decidedBy: [...verdict.decidedBy],
    missing,
    matrixRow: reason,
    finding,
    wayOut,
  };
}

/** 退回重办 in rounds. */
export function reworkViewsOf({ state, texts }: OpenedCase): ReworkView[] {
  return state.reworks.map((rework) => {
    const words = texts.byEvent[rework.eventId] ?? {};
    const actions = words['requiredActions'];
    return {
      round: rework.round,
      gate: rework.gate,
      failedChecks: [...rework.failedChecks],
      reason: typeof words['reason'] === 'string' ? words['reason'] : '',
      requiredActions: Array.isArray(actions) ? actions.map(String) : [],
      dueOn: rework.dueOn,
      doneOn: rework.doneOn,
    };
  });
}

/** 补正手续, the newest last; its words stand nowhere else, and without them nobody knows what to supply. */
export function completionViewsOf({ state, texts }: OpenedCase): CompletionView[] {
  return state.completions.map(({ eventId, occurredOn, failedChecks, dueOn }) => {
    const actions = texts.byEvent[eventId]?.['requiredActions'];
    return {
      orderedOn: occurredOn,
      failedChecks: [...failedChecks],
      requiredActions: Array.isArray(actions) ? actions.map(String) : [],
      dueOn,
    };
  });
}

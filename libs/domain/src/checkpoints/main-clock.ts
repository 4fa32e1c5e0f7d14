import type { Clock } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import { clocksOf } from '../petition/clocks.js';
import type { PetitionState } from '../petition/state.js';

/** 主办理钟 (§3.1): of each round exactly one; null where the matter has none (suggestions, 31(五), transfers). */
export function mainClockOf(state: PetitionState, policy: Policy): Clock | null {
  const clocks = clocksOf(state, policy);
  for (const kind of mainKinds(state)) {
    const clock = clocks.findLast((each) => each.kind === kind);
    if (clock !== undefined) return clock;
  }
  return null;
}

function mainKinds(state: PetitionState): readonly ClockKind[] {
  const { triage } = state;
  if (triage?.intakeDecision === 'passDown') return ['feedbackDue'];
  if (triage?.disposition === 'HX') return ['inquiryReplyDue'];
  if (state.class === 'accusation') return ['verificationDue', 'dueHandle'];
  return state.simplified ? ['simplifiedDue', 'dueHandle'] : ['dueHandle'];
}

import { lightOf } from '../../deadlines/index.js';
import type { ClockKind } from '../../glossary/index.js';
import { clocksOf } from '../clocks.js';
import type { DecisionContext } from '../context.js';
import type { PetitionState } from '../state.js';

// The clocks on which the handling itself may run over (QE01).
const HANDLING: readonly ClockKind[] = [
  'dueHandle',
  'verificationDue',
  'simplifiedDue',
  'feedbackDue',
  'inquiryReplyDue',
];

/** By how many days the handling ran over its legal due day: to its end, or to today while it still runs. @unit day */
export function handlingOverdueDays(state: PetitionState, ctx: DecisionContext): number {
  // A sealed round has been accounted for.
  const sealed = state.earlierRound === null ? [] : clocksOf(state.earlierRound, ctx.policy, ctx.calendar);
  const days = clocksOf(state, ctx.policy, ctx.calendar)
    .filter(({ id }) => !sealed.some((old) => old.id === id))
    .filter(({ kind }) => HANDLING.includes(kind))
    .map((clock) => lightOf(clock, ctx.today, ctx.calendar).overdueDays);
  return Math.max(0, ...days);
}

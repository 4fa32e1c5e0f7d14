import { CHINA_CALENDAR, laterOf, type Calendar } from '../calendar.js';
import { stopClock } from '../deadlines/index.js';
import { type ClockKind, isPutAway } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import type { PetitionClock, Source } from './clocks/clock-source.js';
import { delegationClocks } from './clocks/delegation-clocks.js';
import { executionClocks, followUpClocks } from './clocks/execution-clocks.js';
import { handlingClocks } from './clocks/handling-clocks.js';
import {
  completionClocks,
  reporterClock,
  reviewClock,
  reviewsClocks,
  reworkClocks,
} from './clocks/later-clocks.js';
import { notifyClock, objectionClock, triageClocks } from './clocks/receipt-clocks.js';
import type { PetitionState } from './state.js';

export type { PetitionClock } from './clocks/clock-source.js';
export { closureDay, needsService, originalDueOf } from './clocks/handling-clocks.js';
export { concludedOnOf, feedbackInForce } from './clocks/later-clocks.js';
export { isPassedOn } from './clocks/receipt-clocks.js';

/**
 * Every clock of a petition, running and stopped, derived from facts alone: never stored, never paused while handling
 * (C4), started anew from the original day after a reclassification, untouched by a return (O-51).
 * Imported history has none, nor has a letter whose matters live on in its children.
 * @shape calendar: only compares an internal period with the statutory one (O-04)
 */
export function clocksOf(
  state: PetitionState,
  policy: Policy,
  calendar: Calendar = CHINA_CALENDAR,
): PetitionClock[] {
  if (state.history !== null || state.children.length > 0 || state.status === 'takenBack') return [];
  const known = derived.get(state);
  if (known?.policy === policy && known.calendar === calendar) return [...known.clocks];
  const clocks = derive(state, policy, calendar);
  derived.set(state, { policy, calendar, clocks });
  return [...clocks];
}

// A state never changes, and one judgement asks for its clocks a dozen times.
const derived = new WeakMap<
  PetitionState,
  { policy: Policy; calendar: Calendar; clocks: readonly PetitionClock[] }
>();

function derive(state: PetitionState, policy: Policy, calendar: Calendar): PetitionClock[] {
  const source: Source = { state, basis: { policy, calendar } };
  const clocks = [
    ...notifyClock(source),
    ...objectionClock(source),
    ...triageClocks(source),
    ...roundsClocks(source),
    ...delegationClocks(source),
  ];
  return stoppedByLeaving(state, clocks);
}

/** Withdrawn, ended, handed back or put away: what still ran then runs no more (§1.14). */
function stoppedByLeaving(state: PetitionState, clocks: PetitionClock[]): PetitionClock[] {
  const recalledOn = state.recalled?.recalledOn ?? null;
  // For good: out of reach is not, until its file is put away.
  const leftForGood = isPutAway(state.status) || ['withdrawn', 'ended'].includes(state.status);
  const gone = leftForGood && state.left !== null ? state.left.on : recalledOn;
  if (gone !== null)
    return clocks.map((each) =>
      each.stoppedOn ? each : { ...stopClock(each, laterOf(gone, each.startedOn)), id: each.id },
    );
  // Out of reach, or put away without a result: it may come back, and then counts on from the original day.
  const over = state.status === 'unreachable' || (isPutAway(state.status) && state.closed === null);
  return over ? clocks.filter((each) => each.stoppedOn) : clocks;
}

/**
 * The clocks of each round of handling: those of the sealed rounds as they were, then those of this one, counted
 * on — the ids of old rounds never change.
 */
function roundsClocks(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const before =
    state.earlierRound === null
      ? []
      : roundsClocks({ state: state.earlierRound, basis }).map((each) => noLongerCarriedOut(each, state));
  const now = [
    ...handlingClocks(source),
    ...reporterClock(source),
    ...executionClocks(source),
    ...followUpClocks(source),
    ...reviewClock(source),
    ...reworkClocks(source),
    ...completionClocks(source),
    ...reviewsClocks(source),
  ];
  const known = new Map<string, number>();
  for (const { kind } of before) known.set(kind, (known.get(kind) ?? 0) + 1);
  const counted = now.map((each) => {
    // numbered through all rounds already
    if (OF_MEASURES.includes(each.kind)) return each;
    const round = Number(each.id.split(':')[1]) + (known.get(each.kind) ?? 0);
    return { ...each, id: `${each.kind}:${round}` };
  });
  return [...before, ...counted];
}

const OF_MEASURES: readonly ClockKind[] = ['executionDue', 'selfReviewDue', 'rectificationDue'];

/** What was revoked is not carried out any more. */
function noLongerCarriedOut(each: PetitionClock, { reopened }: PetitionState): PetitionClock {
  if (!OF_MEASURES.includes(each.kind) || each.stoppedOn || reopened === null) return each;
  return { ...stopClock(each, laterOf(reopened.signedForOn, each.startedOn)), id: each.id };
}

/** The clock of the handling in this round, `dueHandle` or `verificationDue`; null where none runs (O-06, R-34, R-47). */
export function handlingClockOf(
  state: PetitionState,
  policy: Policy,
  calendar: Calendar,
): (PetitionClock & { kind: 'dueHandle' | 'verificationDue' }) | null {
  for (const each of clocksOf(state, policy, calendar).reverse()) {
    const { kind } = each;
    if (kind === 'dueHandle' || kind === 'verificationDue') return { ...each, kind };
  }
  return null;
}

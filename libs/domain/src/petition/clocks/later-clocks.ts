import { daysBetween } from '../../calendar.js';
import type { PlainDate } from '../context.js';
import type { Fact, PetitionState } from '../state.js';
import { clock, type PetitionClock, type Source } from './clock-source.js';
import { hasHandlingPeriod } from './handling-clocks.js';

/** Returns at the closing gate before a paper: it belongs to the round after them. */
const closingReturns = (state: PetitionState, eventId: string): number =>
  state.reworks.filter(({ gate, standing }) => gate === 'closing' && !standing.includes(eventId)).length;

/**
 * 结论审签日, from which the reporter is told (O-12): of our own report, or of what came up from a unit below.
 * READING: who reported does not go down with the letter, so that feedback is the sender's; the day on which the
 * report came stands for the day on which it was signed there, which is never later than we could tell of it.
 */
export function concludedOnOf(state: PetitionState): PlainDate | null {
  return concludedBy(state)?.occurredOn ?? null;
}

function concludedBy(state: PetitionState): Fact<unknown> | null {
  if (state.issued !== null) return state.issued;
  const fromBelow = state.triage?.intakeDecision === 'passDown';
  return fromBelow ? (state.submissions.at(-1) ?? null) : null;
}

/** The feedback on the conclusion in force; one on a conclusion that was corrected since is none (§2.5). */
export function feedbackInForce(state: PetitionState): PetitionState['reporterFeedback'] {
  const concluded = concludedBy(state);
  const given = state.reporterFeedback;
  if (concluded === null || given === null || given.occurredOn < concluded.occurredOn) return null;
  // on one day it may have been given, the conclusion returned, and another one signed
  return closingReturns(state, given.eventId) < closingReturns(state, concluded.eventId) ? null : given;
}

/** O-12: real-name reporters only; nobody else can be told. */
export function reporterClock(source: Source): PetitionClock[] {
  const { state } = source;
  const concluded = concludedBy(state);
  if (state.class !== 'accusation' || state.arrival.anonymity !== 'realName' || concluded === null) return [];
  const on = concluded.occurredOn;
  const until = feedbackInForce(state)?.occurredOn ?? null;
  return [
    clock(source, {
      kind: 'feedbackToReporterDue',
      on,
      until,
      round: closingReturns(state, concluded.eventId) + 1,
    }),
  ];
}

/** from the day on which the petitioner has it in hand; what could not be served opens no window. */
export function reviewClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const { issued, delivered } = state;
  if (state.class !== 'appeal' || !hasHandlingPeriod(state, basis.policy)) return [];
  if (issued?.documentKind !== 'handlingOpinion' || delivered === null) return [];
  if (state.status === 'unservable') return [];
  const on = delivered.deliveredOn;
  const until = state.reviews.find(({ stage }) => stage === 'review')?.requestedOn ?? null;
  return [
    clock(source, { kind: 'reviewWindow', on, until, round: closingReturns(state, delivered.eventId) + 1 }),
  ];
}

/** 退回重办 (O-50): until the day that the return names. */
export function reworkClocks(source: Source): PetitionClock[] {
  return source.state.reworks.map(({ occurredOn: on, dueOn, doneOn }, index) =>
    clock(source, {
      kind: 'reworkDue',
      on,
      until: doneOn,
      round: index + 1,
      budget: { n: daysBetween(on, dueOn), unit: 'day' },
    }),
  );
}

/**
 * 补正手续 (§2.5): until the day that was set, ended by whatever the closing gate says next. A clock of the house, as that of a return:
 * the period of the law has stopped before, and nothing makes the petition late again (O-53).
 */
export function completionClocks(source: Source): PetitionClock[] {
  const { gates, reworks, completions, closed } = source.state;
  return completions.map(({ occurredOn: on, dueOn }, index) => {
    const ends = [
      completions[index + 1]?.occurredOn,
      closed?.closedOn,
      ...[...gates, ...reworks].filter(({ gate }) => gate === 'closing').map((each) => each.occurredOn),
    ].filter((end): end is PlainDate => end !== undefined && end >= on);
    return clock(source, {
      kind: 'completionDue',
      on,
      until: ends.sort()[0] ?? null,
      round: index + 1,
      budget: { n: daysBetween(on, dueOn), unit: 'day' },
    });
  });
}

/** Review and recheck (R-40…R-43): the organ's thirty days, the pause of a hearing, and the window in between. */
export function reviewsClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const count = { review: 0, recheck: 0 };
  return state.reviews.flatMap((review) => {
    const { stage, receivedOn, concluded, hearings } = review;
    count[stage] += 1;
    const until = concluded?.answeredOn ?? null;
    const kind = stage === 'review' ? 'dueReview' : 'dueRecheck';
    const own = clock(source, { kind, on: receivedOn, until, round: count[stage] });
    const clocks: PetitionClock[] = [{ ...own, suspensions: hearings }];
    const answered = stage === 'review' && concluded !== null && concluded.outcome !== 'revoked';
    if (answered && concluded.deliveredOn !== null) {
      const next = state.reviews.find((each) => each.stage === 'recheck')?.requestedOn ?? null;
      clocks.push(
        clock(source, {
          kind: 'recheckWindow',
          on: concluded.deliveredOn,
          until: next,
          round: count[stage],
        }),
      );
    }
    return clocks;
  });
}

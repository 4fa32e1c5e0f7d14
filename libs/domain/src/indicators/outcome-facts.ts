import { addDays, type Calendar } from '../calendar.js';
import { dueOf } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import { acceptedOnOf } from '../petition/acceptance.js';
import { clocksOf, type PetitionClock } from '../petition/clocks.js';
import type { PlainDate } from '../petition/context.js';
import { letterInForce } from '../petition/decide/send-down.js';
import type { PetitionState } from '../petition/state.js';
import type { AsideFacts, DueFacts, ExtensionFacts, IndicatorFacts } from './facts.js';

type OutcomeFacts = Pick<
  IndicatorFacts,
  | 'handlerId'
  | 'place'
  | 'anonymous'
  | 'realName'
  | 'resultRequired'
  | 'repeatOf'
  | 'acceptedOn'
  | 'contactedOn'
  | 'openFrom'
  | 'finishedOn'
  | 'feedback'
  | 'reporterFeedback'
  | 'assignedOn'
  | 'extensions'
  | 'objectedOn'
  | 'opinion'
  | 'performed'
  | 'observedUntil'
  | 'reviewRequestedOn'
  | 'leaderCases'
>;

/** What the second half of a petition tells the indicators: acceptance, contact, feedback, extension, 化解. */
export function outcomeFactsOf(
  state: PetitionState,
  closureOn: PlainDate | null,
  { calendar, policy }: { calendar: Calendar; policy: Policy },
): OutcomeFacts {
  const { arrival, triage } = state;
  const acceptedOn = acceptedOnOf(state);
  const clocks = state.history === null ? clocksOf(state, policy, calendar) : [];
  const wentDown = triage?.intakeDecision === 'passDown' ? triage.occurredOn : null;
  const dueFacts = (kind: ClockKind): DueFacts | null =>
    factsOfClock(
      clocks.findLast((clock) => clock.kind === kind),
      calendar,
    );
  return {
    handlerId: state.handlerId,
    place: arrival.problemRegion,
    anonymous: arrival.anonymity === 'anonymous',
    realName: arrival.anonymity === 'realName',
    resultRequired: state.resultRequired,
    repeatOf: state.repeatOf,
    acceptedOn,
    contactedOn: contactedOn(state, acceptedOn),
    openFrom: acceptedOn ?? wentDown,
    finishedOn: state.closed?.closedOn ?? null,
    feedback: state.resultRequired ? dueFacts('feedbackDue') : null,
    reporterFeedback: dueFacts('feedbackToReporterDue'),
    assignedOn: wentDown === null ? null : (letterInForce(state)?.sentOn ?? null),
    extensions: state.extensions.map(extensionFacts),
    objectedOn: state.objectedOn,
    opinion: state.submissions.at(-1)?.petitionerOpinion ?? null,
    performed: isPerformed(state),
    observedUntil: closureOn === null ? null : addDays(closureOn, policy.observationDays),
    reviewRequestedOn: state.reviews.map(({ requestedOn }) => requestedOn),
    leaderCases: state.sponsorships.map(({ assignedOn, endedOn }) => ({ assignedOn, endedOn })),
  };
}

function factsOfClock(clock: PetitionClock | undefined, calendar: Calendar): DueFacts | null {
  if (clock === undefined) return null;
  const { legalDue, nominalDue, provisional } = dueOf(clock, calendar);
  return { legalDue: legalDue ?? nominalDue, provisional, doneOn: clock.stoppedOn ?? null };
}

/** I-13: the first record of contact from acceptance on. */
function contactedOn({ notes }: PetitionState, acceptedOn: PlainDate | null): PlainDate | null {
  if (acceptedOn === null) return null;
  const days = notes.flatMap(({ kind, occurredOn, contactSucceeded }) =>
    kind === 'contact' && contactSucceeded !== false && occurredOn >= acceptedOn ? [occurredOn] : [],
  );
  return days.sort()[0] ?? null;
}

function extensionFacts({
  requested,
  decided,
  notified,
}: PetitionState['extensions'][number]): ExtensionFacts {
  return {
    askedOn: requested.occurredOn,
    decidedOn: decided?.occurredOn ?? null,
    approved: decided?.approved ?? false,
    toldOn: notified?.occurredOn ?? null,
  };
}

/** 支持意见已执行完毕: a supporting conclusion whose every measure is done. */
function isPerformed({ submissions }: PetitionState): boolean {
  const last = submissions.at(-1);
  if (last === undefined || (last.conclusion !== 'support' && last.conclusion !== 'dutyPerformed'))
    return false;
  return last.measures.every(({ completedOn }) => completedOn !== null);
}

/**
 * Lays the days of later repeats beside the rows that they repeat; the projection does the same in SQL.
 * @shape rows: all rows that may know of each other
 */
export function withRepeats(rows: readonly IndicatorFacts[]): IndicatorFacts[] {
  const days = new Map<string, PlainDate[]>();
  for (const { repeatOf, receivedOn } of rows) {
    if (repeatOf === null) continue;
    days.set(repeatOf, [...(days.get(repeatOf) ?? []), receivedOn].sort());
  }
  return rows.map((row): IndicatorFacts => {
    const repeatedOn: AsideFacts['repeatedOn'] = days.get(row.petitionId) ?? [];
    return { ...row, repeatedOn };
  });
}

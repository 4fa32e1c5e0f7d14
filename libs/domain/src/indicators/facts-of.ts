import { isPutAway } from '../glossary/index.js';
import { addDays, type Calendar } from '../calendar.js';
import { mainClockOf } from '../checkpoints/main-clock.js';
import { dueOf } from '../deadlines/index.js';
import type { Clock } from '../deadlines/index.js';
import { clocksOf, closureDay, isPassedOn } from '../petition/clocks.js';
import type { Policy } from '../parameters.js';
import type { PlainDate } from '../petition/context.js';
import { letterInForce } from '../petition/decide/send-down.js';
import type { PetitionState } from '../petition/state.js';
import { NOTHING_ASIDE } from './facts.js';
import type { IndicatorFacts, LeftHandling, MainClockFacts, NotifyFacts, SigningFacts } from './facts.js';
import { outcomeFactsOf } from './outcome-facts.js';

/**
 * The row of one petition, from its folded events. Folding them up to a day gives the row of that day, which is
 * how a quarter is counted again as it stood (§3.1 no. 4).
 */
export function indicatorFactsOf(state: PetitionState, calendar: Calendar, policy: Policy): IndicatorFacts {
  const { arrival, triage } = state;
  const history = state.history !== null;
  const left = leftHandling(state);
  const clock = history ? null : mainClockOf(state, policy);
  const main = clock === null ? null : mainFacts(state, clock, calendar);
  const closureOn = closureOf(state, main, policy);
  return {
    petitionId: state.petitionId,
    parentId: state.parentId,
    childCount: state.children.length,
    orgId: arrival.orgId,
    class: state.class,
    appealKind: state.appealKind,
    categoryCode: state.categoryCode,
    keyArea: state.keyArea,
    zone: state.zone,
    channel: arrival.channel,
    origin: arrival.origin,
    receivedOn: arrival.receivedOn,
    registeredOn: arrival.registeredOn,
    visitorCount: arrival.visitorCount,
    groupVisit: (arrival.visitorCount ?? 0) >= policy.groupVisitMin,
    levelJump: letterInForce(state)?.levelJump ?? null,
    repeat: state.repeatOf !== null,
    status: state.status,
    history,
    disposition: triage?.disposition ?? state.history?.disposition ?? null,
    intakeDecision: triage?.intakeDecision ?? null,
    left,
    caseOpenedOn: state.caseOpened ? (triage?.occurredOn ?? null) : null,
    finding: state.submissions.at(-1)?.finding ?? null,
    concludedOn: isVerifiedHere(state) ? (main?.closedOn ?? null) : null,
    closureOn,
    notify: history ? null : notifyFacts(state, calendar, policy),
    main,
    signing: signingFacts(state),
    satisfaction: satisfactionFacts(state, policy),
    ...outcomeFactsOf(state, closureOn, { calendar, policy }),
    ...NOTHING_ASIDE,
  };
}

/** 查核事项 (I-22): an accusation that goes down is verified, and counted, by the unit below. */
const isVerifiedHere = ({ class: of, triage }: PetitionState): boolean =>
  of === 'accusation' && triage?.intakeDecision !== 'passDown';

const isHandled = (state: PetitionState): boolean =>
  state.triage?.intakeDecision === 'handle' || state.triage?.disposition === 'YJG';

function leftHandling(state: PetitionState): LeftHandling | null {
  if (state.objection?.answered?.consent === true) return 'returnedToSender';
  // marked as a repeat to be merged is not merged yet; 激活 takes the main petition away
  if (state.mergedInto !== null && state.triage?.intakeDecision === 'mergeInto') return 'merged';
  if (state.status === 'withdrawn') return 'withdrawn';
  // Archiving covers the status: what was to be handled and was never closed had been withdrawn.
  const archivedOpen = isPutAway(state.status) && state.closed === null && state.history === null;
  return archivedOpen && (state.triage === null || isHandled(state)) ? 'withdrawn' : null;
}

function mainFacts(state: PetitionState, clock: Clock, calendar: Calendar): MainClockFacts {
  const { legalDue, nominalDue, provisional } = dueOf(clock, calendar);
  const stopped = clock.stoppedOn ?? null;
  // A clock that stops without a result was ended, not met (K-17).
  const ended = leftHandling(state) === 'withdrawn' || state.submissions.length === 0;
  const inquiryAnswered = clock.kind === 'inquiryReplyDue';
  const met = inquiryAnswered || !ended;
  return {
    kind: clock.kind,
    legalDue: legalDue ?? nominalDue,
    provisional,
    closedOn: met ? stopped : null,
    endedOn: met ? null : stopped,
  };
}

function notifyFacts(state: PetitionState, calendar: Calendar, policy: Policy): NotifyFacts | null {
  const clock = clocksOf(state, policy, calendar).find(({ kind }) => kind === 'dueNotify');
  if (clock === undefined) return null;
  const { legalDue, nominalDue, provisional } = dueOf(clock, calendar);
  const fulfilledOn = earliest(state.notifications.map(({ issuedOn }) => issuedOn));
  const unservableOn = state.notificationUnservable?.occurredOn ?? null;
  // 23②: a direct petition without a name has nobody who could be told, whether or not that was written down.
  const nobody = state.arrival.anonymity === 'anonymous' && !isPassedOn(state);
  const exempt = fulfilledOn === null && (nobody || state.notificationExempted !== null);
  const open = fulfilledOn === null && unservableOn === null && !exempt;
  return {
    legalDue: legalDue ?? nominalDue,
    provisional,
    fulfilledOn,
    exempt,
    unservableOn,
    endedOn: open ? (clock.stoppedOn ?? null) : null,
  };
}

const earliest = (days: readonly PlainDate[]): PlainDate | null => [...days].sort()[0] ?? null;

/** 办结日 (K-20): the stop of the main clock, else the day of the reply. */
function closureOf(state: PetitionState, main: MainClockFacts | null, policy: Policy): PlainDate | null {
  if (state.history !== null) return state.history.closedOn ?? state.history.repliedOn;
  if (main !== null) return main.closedOn;
  const onTheSpot = earliest(
    state.notifications.flatMap(({ kind, issuedOn }) => (kind === 'directReply' ? [issuedOn] : [])),
  );
  // An answer by word of mouth has no paper that is sent: the closing says when it was given.
  return closureDay(state, policy) ?? onTheSpot ?? state.closed?.closedOn ?? null;
}

function signingFacts(state: PetitionState): SigningFacts {
  // A report from below is judged at both gates at once, and that is at the closing gate (§2.5).
  const gate = state.triage?.intakeDecision === 'passDown' ? 'closing' : 'signing';
  return {
    submittedOn: state.submissions.map(({ occurredOn }) => occurredOn),
    returnedOn: state.reworks.flatMap((rework) => (rework.gate === gate ? [rework.occurredOn] : [])),
    firstPassedOn:
      state.gates.find((passed) => passed.gate === gate && passed.round === 1)?.occurredOn ?? null,
  };
}

const NOT_RATED = ['item1', 'item2', 'item3', 'item4'];

function satisfactionFacts(state: PetitionState, policy: Policy): IndicatorFacts['satisfaction'] {
  if (state.class === 'accusation' || state.history !== null) return null;
  if (state.appealKind !== null && NOT_RATED.includes(state.appealKind)) return null;
  const given = state.ratings.find(({ target }) => target === 'handlingOrgan');
  const receivedOn = state.delivered?.deliveredOn ?? given?.occurredOn;
  if (receivedOn === undefined) return null;
  return {
    dueOn: addDays(receivedOn, policy.satisfactionDays),
    ratedOn: given?.occurredOn ?? null,
    rating: given?.rating ?? null,
    inHouse: given?.inHouse ?? false,
  };
}

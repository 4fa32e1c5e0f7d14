import { CHINA_CALENDAR, daysBetween, earlierOf, roll, type Calendar } from '../calendar.js';
import { dueOf, extendClock, openClock, stopClock, type Clock, type ClockBasis } from '../deadlines/index.js';
import type { ClockKind } from '../glossary/index.js';
import type { DayBudget, Policy } from '../parameters.js';
import { acceptedOnOf } from './acceptance.js';
import type { PlainDate } from './context.js';
import { isUnderArticle23Third } from './decide/checks/arrival-consistency.js';
import { notifyStart } from './decide/notify-due.js';
import { gatePassed } from './gate-rounds.js';
import type { PetitionState } from './state.js';

/** A clock of a petition. @shape id `<kind>:<round>`, the same for ever: reminders are kept by it */
export type PetitionClock = Clock & { readonly id: string };

type Source = {
  readonly state: PetitionState;
  readonly basis: ClockBasis;
};

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
  if (state.history !== null || state.children.length > 0) return [];
  const source: Source = { state, basis: { policy, calendar } };
  const clocks = [
    ...notifyClock(source),
    ...objectionClock(source),
    ...triageClocks(source),
    ...handlingClocks(source),
    ...delegationClocks(source),
    ...reporterClock(source),
    ...reviewClock(source),
    ...reworkClocks(source),
  ];
  // The day of withdrawal is no longer known to the state; what still ran then runs no more (§1.14).
  const over = state.status === 'withdrawn' || (state.status === 'archived' && state.closed === null);
  return over ? clocks.filter((clock) => clock.stoppedOn) : clocks;
}

type Opening = {
  kind: ClockKind;
  on: PlainDate;
  until: PlainDate | null | undefined;
  round?: number;
  budget?: DayBudget;
};

function clock({ basis }: Source, { kind, on, until, round = 1, budget }: Opening): PetitionClock {
  const opened = openClock(kind, on, basis, budget);
  const stopped = until === null || until === undefined ? opened : stopClock(opened, until);
  return { ...stopped, id: `${kind}:${round}` };
}

const earliest = (days: readonly (PlainDate | null | undefined)[]): PlainDate | null => {
  const known = days.filter((day): day is PlainDate => typeof day === 'string');
  return known.length === 0 ? null : known.reduce(earlierOf);
};

/** 23③: passed on by a petition office or by the superior; a briefing (30②) is not passing on (§6.2). */
export const isPassedOn = (state: PetitionState): boolean => isUnderArticle23Third(state.arrival);

function notifyClock(source: Source): PetitionClock[] {
  const { state } = source;
  if (state.arrival.transferKind === 'briefing') return [];
  const until = earliest([
    ...state.notifications.map(({ issuedOn }) => issuedOn),
    // 23② alone knows the exemption; what others sent can only turn out unservable.
    isPassedOn(state) ? null : state.notificationExempted?.occurredOn,
    state.notificationUnservable?.occurredOn,
    state.objection?.answered?.consent === true ? state.objection.answered.occurredOn : null,
  ]);
  return [clock(source, { kind: 'dueNotify', on: notifyStart(state), until })];
}

// only what was passed on, only before the road is decided or acceptance; once another road is taken the right
// to object is spent and no clock tells of it.
function objectionClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const stillOpen =
    state.accepted === null && (state.triage === null || state.triage.intakeDecision === 'objection');
  if (!isPassedOn(state) || basis.policy.objectionDays === null) return [];
  if (!stillOpen && state.objection === null) return [];
  return [clock(source, { kind: 'objectionDue', on: notifyStart(state), until: state.objection?.sentOn })];
}

function triageClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const clocks: PetitionClock[] = [];
  const until = state.triage?.occurredOn;
  if (state.class === 'accusation')
    clocks.push(clock(source, { kind: 'proposeDue', on: state.arrival.registeredOn, until }));
  if (state.zone === 'sealed') {
    const sentUp = state.triage?.intakeDecision === 'passUp' ? until : null;
    clocks.push(clock(source, { kind: 'reportUpDue', on: state.arrival.receivedOn, until: sentUp }));
  }
  return clocks;
}

/** Must the result reach the petitioner? Not an accusation's report, not a petition without a sender (§1.14). */
export const needsService = (state: PetitionState): boolean =>
  state.class !== 'accusation' && state.arrival.anonymity !== 'anonymous';

/**
 * 签发日 of the first paper: a return at the closing gate comes after it and never undoes it (O-53).
 * READING: the state keeps the newest paper alone; once a corrected one is issued, the day on which the first passed
 * the signing gate stands for it, which is never later.
 */
function firstIssuedOn({ issued, reworks, gates }: PetitionState): PlainDate | null {
  const returned = reworks.find(({ gate }) => gate === 'closing');
  if (issued === null || returned === undefined || issued.occurredOn <= returned.occurredOn)
    return issued?.occurredOn ?? null;
  const signed = gates.findLast(({ gate, round }) => gate === 'signing' && round <= returned.round);
  return signed?.occurredOn ?? returned.occurredOn;
}

/**
 * 办结日 as `closureStopsAt` has it (K-20); null while it has not come. Returns neither make nor undo it (O-51, O-53):
 * `dispatched` is the first sending for good, a corrected paper is only delivered.
 */
export function closureDay(state: PetitionState, policy: Policy): PlainDate | null {
  if (state.issued === null) return null;
  const failedOn = state.serviceFailed?.occurredOn ?? null;
  const ends = {
    issued: firstIssuedOn(state),
    posted: earliest([state.dispatched?.dispatchedOn, failedOn]),
    delivered: earliest([state.delivered?.deliveredOn, failedOn]),
  };
  const reached = needsService(state) ? ends[policy.closureStopsAt] : ends.issued;
  return reached ?? state.closed?.closedOn ?? null;
}

/** Does Art. 34 (or the 60 days of 2005, C3) apply? */
const hasHandlingPeriod = (state: PetitionState, policy: Policy): boolean =>
  policy.handleScope === 'all' || (state.class === 'appeal' && state.appealKind === 'item6');

function handlingClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const { policy } = source.basis;
  const on = acceptedOnOf(state);
  if (on === null) return [];
  // Led into another procedure, handed on or merged after acceptance: the period ends there, it does not pause (K-17).
  const leftOn = state.triage?.intakeDecision === 'handle' ? null : state.triage?.occurredOn;
  const extended = (kind: 'dueHandle' | 'verificationDue', until: PlainDate | null) =>
    withExtensions(state, clock(source, { kind, on, until: earliest([until, leftOn]) }));
  const until = closureDay(state, policy);
  const clocks: PetitionClock[] = [];
  if (hasHandlingPeriod(state, policy)) clocks.push(extended('dueHandle', until));
  else if (state.class === 'accusation') {
    clocks.push(extended('verificationDue', firstIssuedOn(state)));
  }
  if (state.simplified && state.class === 'appeal' && state.appealKind === 'item6')
    clocks.push(clock(source, { kind: 'simplifiedDue', on, until: earliest([until, leftOn]) }));
  return clocks;
}

function withExtensions(state: PetitionState, running: PetitionClock): PetitionClock {
  const granted = state.extensions.flatMap(({ requested, decided }) =>
    requested.clock === running.kind && decided?.approved === true ? [decided] : [],
  );
  return granted.reduce<PetitionClock>(
    (longer, { days, approval }) => ({ ...extendClock(longer, days, approval.signedOn), id: longer.id }),
    running,
  );
}

// READING: the day on which the unit below, the partner or the person asked signs for the letter is not a fact of this
// stream; the letter is taken to arrive on the day on which it goes out, which is never later.
function delegationClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const clocks: PetitionClock[] = [];
  const result = state.submissions.at(-1)?.occurredOn;
  if (state.triage?.disposition === 'YJG') {
    // 报结日 is that of the version that was passed; a return does not stop it.
    const passed = gatePassed(state, 'signing') || gatePassed(state, 'closing');
    clocks.push(
      clock(source, { kind: 'feedbackDue', on: state.triage.occurredOn, until: passed ? result : null }),
    );
  }
  if (state.triage?.disposition === 'LB') {
    const reply = state.notes.find(({ kind }) => kind === 'coReply')?.occurredOn;
    clocks.push(clock(source, { kind: 'coReplyDue', on: state.triage.occurredOn, until: reply ?? result }));
  }
  const sent = state.notes.filter(({ kind }) => kind === 'inquirySent');
  const replies = state.notes
    .filter(({ kind }) => kind === 'inquiryReply')
    .map(({ occurredOn }) => occurredOn);
  sent.forEach(({ occurredOn: on }, index) => {
    const until = earliest(replies.filter((day) => day >= on));
    clocks.push(clock(source, { kind: 'inquiryReplyDue', on, until, round: index + 1 }));
  });
  return clocks;
}

const closingReturns = (state: PetitionState, upTo: PlainDate): number =>
  state.reworks.filter(({ gate, occurredOn }) => gate === 'closing' && occurredOn <= upTo).length;

// O-12: real-name reporters only; nobody else can be told.
function reporterClock(source: Source): PetitionClock[] {
  const { state } = source;
  if (state.class !== 'accusation' || state.arrival.anonymity !== 'realName' || state.issued === null)
    return [];
  const on = state.issued.occurredOn;
  const given = state.reporterFeedback?.occurredOn;
  const until = given !== undefined && given >= on ? given : null;
  return [clock(source, { kind: 'feedbackToReporterDue', on, until, round: closingReturns(state, on) + 1 })];
}

// from the day on which the petitioner has it in hand; what could not be served opens no window.
function reviewClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const { issued, delivered } = state;
  if (state.class !== 'appeal' || !hasHandlingPeriod(state, basis.policy)) return [];
  if (issued?.documentKind !== 'handlingOpinion' || delivered === null) return [];
  if (state.status === 'unservable') return [];
  const on = delivered.deliveredOn;
  return [clock(source, { kind: 'reviewWindow', on, until: null, round: closingReturns(state, on) + 1 })];
}

function reworkClocks(source: Source): PetitionClock[] {
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

/** The clock of the handling itself, `dueHandle` or `verificationDue`; null where none runs (O-06, R-34). */
export function handlingClockOf(
  state: PetitionState,
  policy: Policy,
  calendar: Calendar,
): (PetitionClock & { kind: 'dueHandle' | 'verificationDue' }) | null {
  for (const each of clocksOf(state, policy, calendar)) {
    const { kind } = each;
    if (kind === 'dueHandle' || kind === 'verificationDue') return { ...each, kind };
  }
  return null;
}

/**
 * Last day of the period as it was before any extension: by then it must be asked for and granted.
 * Where the calendar is not published yet, the weekend rule estimates it: nothing is refused on a provisional day
 * that the petitioner may still have.
 */
export function originalDueOf(running: Clock, calendar: Calendar): PlainDate {
  const { nominalDue, legalDue } = dueOf({ ...running, extensions: [] }, calendar);
  return legalDue ?? roll(calendar, nominalDue).date;
}

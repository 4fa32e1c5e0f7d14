import {
  addWorkingDays,
  CHINA_CALENDAR,
  daysBetween,
  earlierOf,
  laterOf,
  roll,
  type Calendar,
} from '../calendar.js';
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
    ...roundsClocks(source),
    ...delegationClocks(source),
  ];
  return stoppedByLeaving(state, clocks);
}

/** Withdrawn, ended, handed back or put away: what still ran then runs no more (§1.14). */
function stoppedByLeaving(state: PetitionState, clocks: PetitionClock[]): PetitionClock[] {
  const recalledOn = state.recalled?.recalledOn ?? null;
  const gone =
    state.status === 'withdrawn' || state.status === 'ended' ? (state.left?.on ?? null) : recalledOn;
  if (gone !== null)
    return clocks.map((each) =>
      each.stoppedOn ? each : { ...stopClock(each, laterOf(gone, each.startedOn)), id: each.id },
    );
  // Out of reach, or put away without a result: it may come back, and then counts on from the original day.
  const over = state.status === 'unreachable' || (state.status === 'archived' && state.closed === null);
  return over ? clocks.filter((each) => each.stoppedOn) : clocks;
}

/**
 * The clocks of each round of handling: those of the sealed rounds as they were, then those of this one, counted
 * on — the ids of old rounds never change.
 */
function roundsClocks(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const before = state.earlierRound === null ? [] : roundsClocks({ state: state.earlierRound, basis });
  const now = [
    ...handlingClocks(source),
    ...reporterClock(source),
    ...reviewClock(source),
    ...reworkClocks(source),
    ...reviewsClocks(source),
  ];
  const known = new Map<string, number>();
  for (const { kind } of before) known.set(kind, (known.get(kind) ?? 0) + 1);
  const counted = now.map((each) => {
    const round = Number(each.id.split(':')[1]) + (known.get(each.kind) ?? 0);
    return { ...each, id: `${each.kind}:${round}` };
  });
  return [...before, ...counted];
}

/** Review and recheck (R-40…R-43): the organ's thirty days, the pause of a hearing, and the window in between. */
function reviewsClocks(source: Source): PetitionClock[] {
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

/**
 * From when the days of Article 23 run. What a superior sent runs from our signing; while nobody signs, from the day on
 * which silence signs (O-109, M-03) — known beforehand, so that a letter left lying is seen to be late.
 */
function startOfReceipt({ state, basis }: Source): PlainDate | null {
  if (state.above === null || state.arrival.signedForOn !== null) return notifyStart(state);
  return addWorkingDays(basis.calendar, state.above.letter.sentOn, basis.policy.deemedSigningDays).date;
}

function notifyClock(source: Source): PetitionClock[] {
  const { state } = source;
  if (state.arrival.transferKind === 'briefing') return [];
  const on = startOfReceipt(source);
  if (on === null) return [];
  const until = earliest([
    ...state.notifications.map(({ issuedOn }) => issuedOn),
    // 23② alone knows the exemption; what others sent can only turn out unservable.
    isPassedOn(state) ? null : state.notificationExempted?.occurredOn,
    state.notificationUnservable?.occurredOn,
    state.objection?.answered?.consent === true ? state.objection.answered.occurredOn : null,
  ]);
  return [clock(source, { kind: 'dueNotify', on, until })];
}

// only what was passed on, only before the road is decided or acceptance; once another road is taken the right
// to object is spent and no clock tells of it.
function objectionClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const stillOpen =
    state.accepted === null && (state.triage === null || state.triage.intakeDecision === 'objection');
  if (!isPassedOn(state) || basis.policy.objectionDays === null) return [];
  if (!stillOpen && state.objection === null) return [];
  const on = startOfReceipt(source) ?? notifyStart(state);
  return [clock(source, { kind: 'objectionDue', on, until: state.objection?.sentOn })];
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
  // 调解、和解: the day of signing (K-20).
  if (state.agreement !== null) return state.agreement.signedOn;
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
    withExtensions(
      state,
      clock(source, { kind, on, until: earliest([until, leftOn]), ...budgetOfRound(source) }),
    );
  const until = closureDay(state, policy);
  const clocks: PetitionClock[] = [];
  // What was led into another procedure had the period until then, whichever item it turned out to be (K-17).
  const ledAway = state.class === 'appeal' && state.triage?.intakeDecision === 'import';
  if (hasHandlingPeriod(state, policy) || ledAway) clocks.push(extended('dueHandle', until));
  else if (state.class === 'accusation') {
    clocks.push(extended('verificationDue', firstIssuedOn(state)));
  }
  const left = state.leftSimplifiedOn;
  if ((state.simplified || left !== null) && state.class === 'appeal' && state.appealKind === 'item6')
    clocks.push(clock(source, { kind: 'simplifiedDue', on, until: earliest([until, leftOn, left]) }));
  return clocks;
}

/** A new round has the days that the revocation names, or the usual ones of a new round. */
function budgetOfRound({ state, basis }: Source): { budget?: DayBudget } {
  if (state.reopened === null) return {};
  return { budget: { n: state.reopened.days ?? basis.policy.reopenedHandleDays, unit: 'day' } };
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

/**
 * 反馈期限 (O-31): from the signing of the unit below, or the day on which its silence signs; to the day that the letter
 * names. READING: while no letter is out, from the decision to send it, so that a letter never written is seen as well.
 */
function feedbackClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  if (state.triage?.disposition !== 'YJG') return [];
  const { below, triage } = state;
  // 报结日 is that of the version that was passed; a return does not stop it.
  const passed = gatePassed(state, 'signing') || gatePassed(state, 'closing');
  const result = passed ? state.submissions.at(-1)?.occurredOn : null;
  const until = earliest([result, below?.endedOn]);
  if (below === null) return [clock(source, { kind: 'feedbackDue', on: triage.occurredOn, until })];
  const silent = addWorkingDays(basis.calendar, below.sentOn, basis.policy.deemedSigningDays).date;
  const on = below.signedForOn ?? silent;
  const named =
    below.dueOn === null ? {} : { budget: { n: daysBetween(on, below.dueOn), unit: 'day' as const } };
  return [clock(source, { kind: 'feedbackDue', on, until, ...named })];
}

/** 协办 (O-26): each unit has its own day. */
function coReplyClocks(source: Source): PetitionClock[] {
  const { state } = source;
  return state.coHandlers.map(({ unitNo, askedOn, dueOn, repliedOn, absent, occurredOn }) =>
    clock(source, {
      kind: 'coReplyDue',
      on: askedOn,
      until: repliedOn ?? (absent ? occurredOn : null),
      round: unitNo,
      ...(dueOn === null ? {} : { budget: { n: daysBetween(askedOn, dueOn), unit: 'day' as const } }),
    }),
  );
}

// READING: the day on which the partner or the person asked signs for the letter is not a fact of this stream; the
// letter is taken to arrive on the day on which it goes out, which is never later.
function delegationClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const clocks: PetitionClock[] = [...feedbackClock(source), ...coReplyClocks(source)];
  const result = state.submissions.at(-1)?.occurredOn;
  if (state.triage?.disposition === 'LB' && state.coHandlers.length === 0) {
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
  const until = state.reviews.find(({ stage }) => stage === 'review')?.requestedOn ?? null;
  return [clock(source, { kind: 'reviewWindow', on, until, round: closingReturns(state, on) + 1 })];
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

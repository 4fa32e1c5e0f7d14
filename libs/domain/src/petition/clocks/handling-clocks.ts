import { roll, type Calendar } from '../../calendar.js';
import { dueOf, extendClock, type Clock } from '../../deadlines/index.js';
import type { DayBudget, Policy } from '../../parameters.js';
import { acceptedOnOf } from '../acceptance.js';
import type { PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';
import { clock, earliest, type PetitionClock, type Source } from './clock-source.js';

/** Must the result reach the petitioner? Not an accusation's report, not a petition without a sender (§1.14). */
export const needsService = (state: PetitionState): boolean =>
  state.class !== 'accusation' && state.arrival.anonymity !== 'anonymous';

/**
 * 签发日 of the first paper: a return at the closing gate comes after it and never undoes it (O-53).
 * READING: the state keeps the newest paper alone; once a corrected one is issued, the day on which the first passed
 * the signing gate stands for it, which is never later.
 */
export function firstIssuedOn({ issued, reworks, gates }: PetitionState): PlainDate | null {
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
  // 调解、和解: the day of the first signing (K-20), unless an opinion that was corrected by it had closed before (O-53).
  const agreedOn = state.agreement?.firstOn ?? null;
  if (state.issued === null) return agreedOn;
  const failedOn = state.serviceFailed?.firstOn ?? null;
  const ends = {
    issued: firstIssuedOn(state),
    posted: earliest([state.dispatched?.dispatchedOn, failedOn]),
    delivered: earliest([state.delivered?.deliveredOn, failedOn]),
  };
  const reached = earliest([agreedOn, needsService(state) ? ends[policy.closureStopsAt] : ends.issued]);
  return reached ?? state.closed?.closedOn ?? null;
}

/** Does Art. 34 (or the 60 days of 2005, C3) apply? */
export const hasHandlingPeriod = (state: PetitionState, policy: Policy): boolean =>
  policy.handleScope === 'all' || (state.class === 'appeal' && state.appealKind === 'item6');

/** Art. 34, the verification of an accusation, and the short period of the simplified procedure. */
export function handlingClocks(source: Source): PetitionClock[] {
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
  // What was led into another procedure had its period until then, whichever item it turned out to be (K-17).
  const before = state.ledAwayFrom === null ? state : { ...state, appealKind: state.ledAwayFrom };
  if (hasHandlingPeriod(before, policy)) clocks.push(extended('dueHandle', until));
  else if (state.class === 'accusation') {
    clocks.push(extended('verificationDue', firstIssuedOn(state)));
  }
  const left = state.leftSimplifiedOn;
  if ((state.simplified || left !== null) && state.class === 'appeal' && before.appealKind === 'item6')
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
 * Last day of the period as it was before any extension: by then it must be asked for and granted.
 * Where the calendar is not published yet, the weekend rule estimates it: nothing is refused on a provisional day
 * that the petitioner may still have.
 */
export function originalDueOf(running: Clock, calendar: Calendar): PlainDate {
  const { nominalDue, legalDue } = dueOf({ ...running, extensions: [] }, calendar);
  return legalDue ?? roll(calendar, nominalDue).date;
}

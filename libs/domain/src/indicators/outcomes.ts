import { addDays, daysBetween } from '../calendar.js';
import type { PlainDate } from '../petition/context.js';
import { type Contribution, isItem, yes } from './contributions.js';
import type { DueFacts, IndicatorFacts } from './facts.js';
import { dueInWindow, onOrBefore, type Window, within } from './windows.js';

/** Rows that no rate of handling looks at. */
const outside = (row: IndicatorFacts, window: Window): boolean => row.history || !isItem(row, window);

const judged = (row: IndicatorFacts, parts: readonly number[]): Contribution =>
  row.excludedFromStats ? 'excludedFromStats' : parts;

/** 已化解 (§3.1): agreed or carried out, and quiet through the observation period. */
export function isResolved(row: IndicatorFacts, asOf: PlainDate): boolean {
  const { closureOn, observedUntil, satisfaction } = row;
  if (closureOn === null || observedUntil === null || observedUntil > asOf) return false;
  if (row.opinion !== 'agree' && !row.performed) return false;
  const inObservation = (day: PlainDate): boolean => closureOn <= day && day <= observedUntil;
  if (row.repeatedOn.some(inObservation) || row.reviewRequestedOn.some(inObservation)) return false;
  return !(satisfaction?.rating === 'dissatisfied' && onOrBefore(satisfaction.ratedOn, observedUntil));
}

/** I-05b: first petitions closed in the period, and those of them that came again afterwards. */
export function cameAgain(row: IndicatorFacts, window: Window): Contribution {
  const { closureOn } = row;
  if (outside(row, window) || row.repeat || closureOn === null || !within(closureOn, window)) return null;
  const again = row.repeatedOn.some((day) => day >= closureOn && day <= window.asOf);
  return judged(row, [yes(again), 1]);
}

const FROM_OTHERS = ['petitionOffice', 'superiorOrgDept'];

/** I-06, I-07: what others sent, by a day counted from registration. */
export const fromOthersWithin =
  (days: number, doneOn: (row: IndicatorFacts) => PlainDate | null) =>
  (row: IndicatorFacts, window: Window): Contribution => {
    if (outside(row, window) || !FROM_OTHERS.includes(row.origin)) return null;
    const dueOn = addDays(row.registeredOn, days);
    if (!dueInWindow(dueOn, window)) return null;
    if (row.left === 'returnedToSender') return row.left;
    return judged(row, [yes(onOrBefore(doneOn(row), dueOn)), 1]);
  };

/** I-12: days between two days, of rows whose second day lies in the period. */
export const cycle =
  (from: (row: IndicatorFacts) => PlainDate | null, to: (row: IndicatorFacts) => PlainDate | null) =>
  (row: IndicatorFacts, window: Window): Contribution => {
    const [first, last] = [from(row), to(row)];
    if (outside(row, window) || first === null || last === null || !within(last, window)) return null;
    return judged(row, [Math.max(0, daysBetween(first, last)), 1]);
  };

/** I-13: first petitions accepted in the period with a name, and those that were called or seen. */
export function contacted(row: IndicatorFacts, window: Window): Contribution {
  if (outside(row, window) || row.repeat || row.anonymous) return null;
  if (row.acceptedOn === null || !within(row.acceptedOn, window)) return null;
  return judged(row, [yes(onOrBefore(row.contactedOn, window.asOf)), 1]);
}

/** I-17, I-31: first petitions whose observation ends in the period. */
export const settledAtOnce =
  (ours: (row: IndicatorFacts) => boolean, also: (row: IndicatorFacts) => boolean) =>
  (row: IndicatorFacts, window: Window): Contribution => {
    if (outside(row, window) || row.repeat || !ours(row)) return null;
    if (row.observedUntil === null || !within(row.observedUntil, window)) return null;
    return judged(row, [yes(also(row) && isResolved(row, window.asOf)), 1]);
  };

/** I-18: cases that a leader had taken on by the end of the period and that were not struck off before it. */
export function takenOn(row: IndicatorFacts, window: Window): Contribution {
  const end = window.asOf < window.period.to ? window.asOf : window.period.to;
  const taken = row.leaderCases.some(
    ({ assignedOn, endedOn }) => assignedOn <= end && (endedOn === null || endedOn >= window.period.from),
  );
  if (!taken || row.childCount > 0) return null;
  return judged(row, [yes(isResolved(row, window.asOf)), 1]);
}

/** I-21b: opened cases whose verification falls due in the period. */
export function finishedCases(row: IndicatorFacts, window: Window): Contribution {
  if (outside(row, window) || row.caseOpenedOn === null || row.main?.kind !== 'verificationDue') return null;
  if (!dueInWindow(row.main.legalDue, window)) return null;
  return judged(row, [yes(onOrBefore(row.finishedOn, window.asOf)), 1]);
}

/** A duty of its own with a legal day: done by it, over all whose day has come in the period. */
export function duty(row: IndicatorFacts, due: DueFacts | null, window: Window): Contribution {
  if (due === null || outside(row, window) || !dueInWindow(due.legalDue, window)) return null;
  if (row.excludedFromStats) return 'excludedFromStats';
  if (onOrBefore(due.doneOn, due.legalDue)) return [1, 1];
  return due.provisional ? 'provisional' : [0, 1];
}

/** I-27b: given at all by then, over all whose day has come (§3.2 asks for 已反馈, not for in time). */
export function given(row: IndicatorFacts, due: DueFacts | null, window: Window): Contribution {
  if (due === null || outside(row, window) || !dueInWindow(due.legalDue, window)) return null;
  return judged(row, [yes(onOrBefore(due.doneOn, window.asOf)), 1]);
}

/** 在办件 (§3.1): open on any day of the period. */
export function isOpenIn(row: IndicatorFacts, window: Window): boolean {
  const end = window.asOf < window.period.to ? window.asOf : window.period.to;
  const { openFrom, finishedOn } = row;
  if (outside(row, window) || openFrom === null || openFrom > end) return false;
  if (row.left !== null && finishedOn === null) return false;
  return finishedOn === null || finishedOn >= window.period.from;
}

/** I-25, I-25b: of the open ones, those with at least one of these days in the period. */
export const openWith =
  (days: (row: IndicatorFacts) => readonly PlainDate[]) =>
  (row: IndicatorFacts, window: Window): Contribution =>
    isOpenIn(row, window) ? judged(row, [yes(days(row).some((day) => within(day, window))), 1]) : null;

/** I-25c: rounds of supervision whose day has come in the period, and those answered by it. */
export function roundsAnswered(row: IndicatorFacts, window: Window): Contribution {
  const rounds = row.supervisionRounds.filter(({ legalDue }) => dueInWindow(legalDue, window));
  if (rounds.length === 0 || row.history) return null;
  return judged(row, [
    rounds.filter(({ legalDue, doneOn }) => onOrBefore(doneOn, legalDue)).length,
    rounds.length,
  ]);
}

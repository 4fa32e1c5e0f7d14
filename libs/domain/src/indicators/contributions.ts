import type { Disposition, IntakeDecision } from '../glossary/index.js';
import type { IndicatorFacts } from './facts.js';
import type { Window } from './windows.js';
import { dueInWindow, knownOn, onOrBefore, within } from './windows.js';

/** Why a row stands beside a figure instead of in it; reports list these counts (§3.1). */
export type Aside =
  'excludedFromStats' | 'unservable' | 'provisional' | 'returnedToSender' | 'endedBeforeDue';

/** What one row adds to an indicator; null = nothing, a name = counted beside it. */
export type Contribution = readonly number[] | Aside | null;

const ROUTED: readonly Disposition[] = ['ZB', 'LB', 'YJG', 'ZS', 'HX'];
const NOT_OURS: readonly IntakeDecision[] = ['redirect', 'import', 'notAccepted', 'noLonger'];

export const yes = (hit: boolean): number => (hit ? 1 : 0);

/** A registered record received in the period (§3.1 no. 5, 6): whatever became of it. */
export const isRecord = (row: IndicatorFacts, window: Window): boolean =>
  row.parentId === null && knownOn(row, window.asOf) && within(row.receivedOn, window);

/** A matter to be handled: not the shell of a split letter. */
export const isItem = (row: IndicatorFacts, window: Window): boolean =>
  row.childCount === 0 && knownOn(row, window.asOf);

/** 应办件 before its disposition is asked for. */
export const handled = (row: IndicatorFacts, window: Window, ways: readonly Disposition[]): boolean =>
  isItem(row, window) &&
  within(row.receivedOn, window) &&
  row.left === null &&
  row.disposition !== null &&
  ways.includes(row.disposition) &&
  (row.intakeDecision === null || !NOT_OURS.includes(row.intakeDecision));

export const routing =
  (ways: readonly Disposition[]) =>
  (row: IndicatorFacts, window: Window): Contribution => {
    if (!handled(row, window, ROUTED)) return null;
    if (row.excludedFromStats) return 'excludedFromStats';
    return [yes(row.disposition !== null && ways.includes(row.disposition)), 1];
  };

/** 应告知件 (§3.1): its legal due day lies in the period and has come. */
export const notified = (row: IndicatorFacts, window: Window): Contribution => {
  const duty = row.notify;
  if (duty === null || row.history || !isItem(row, window) || duty.exempt) return null;
  if (!dueInWindow(duty.legalDue, window)) return null;
  if (row.excludedFromStats) return 'excludedFromStats';
  if (duty.fulfilledOn !== null && duty.fulfilledOn <= duty.legalDue) return [1, 1];
  if (duty.provisional) return 'provisional';
  if (onOrBefore(duty.unservableOn, duty.legalDue)) return 'unservable';
  if (onOrBefore(duty.endedOn, duty.legalDue))
    return row.left === 'returnedToSender' ? row.left : 'endedBeforeDue';
  return [0, 1];
};

/** 应办结件 (§3.1), one cohort for I-09 and I-11 so that both always add up to 100 %. */
const closedInTime = (row: IndicatorFacts, window: Window): boolean | Aside | null => {
  const clock = row.main;
  if (clock === null || row.history || !isItem(row, window)) return null;
  if (!dueInWindow(clock.legalDue, window)) return null;
  if (row.excludedFromStats) return 'excludedFromStats';
  if (row.left === 'returnedToSender') return row.left;
  if (clock.provisional) return 'provisional';
  if (onOrBefore(clock.closedOn, clock.legalDue)) return true;
  if (onOrBefore(clock.endedOn, clock.legalDue)) return 'endedBeforeDue';
  return false;
};

/** I-09b: the whole cohort of the period, whether or not its day has come; answered early counts as in time. */
export const answeredInTime = (row: IndicatorFacts, window: Window): Contribution => {
  const clock = row.main;
  if (clock === null) return null;
  const wholePeriod = { period: window.period, asOf: window.period.to };
  if (!knownOn(row, window.asOf)) return null;
  const judged = closedInTime(row, wholePeriod);
  if (typeof judged !== 'boolean') return judged;
  return [yes(judged && onOrBefore(clock.closedOn, window.asOf)), 1];
};

export const inTime =
  (wanted: boolean) =>
  (row: IndicatorFacts, window: Window): Contribution => {
    const judged = closedInTime(row, window);
    return typeof judged === 'boolean' ? [yes(judged === wanted), 1] : judged;
  };

/** 应评价 = rated in the period, or its rating day passed in the period without one (I-14). */
export const rated = (row: IndicatorFacts, window: Window): 'rated' | 'missed' | Aside | null => {
  const asked = row.satisfaction;
  if (asked === null || row.history || row.class === 'accusation' || !isItem(row, window)) return null;
  const given = asked.ratedOn !== null && asked.ratedOn <= window.asOf;
  const counted = given ? within(asked.ratedOn ?? '', window) : dueBefore(asked.dueOn, window);
  if (!counted) return null;
  if (row.excludedFromStats) return 'excludedFromStats';
  return given ? 'rated' : 'missed';
};

const dueBefore = (dueOn: string, window: Window): boolean => within(dueOn, window) && dueOn < window.asOf;

export const content = (row: IndicatorFacts): boolean =>
  row.satisfaction?.rating === 'satisfied' || row.satisfaction?.rating === 'basicallySatisfied';

export const countIn = (list: readonly string[], window: Window): number =>
  list.filter((day) => within(day, window)).length;

/** Repeat or first-time records (I-04, I-05). */
export function repeated(row: IndicatorFacts, window: Window, wanted: boolean): Contribution {
  if (!isRecord(row, window)) return null;
  return row.excludedFromStats ? 'excludedFromStats' : [yes(row.repeat === wanted), 1];
}

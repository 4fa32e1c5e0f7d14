import { ARTICLES, type ArticleKey } from '../articles.js';
import { addDays, addWorkingDays, daysBetween, laterOf, roll, type Calendar } from '../calendar.js';
import type { ClockKind } from '../glossary/index.js';
import type { DayBudget } from '../parameters.js';
import { Rejected } from '../rejected.js';

/** Days added to a clock, counted from the nominal due day before it, never from the day of approval. */
export type ClockExtension = { readonly days: number; readonly approvedOn: string };

/** A pause for a hearing at the recheck stage (K-17). Both days count; `to` null = still going on. */
export type Suspension = { readonly from: string; readonly to: string | null };

/**
 * A period that runs, as a budget: what decides the due day, and nothing that depends on today.
 * @shape dates YYYY-MM-DD; stoppedOn: absent or null = still running
 */
export type Clock = {
  readonly kind: ClockKind;
  readonly startedOn: string;
  readonly budget: DayBudget;
  readonly extensions: readonly ClockExtension[];
  readonly suspensions: readonly Suspension[];
  readonly stoppedOn?: string | null;
  readonly article: ArticleKey;
  readonly profileVersion: string;
  readonly calendarVersion: string;
};

/**
 * The two due days of a clock (K-13): reminders count back from the nominal one, lateness is judged by the legal one.
 * @shape legalDue: null exactly when provisional — an unpublished year was touched (K-21) or a pause is going on
 */
export type DueDays = {
  readonly nominalDue: string;
  readonly legalDue: string | null;
  readonly provisional: boolean;
};

/** Days covered by pauses; overlapping ones count once, first and last day both count (§4.3). @unit day */
export const suspendedDays = (suspensions: readonly Suspension[]): number => {
  const closed = suspensions
    .map(({ from, to }) => ({ from, to: to ?? from }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let covered = 0;
  let countedTo: string | null = null;
  for (const { from, to } of closed) {
    const first: string = countedTo === null ? from : laterOf(from, addDays(countedTo, 1));
    if (to < first) continue;
    covered += daysBetween(first, to) + 1;
    countedTo = to;
  }
  return covered;
};

/** Sum of the extensions. @unit the clock's own: days, or working days */
export const extendedBy = (clock: Clock): number => clock.extensions.reduce((sum, { days }) => sum + days, 0);

/** Is a pause going on? */
export const isSuspended = (clock: Clock, today: string): boolean =>
  clock.suspensions.some(({ from, to }) => from <= today && (to === null || today <= to));

const checkSuspensions = (clock: Clock): void => {
  if (clock.suspensions.length === 0) return;
  if (clock.kind !== 'dueRecheck' || clock.budget.unit === 'workday')
    throw new Rejected(
      'SUSPENSION_NOT_APPLICABLE',
      ARTICLES.recheckHearing,
      '期限暂停只有复核阶段的听证一种,办理、复查阶段不扣听证时间。',
      { field: 'suspensions', clock: clock.kind },
    );
  if (clock.suspensions.some(({ from, to }) => to !== null && to < from))
    throw new Rejected('SUSPENSION_INVALID', ARTICLES.recheckHearing, '暂停区间的止日早于起日。', {
      field: 'suspensions',
    });
};

/**
 * The due days of a clock (§4.3). Natural days: start + n + extensions + pauses, the roll is always last and once;
 * working days: they end on a working day by themselves.
 * @article firstDayNotCounted rollover
 * @rejects SUSPENSION_NOT_APPLICABLE SUSPENSION_INVALID CLOCK_BUDGET_INVALID DATE_INVALID
 */
export const dueOf = (clock: Clock, calendar: Calendar): DueDays => {
  checkSuspensions(clock);
  const { startedOn, budget, suspensions } = clock;
  if (!Number.isInteger(budget.n) || budget.n < 0)
    throw new Rejected('CLOCK_BUDGET_INVALID', ARTICLES[clock.article], '期限须为不小于零的整数。', {
      field: 'budget',
      clock: clock.kind,
    });
  const length = budget.n + extendedBy(clock);
  const paused = suspensions.some(({ to }) => to === null);
  if (budget.unit === 'workday') {
    const due = addWorkingDays(calendar, startedOn, length);
    return {
      nominalDue: due.date,
      legalDue: due.provisional ? null : due.date,
      provisional: due.provisional,
    };
  }
  const nominalDue = addDays(startedOn, length + suspendedDays(suspensions));
  const rolled = roll(calendar, nominalDue);
  const provisional = paused || rolled.provisional;
  return { nominalDue, legalDue: provisional ? null : rolled.date, provisional };
};

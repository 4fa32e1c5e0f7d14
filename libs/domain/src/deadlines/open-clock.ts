import { ARTICLES, type ArticleKey } from '../articles.js';
import { daysBetween, type Calendar } from '../calendar.js';
import type { ClockKind } from '../glossary/index.js';
import { articleOfParameter, type DayBudget, type Policy } from '../parameters.js';
import { Rejected } from '../rejected.js';
import { dueOf, type Clock } from './clock.js';
import { CLOCK_KINDS } from './clock-kinds.js';

/** By what a clock is opened: the case's policy and the calendar in force. */
export type ClockBasis = { readonly policy: Policy; readonly calendar: Calendar };

/** The period that a letter names by its last day. @rejects CLOCK_BUDGET_INVALID */
export const budgetUntil = (startedOn: string, dueOn: string): DayBudget => {
  const n = daysBetween(startedOn, dueOn);
  if (n < 1) throw new Rejected('CLOCK_BUDGET_INVALID', null, '指定的期限须晚于起算日。', { field: 'dueOn' });
  return { n, unit: 'day' };
};

const newClock = (
  start: { kind: ClockKind; startedOn: string },
  budget: DayBudget,
  article: ArticleKey,
  { policy, calendar }: ClockBasis,
): Clock => ({
  ...start,
  budget,
  extensions: [],
  suspensions: [],
  stoppedOn: null,
  article,
  profileVersion: policy.version,
  calendarVersion: calendar.version,
});

/** The period for telling the petitioner, and whether it is the statutory or the shorter internal one. */
export type NotifyBudget = {
  readonly budget: DayBudget;
  readonly article: ArticleKey;
  readonly internal: boolean;
};

/**
 * min(Article 23's 15 days, an internal period): a longer internal one never counts (O-04). Natural and working days
 * are compared by the day on which they end.
 * @article notifyBudget directNotice
 */
export const effectiveNotifyBudget = (startedOn: string, basis: ClockBasis): NotifyBudget => {
  const { policy, calendar } = basis;
  const statutoryBudget: DayBudget = { n: policy.notifyDays, unit: 'day' };
  const article = articleOfParameter('notifyDays', policy.profile) ?? 'directNotice';
  const byLaw: NotifyBudget = { budget: statutoryBudget, article, internal: false };
  if (policy.internalNotifyDays === null) return byLaw;
  const start = { kind: 'dueNotify', startedOn } as const;
  const due = (budget: DayBudget) => dueOf(newClock(start, budget, article, basis), calendar);
  const [law, internal] = [due(statutoryBudget), due(policy.internalNotifyDays)];
  const shorter =
    law.legalDue !== null && internal.legalDue !== null
      ? internal.legalDue < law.legalDue ||
        (internal.legalDue === law.legalDue && internal.nominalDue < law.nominalDue)
      : internal.nominalDue < law.nominalDue;
  return shorter ? { budget: policy.internalNotifyDays, article: 'notifyBudget', internal: true } : byLaw;
};

/**
 * Opens a clock with the length that the policy gives it, or with the one that a letter names.
 * @rejects CLOCK_NOT_APPLICABLE (the profile knows no such period) CLOCK_BUDGET_MISSING CLOCK_BUDGET_INVALID
 */
export const openClock = (
  kind: ClockKind,
  startedOn: string,
  basis: ClockBasis,
  named?: DayBudget,
): Clock => {
  const spec = CLOCK_KINDS[kind];
  const { policy } = basis;
  const { unit } = spec;
  if (unit === 'minute')
    throw new Rejected(
      'CLOCK_NOT_APPLICABLE',
      ARTICLES[spec.article],
      '分钟级时钟即时起算、连续不停,不按日计算。',
      {
        field: 'kind',
        clock: kind,
      },
    );
  const start = { kind, startedOn };
  if (kind === 'dueNotify' && named === undefined) {
    const { budget, article } = effectiveNotifyBudget(startedOn, basis);
    return newClock(start, budget, article, basis);
  }
  const article =
    (spec.parameter === null ? null : articleOfParameter(spec.parameter, policy.profile)) ?? spec.article;
  if (named !== undefined) return newClock(start, named, article, basis);
  if (spec.parameter === null)
    throw new Rejected('CLOCK_BUDGET_MISSING', ARTICLES[article], '这口钟的期限须由函件、通知指定。', {
      field: 'budget',
      clock: kind,
    });
  const n = policy[spec.parameter];
  if (typeof n !== 'number')
    throw new Rejected('CLOCK_NOT_APPLICABLE', ARTICLES[spec.article], '该件适用的条例没有这一期限。', {
      field: 'kind',
      clock: kind,
    });
  return newClock(start, { n, unit }, article, basis);
};

/** The same clock, longer: counted from the nominal due day before it. */
export const extendClock = (clock: Clock, days: number, approvedOn: string): Clock => ({
  ...clock,
  extensions: [...clock.extensions, { days, approvedOn }],
});

/** The same clock with its end; the first stop counts. */
export const stopClock = (clock: Clock, stoppedOn: string): Clock =>
  clock.stoppedOn ? clock : { ...clock, stoppedOn };

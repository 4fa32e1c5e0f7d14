import { ARTICLES, type ArticleKey } from '../../articles.js';
import { Rejected } from '../../rejected.js';
import { handlingClockOf, originalDueOf, type PetitionClock } from '../clocks.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';
import { refuse, refuseIf } from './checks/refuse.js';

/** What an extension is measured by. */
export type Extendable = {
  clock: PetitionClock & { kind: 'dueHandle' | 'verificationDue' };
  /** Article 34 for 31(六), our own rule for accusations (O-07). */
  article: ArticleKey;
  /** Last day before any extension. */
  originalDue: PlainDate;
  /** Longest extension in all. @unit day */
  longest: number;
};

/** The running clock that may be extended. @rejects CLOCK_NOT_APPLICABLE CLOCK_STOPPED */
export function extendable(state: PetitionState, ctx: DecisionContext): Extendable {
  const clock = handlingClockOf(state, ctx.policy, ctx.calendar);
  if (clock === null)
    throw new Rejected(
      'CLOCK_NOT_APPLICABLE',
      ARTICLES.extension,
      '只有已受理的第三十一条第(六)项事项和检举控告有可以延长的期限(R-34、O-06)。',
      { field: 'type' },
    );
  const handling = clock.kind === 'dueHandle';
  const article: ArticleKey = handling ? 'extension' : 'verificationExtension';
  refuseIf(Boolean(clock.stoppedOn), 'CLOCK_STOPPED', {
    article,
    message: '期限已经停止,不能再延长(K-20)。',
    detail: { field: 'type' },
  });
  return {
    clock,
    article,
    originalDue: originalDueOf(clock, ctx.calendar),
    longest: handling ? ctx.policy.handleExtMax : ctx.policy.verificationExtMax,
  };
}

/** asked for and granted on the original last day at the latest; later it is a matter of QE08. @rejects EXTENSION_AFTER_DUE */
export function requireInTime(
  extension: Extendable,
  on: PlainDate,
  entered: { field: string; zh: string },
): void {
  if (on > extension.originalDue)
    refuse('EXTENSION_AFTER_DUE', {
      article: extension.article,
      message: `${entered.zh}不得晚于原届满日 ${extension.originalDue}(R-35、O-07);超期的写超期说明(QE08)。`,
      detail: { field: entered.field, originalDue: extension.originalDue },
    });
}

/** @rejects EXTENSION_TOO_LONG */
export function requireLength(state: PetitionState, extension: Extendable, days: number): void {
  const before = approvedDays(state, extension.clock.kind);
  if (before + days > extension.longest)
    refuse('EXTENSION_TOO_LONG', {
      article: extension.article,
      message: `延长期限累计不得超过${extension.longest}日(R-35、K-11)。`,
      detail: { field: 'days', longest: extension.longest, approvedBefore: before },
    });
}

const approvedOf = (state: PetitionState, kind: string) =>
  state.extensions.filter(({ requested, decided }) => requested.clock === kind && decided?.approved === true);

const approvedDays = (state: PetitionState, kind: string): number =>
  approvedOf(state, kind).reduce((sum, { decided }) => sum + (decided?.days ?? 0), 0);

/** How often the period was extended. @unit times */
export const approvedTimes = (state: PetitionState, kind: string): number => approvedOf(state, kind).length;

/** The request that waits for a decision. */
export const pendingExtension = (state: PetitionState) =>
  state.extensions.findLast(({ decided }) => decided === null) ?? null;

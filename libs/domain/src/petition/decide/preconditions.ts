import { ARTICLES } from '../../articles.js';
import { Rejected } from '../../rejected.js';
import type { AccountId, DecisionContext, PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';
import { requireDate, requireNotBefore, requirePast } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';

/** A day as entered, with the steps that it must not come before. */
export type EnteredDay = {
  value: unknown;
  /** Name of the field in the command. */
  field: string;
  /** 「签发日」: how the person at the screen calls it. */
  zh: string;
  /** Steps that came first; null = that step did not happen. */
  notBefore: readonly { on: PlainDate | null; zh: string }[];
};

/** The petition that a command speaks of. @rejects PETITION_UNKNOWN */
export function existing(state: PetitionState | null): PetitionState {
  if (state === null)
    throw new Rejected('PETITION_UNKNOWN', ARTICLES.registration, '没有这件信访件:须先登记。', {
      field: 'petitionId',
    });
  return state;
}

/**
 * A day on which something happened: it exists, is not in the future and does not come before the step that it
 * follows (QP05, K-18).
 * @rejects DATE_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function requireDay(ctx: DecisionContext, { value, field, zh, notBefore }: EnteredDay): PlainDate {
  const day = requirePast(value, field, zh, ctx);
  for (const step of notBefore)
    if (step.on !== null) requireNotBefore(day, field, zh, { on: step.on, zh: step.zh });
  return day;
}

/** A planned day that is not over yet. @rejects DATE_INVALID DATE_IN_PAST */
export function requireDayAhead(ctx: DecisionContext, value: unknown, field: string): PlainDate {
  const day = requireDate(value, field, '期限');
  refuseIf(day < ctx.today, 'DATE_IN_PAST', {
    article: 'rework',
    message: '期限不得早于今天(O-50)。',
    detail: { field, today: ctx.today },
  });
  return day;
}

/** Each once, in the order entered. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Length of a text in characters, as a person counts them. */
export const lengthOf = (text: string): number => [...text].length;

/** Handler or co-handler of this petition now. */
export const isHandler = (state: PetitionState, accountId: AccountId): boolean =>
  state.handlerId === accountId || state.coHandlerIds.includes(accountId);

/** Whether it was found that somebody has to stand back; the latest ruling counts. */
export const isRecused = ({ recusals }: Pick<PetitionState, 'recusals'>, accountId: AccountId): boolean =>
  recusals.findLast((hit) => hit.accountId === accountId)?.ruling === 'confirmed';

/**
 * The accused himself, and whoever has a confirmed interest, takes no part (R-21; 28③ is never relaxed).
 * @rejects RECUSAL_ACCUSED RECUSAL_CONFIRMED
 */
export function requireNoRecusal(
  state: PetitionState,
  accountIds: readonly AccountId[],
  field: string,
): void {
  for (const accountId of accountIds) {
    refuseIf(
      state.arrival.subjects.some((subject) => subject.accountId === accountId),
      'RECUSAL_ACCUSED',
      { article: 'recusal', message: '被反映人本人不得参与该件的办理(R-21)。', detail: { field } },
    );
    refuseIf(isRecused(state, accountId), 'RECUSAL_CONFIRMED', {
      article: 'recusal',
      message: '已确认有直接利害关系的人员应当回避(R-21)。',
      detail: { field },
    });
  }
}

/** No handling opinion, extension notice, posted reply or rating for accusations (O-06, O-07). @rejects NOT_FOR_ACCUSATION */
export function refuseForAccusation(state: PetitionState, zh: string, field: string): void {
  if (state.class === 'accusation')
    refuse('NOT_FOR_ACCUSATION', {
      article: 'verificationPeriod',
      message: `检举控告类不适用${zh}(O-06)。`,
      detail: { field },
    });
}

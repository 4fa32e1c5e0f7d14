import type { PlainDate } from '../petition/context.js';
import { requireDate, requireNotBefore, requirePast } from '../petition/decide/checks/dates.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { AffairContext } from './affair.js';

/** The affair that a later command speaks of. @rejects AFFAIR_UNKNOWN */
export function openedStateOf<S>(state: S | null, zh: string): S {
  return (
    state ?? refuse('AFFAIR_UNKNOWN', { message: `没有这项${zh},须先建立。`, detail: { field: 'type' } })
  );
}

/**
 * The day of a step as entered, today where it was left out; not in the future, not before what it follows (QP05).
 * @rejects DATE_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function dayOf(
  value: unknown,
  ctx: Pick<AffairContext, 'today'>,
  notBefore: readonly { on: PlainDate | null; zh: string }[],
): PlainDate {
  const day = value === undefined ? ctx.today : requirePast(value, 'on', '日期', ctx);
  for (const { on, zh } of notBefore) if (on !== null) requireNotBefore(day, 'on', '日期', { on, zh });
  return day;
}

/** A day by which something is asked for: not before it is asked. @rejects DATE_INVALID DUE_BEFORE_ASKED */
export function dueDayOf(value: unknown, field: string, zh: string, askedOn: PlainDate): PlainDate {
  const due = requireDate(value, field, zh);
  refuseIf(due < askedOn, 'DUE_BEFORE_ASKED', {
    message: `${zh}不得早于发出的日期(${askedOn})。`,
    detail: { field, notBefore: askedOn },
  });
  return due;
}

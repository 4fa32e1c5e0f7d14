import { isPlainDate as isCivilDate } from '../../../calendar.js';
import type { DecisionContext, PlainDate } from '../../context.js';
import { refuse } from './refuse.js';

/** Nothing older is a petition of this office. */
export const FIRST_RECEIPT: PlainDate = '1949-10-01';

/** @shape anything → is it a real day written `YYYY-MM-DD`? */
export const isPlainDate = (value: unknown): value is PlainDate =>
  typeof value === 'string' && isCivilDate(value);

/** @rejects DATE_INVALID */
export function requireDate(value: unknown, field: string, zh: string): PlainDate {
  if (isPlainDate(value)) return value;
  return refuse('DATE_INVALID', {
    message: `${zh}须为真实存在的日期,写作 YYYY-MM-DD。`,
    detail: { field },
  });
}

/** A day on which something happened: it exists and is not in the future (§5.0 no. 2). @rejects DATE_INVALID DATE_IN_FUTURE */
export function requirePast(
  value: unknown,
  field: string,
  zh: string,
  ctx: Pick<DecisionContext, 'today'>,
): PlainDate {
  const date = requireDate(value, field, zh);
  if (date > ctx.today) {
    refuse('DATE_IN_FUTURE', { message: `${zh}不得晚于今天(${ctx.today})。`, detail: { field } });
  }
  return date;
}

/** Where a date may be left out. @rejects DATE_INVALID DATE_IN_FUTURE */
export function optionalPast(
  value: unknown,
  field: string,
  zh: string,
  ctx: DecisionContext,
): PlainDate | null {
  return value === undefined || value === null ? null : requirePast(value, field, zh, ctx);
}

/** Nothing happens before the step that it follows (QP05). @rejects DATE_BEFORE_STEP */
export function requireNotBefore(
  date: PlainDate,
  field: string,
  zh: string,
  step: { on: PlainDate; zh: string },
): void {
  if (date < step.on) {
    refuse('DATE_BEFORE_STEP', {
      message: `${zh}(${date})不得早于${step.zh}(${step.on}),时间顺序不能倒挂(QP05)。`,
      detail: { field, notBefore: step.on },
    });
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;

/** @shape ISO 8601 in UTC @rejects INSTANT_INVALID */
export function optionalInstant(value: unknown, field: string, zh: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (typeof value === 'string' && isPlainDate(day)) return value;
  return refuse('INSTANT_INVALID', {
    message: `${zh}须为 ISO 8601 的世界时时刻。`,
    detail: { field },
  });
}

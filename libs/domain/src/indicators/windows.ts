import type { PlainDate } from '../petition/context.js';
import type { IndicatorFacts } from './facts.js';
import type { Period } from './periods.js';

/** A period looked at on the evening of a day (§3.1 no. 4: asOf is 24:00). */
export type Window = { readonly period: Period; readonly asOf: PlainDate };

/** Does the day lie in the period, and has it come? Both ends included. */
export function within(day: PlainDate, { period, asOf }: Window): boolean {
  return period.from <= day && day <= period.to && day <= asOf;
}

/** 队列口径: rates of timeliness take what falls due in the period, never what was registered in it (§3.1 no. 3). */
export function dueInWindow(legalDue: PlainDate, window: Window): boolean {
  return within(legalDue, window);
}

/** Was it registered by then? History is written in after its time and counts in its own (O-66). */
export function knownOn(row: IndicatorFacts, asOf: PlainDate): boolean {
  return row.history || row.registeredOn <= asOf;
}

/** Did it happen, and by then? */
export function onOrBefore(day: PlainDate | null, limit: PlainDate): boolean {
  return day !== null && day <= limit;
}

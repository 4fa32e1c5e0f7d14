import { SUPERVISION } from '../supervision/supervision.js';
import type { Affair } from './affair.js';

/** Every aggregate beside the petition, by category of its streams. */
export const AFFAIRS: readonly Affair[] = [SUPERVISION as unknown as Affair];

/** The affair of a category. @rejects Error on an unknown one: that is a mistake in the program */
export function affairOf(category: string): Affair {
  const affair = AFFAIRS.find((one) => one.category === category);
  if (affair === undefined) throw new Error(`no affair ${category}`);
  return affair;
}

/** Newest version of every event type of every affair. */
export const AFFAIR_EVENT_VERSIONS: Readonly<Record<string, number>> = Object.fromEntries(
  AFFAIRS.flatMap(({ events }) =>
    Object.entries(events).map(([type, { version }]) => [type, version] as const),
  ),
);

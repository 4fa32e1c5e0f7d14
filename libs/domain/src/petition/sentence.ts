import type { AccountId, PlainDate } from './context.js';

/** What a sentence needs besides the event: names of staff and units, never of petitioners or the accused. */
export type EventNames = {
  account: (accountId: AccountId) => string;
  organisation: (orgId: number) => string;
  /** Writes the year of days in other years. */
  today?: PlainDate;
  /** Due day of the clock that this event starts, where the caller knows it. */
  dueOn?: PlainDate | null;
};

/** What was done, and what follows from it. */
export type Act = { act: string; then?: string };

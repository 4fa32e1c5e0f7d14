import { earlierOf } from '../../calendar.js';
import { openClock, stopClock, type Clock, type ClockBasis } from '../../deadlines/index.js';
import type { ClockKind } from '../../glossary/index.js';
import type { DayBudget } from '../../parameters.js';
import type { PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';

/** A clock of a petition. @shape id `<kind>:<round>`, the same for ever: reminders are kept by it */
export type PetitionClock = Clock & { readonly id: string };

/** What the clocks of a petition are derived from. */
export type Source = {
  readonly state: PetitionState;
  readonly basis: ClockBasis;
};

type Opening = {
  kind: ClockKind;
  on: PlainDate;
  until: PlainDate | null | undefined;
  round?: number;
  budget?: DayBudget;
};

/** Opens a clock and, where its end is known, stops it. */
export function clock({ basis }: Source, { kind, on, until, round = 1, budget }: Opening): PetitionClock {
  const opened = openClock(kind, on, basis, budget);
  const stopped = until === null || until === undefined ? opened : stopClock(opened, until);
  return { ...stopped, id: `${kind}:${round}` };
}

/** The first of the days that are known. */
export const earliest = (days: readonly (PlainDate | null | undefined)[]): PlainDate | null => {
  const known = days.filter((day): day is PlainDate => typeof day === 'string');
  return known.length === 0 ? null : known.reduce(earlierOf);
};

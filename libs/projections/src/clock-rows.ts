import {
  addDays,
  type Calendar,
  CLOCK_KINDS,
  dueOf,
  extendedBy,
  type PetitionClock,
  type ReminderProfile,
  reminderProfileOf,
  workingDaysBetween,
} from '#domain';
import type { GuardColumns } from './guard-columns.js';

/** A clock as it stands in `rm.clock`. @shape dates YYYY-MM-DD; yellow_on, orange_on: first day of that light */
export type ClockRow = GuardColumns & {
  clock_id: string;
  kind: string;
  started_on: string;
  budget: number;
  unit: 'day' | 'workday';
  extended_days: number;
  nominal_due: string;
  legal_due: string | null;
  provisional: boolean;
  yellow_on: string;
  orange_on: string;
  stopped_on: string | null;
  petitioners: boolean;
};

/** The first day on which no more than `left` days remain to the nominal due day, as `lightOf` counts them. */
const firstDayWith = (left: number, nominalDue: string, calendar: Calendar | null): string => {
  if (calendar === null) return addDays(nominalDue, -left);
  let day = nominalDue;
  for (;;) {
    const before = addDays(day, -1);
    if (workingDaysBetween(calendar, before, nominalDue).count > left) return day;
    day = before;
  }
};

/** The first days of the yellow and of the orange light (§4.5). */
export function lightDaysOf(
  profile: ReminderProfile,
  nominalDue: string,
  calendar: Calendar,
): { yellow_on: string; orange_on: string } {
  const countsIn = profile.unit === 'workday' ? calendar : null;
  return {
    yellow_on: firstDayWith(profile.yellow, nominalDue, countsIn),
    orange_on: firstDayWith(profile.orange, nominalDue, countsIn),
  };
}

/** A clock of a petition as a row. */
export function clockRowOf(clock: PetitionClock, guard: GuardColumns, calendar: Calendar): ClockRow {
  const { nominalDue, legalDue, provisional } = dueOf(clock, calendar);
  return {
    ...guard,
    clock_id: clock.id,
    kind: clock.kind,
    started_on: clock.startedOn,
    budget: clock.budget.n,
    unit: clock.budget.unit,
    extended_days: extendedBy(clock),
    nominal_due: nominalDue,
    legal_due: legalDue,
    provisional,
    ...lightDaysOf(reminderProfileOf(clock.kind, clock.budget, calendar), nominalDue, calendar),
    stopped_on: clock.stoppedOn ?? null,
    petitioners: CLOCK_KINDS[clock.kind].petitioners,
  };
}

const dueDay = ({ legal_due, nominal_due }: ClockRow): string => legal_due ?? nominal_due;

/** The running clock of ours that ends first; the petitioner's own windows make nobody late. */
const mostUrgent = (clocks: readonly ClockRow[]): ClockRow | null =>
  clocks
    .filter(({ stopped_on, petitioners }) => stopped_on === null && !petitioners)
    .sort(
      (a, b) =>
        compare(dueDay(a), dueDay(b)) ||
        compare(a.nominal_due, b.nominal_due) ||
        compare(a.clock_id, b.clock_id),
    )[0] ?? null;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The columns of the register that show it. */
export function nextClockColumns(clocks: readonly ClockRow[]): {
  next_clock: string | null;
  next_kind: string | null;
  next_nominal: string | null;
  next_legal: string | null;
  next_provisional: boolean;
  next_yellow_on: string | null;
  next_orange_on: string | null;
} {
  const next = mostUrgent(clocks);
  return {
    next_clock: next?.clock_id ?? null,
    next_kind: next?.kind ?? null,
    next_nominal: next?.nominal_due ?? null,
    next_legal: next?.legal_due ?? null,
    next_provisional: next?.provisional ?? false,
    next_yellow_on: next?.yellow_on ?? null,
    next_orange_on: next?.orange_on ?? null,
  };
}

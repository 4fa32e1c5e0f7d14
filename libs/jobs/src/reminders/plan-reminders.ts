import {
  type Calendar,
  CLOCK_KINDS,
  clocksOf,
  daysBetween,
  dueOf,
  type DueDays,
  ladderOf,
  type PetitionClock,
  type PetitionState,
  type Profiles,
  type Rung,
} from '#domain';

/**
 * One rung of one running clock.
 * @shape due: the due day that the rung counts to: the nominal one before it, the legal one on it and after it
 */
export type Timer = {
  readonly clock: PetitionClock;
  readonly rung: Rung;
  readonly days: DueDays;
  readonly due: string;
};

/** Days by which a calendar and a ladder are read. */
export type Reckoning = {
  readonly calendar: Calendar;
  readonly profiles: Pick<Profiles, 'policyFor'>;
  readonly today: string;
};

/**
 * Every rung of every running clock, clock by clock, in the order of their days; for overdue clocks up to the first
 * one after today (domain.md §4.5). None for history, split letters and stopped clocks.
 */
export function timersOf(state: PetitionState, { calendar, profiles, today }: Reckoning): Timer[] {
  return clocksOf(state, profiles.policyFor(state), calendar)
    .filter(({ stoppedOn }) => !stoppedOn)
    .flatMap((clock) => {
      const days = dueOf(clock, calendar);
      return ladderOf(clock, calendar, today).map((rung) => ({
        clock,
        rung,
        days,
        due: countsToLegalDay(rung.key) ? (days.legalDue ?? days.nominalDue) : days.nominalDue,
      }));
    });
}

/** TL and the rungs after the due day. */
export const countsToLegalDay = (rung: string): boolean => rung === 'TL' || rung.startsWith('T+');

/** The rungs of a clock up to today: the last is sent, the ones before it are too late (nobody is flooded). */
export type DueRungs = { readonly timer: Timer; readonly passed: readonly Timer[] };

/** What has come due on each clock by today. */
export function dueRungsOf(timers: readonly Timer[], today: string): DueRungs[] {
  const byClock = new Map<string, Timer[]>();
  for (const timer of timers) {
    if (timer.rung.on > today) continue;
    const known = byClock.get(timer.clock.id);
    if (known) known.push(timer);
    else byClock.set(timer.clock.id, [timer]);
  }
  return [...byClock.values()].flatMap((rungs) => {
    const timer = rungs.at(-1);
    return timer === undefined ? [] : [{ timer, passed: rungs.slice(0, -1) }];
  });
}

/**
 * A petitioner's window that ended long ago and is first looked at now: a take-over, a demonstration. It makes nobody
 * late, and a hundred such lines would hide the one that matters. @unit freshDays days
 */
export const isOldNews = ({ clock, rung }: Timer, today: string, freshDays: number): boolean =>
  CLOCK_KINDS[clock.kind].petitioners && daysBetween(rung.on, today) > freshDays;

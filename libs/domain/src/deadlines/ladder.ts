import { addDays, addWorkingDays, previousWorkday, type Calendar, type ReckonedDay } from '../calendar.js';
import { CLOCK_KINDS, LADDER_LEVELS, type LadderLevels, reminderProfileOf } from './clock-kinds.js';
import { dueOf, type Clock } from './clock.js';

/** 接收人逐级升高 (§4.5 rule 4): 承办人 → 科室负责人 → 分管领导 → 督办. */
export type LadderLevel = 'handler' | 'section' | 'deputyLeader' | 'supervision';

/**
 * One reminder of a clock.
 * @shape key: `T-15` … `T0`, `TL` (the legal due day), `T+1`, `T+4` … (working days after the legal due day);
 *        on: the day on which it is sent; merged: looser rungs that fell on the same day
 */
export type Rung = {
  readonly key: string;
  readonly on: string;
  readonly level: LadderLevel;
  readonly merged: readonly string[];
  /** The day may move when the year's notice comes out. */
  readonly provisional: boolean;
};

/** A stretch in which reminders are denser: daily from T-3 on (O-63). Both days are in. */
export type DenserPeriod = { readonly from: string; readonly to: string };

/** From which distance on a sensitive period reminds daily. */
const DAILY_FROM = 3;

const within = (day: string, periods: readonly DenserPeriod[]): boolean =>
  periods.some(({ from, to }) => from <= day && day <= to);

const rungsBefore = (clock: Clock, calendar: Calendar, denser: readonly DenserPeriod[]): Rung[] => {
  const { nominalDue } = dueOf(clock, calendar);
  const profile = reminderProfileOf(clock.kind, clock.budget, calendar);
  const { section } = profile.levels ?? LADDER_LEVELS;
  const levelBefore = (distance: number): LadderLevel => (distance <= section ? 'section' : 'handler');
  const dayAt = (distance: number): ReckonedDay => {
    if (profile.unit === 'day') return previousWorkday(calendar, addDays(nominalDue, -distance));
    return distance === 0
      ? previousWorkday(calendar, nominalDue)
      : addWorkingDays(calendar, nominalDue, -distance);
  };
  const daily = Array.from({ length: DAILY_FROM + 1 }, (_, distance) => distance).filter((distance) =>
    within(dayAt(distance).date, denser),
  );
  // Tightest first, so that the looser rungs of one day merge into it (rule 1).
  const distances = [...new Set([...profile.rungs, ...daily])].sort((a, b) => a - b);
  const byDay = new Map<string, Rung>();
  for (const distance of distances) {
    const key = `T${distance === 0 ? '0' : `-${distance}`}`;
    const { date, provisional } = dayAt(distance);
    if (date <= clock.startedOn) continue;
    const tighter = byDay.get(date);
    byDay.set(
      date,
      tighter
        ? { ...tighter, merged: [...tighter.merged, key] }
        : { key, on: date, level: levelBefore(distance), merged: [], provisional },
    );
  }
  return [...byDay.values()].reverse();
};

type After = {
  readonly levels: LadderLevels;
  readonly today: string | undefined;
  readonly denser: readonly DenserPeriod[];
};

const rungsAfter = (legalDue: string, calendar: Calendar, { levels, today, denser }: After): Rung[] => {
  const rungs: Rung[] = [];
  let distance = 1;
  // from rung to rung: counting each from the due day would cost the square of the years
  let { date, provisional } = addWorkingDays(calendar, legalDue, distance);
  for (;;) {
    const nth = rungs.length + 1;
    const level: LadderLevel =
      nth >= levels.supervision ? 'supervision' : nth >= levels.deputyLeader ? 'deputyLeader' : 'section';
    rungs.push({ key: `T+${distance}`, on: date, level, merged: [], provisional });
    if (today === undefined || date > today) return rungs;
    const step = within(addWorkingDays(calendar, date, 1).date, denser) ? 1 : levels.every;
    const next = addWorkingDays(calendar, date, step);
    distance += step;
    date = next.date;
    provisional ||= next.provisional;
  }
};

/**
 * The reminders of a clock in the order of their days (§4.5 rules 1–5).
 * Without `today` the ladder ends at T+1; with it, it goes on to the first rung after today. A clock that was stopped
 * has no rung after that day, a suspended one has none at all, a provisional one none after its nominal due day.
 * @shape today YYYY-MM-DD; denser: sensitive periods that apply to the case, by default the calendar's
 */
export const ladderOf = (
  clock: Clock,
  calendar: Calendar,
  today?: string,
  denser: readonly DenserPeriod[] = calendar.denser ?? [],
): readonly Rung[] => {
  const { nominalDue, legalDue } = dueOf(clock, calendar);
  if (clock.suspensions.some(({ to }) => to === null)) return [];
  const { levels = LADDER_LEVELS } = reminderProfileOf(clock.kind, clock.budget, calendar);
  const rungs = rungsBefore(clock, calendar, denser);
  if (legalDue !== null && legalDue !== nominalDue)
    rungs.push({ key: 'TL', on: legalDue, level: 'section', merged: [], provisional: false });
  // A petitioner's window that runs out makes nobody late.
  if (legalDue !== null && !CLOCK_KINDS[clock.kind].petitioners)
    rungs.push(...rungsAfter(legalDue, calendar, { levels, today: clock.stoppedOn ?? today, denser }));
  const { stoppedOn } = clock;
  return stoppedOn ? rungs.filter(({ on }) => on <= stoppedOn) : rungs;
};

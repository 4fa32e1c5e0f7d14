import { addDays, addWorkingDays, previousWorkday, type Calendar, type ReckonedDay } from '../calendar.js';
import { CLOCK_KINDS, reminderProfileOf } from './clock-kinds.js';
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

/** Working days between two reminders after the due day (§4.5 rule 3). */
const EVERY_WORKING_DAYS = 3;
/** From which distance on a sensitive period reminds daily. */
const DAILY_FROM = 3;

const within = (day: string, periods: readonly DenserPeriod[]): boolean =>
  periods.some(({ from, to }) => from <= day && day <= to);

// READING: §4.5 names the order of recipients, not their rungs; the section head joins at T-1.
const levelBefore = (distance: number): LadderLevel => (distance <= 1 ? 'section' : 'handler');

const rungsBefore = (clock: Clock, calendar: Calendar, denser: readonly DenserPeriod[]): Rung[] => {
  const { nominalDue } = dueOf(clock, calendar);
  const profile = reminderProfileOf(clock.kind, clock.budget);
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

const rungsAfter = (
  legalDue: string,
  calendar: Calendar,
  today: string | undefined,
  denser: readonly DenserPeriod[],
): Rung[] => {
  const rungs: Rung[] = [];
  let distance = 1;
  for (;;) {
    const { date, provisional } = addWorkingDays(calendar, legalDue, distance);
    const level: LadderLevel = rungs.length === 0 ? 'deputyLeader' : 'supervision';
    rungs.push({ key: `T+${distance}`, on: date, level, merged: [], provisional });
    if (today === undefined || date > today) return rungs;
    const next = addWorkingDays(calendar, legalDue, distance + 1).date;
    distance += within(next, denser) ? 1 : EVERY_WORKING_DAYS;
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
  const rungs = rungsBefore(clock, calendar, denser);
  if (legalDue !== null && legalDue !== nominalDue)
    rungs.push({ key: 'TL', on: legalDue, level: 'section', merged: [], provisional: false });
  // A petitioner's window that runs out makes nobody late.
  if (legalDue !== null && !CLOCK_KINDS[clock.kind].petitioners)
    rungs.push(...rungsAfter(legalDue, calendar, clock.stoppedOn ?? today, denser));
  const { stoppedOn } = clock;
  return stoppedOn ? rungs.filter(({ on }) => on <= stoppedOn) : rungs;
};

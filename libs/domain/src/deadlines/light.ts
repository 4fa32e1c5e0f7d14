import { daysBetween, workingDaysBetween, type Calendar } from '../calendar.js';
import { CLOCK_MARKS, LIGHTS, type ClockMark, type Light } from '../glossary/index.js';
import { CLOCK_KINDS, reminderProfileOf } from './clock-kinds.js';
import { dueOf, isSuspended, type Clock, type DueDays } from './clock.js';

/**
 * What a clock shows on a day (§4.5): shape + word + colour key, and what follows from it.
 * @shape light: null when stopped or suspended; mark: 暂停 or 已停 in the light's place, 暂定 beside it;
 *        remaining: to the nominal due day, negative after it, null when stopped
 */
export type ClockFace = {
  readonly light: Light | null;
  readonly mark: ClockMark | null;
  readonly shape: string;
  readonly word: string;
  readonly colour: string;
  readonly remaining: number | null;
  readonly unit: 'day' | 'workday';
  /** Natural days past the legal due day, 0 when in time or not decidable. */
  readonly overdueDays: number;
  readonly overdue: boolean;
  /** May it give rise to a supervision (SUP)? Never in the rollover period, never while provisional. */
  readonly triggersSupervision: boolean;
  readonly due: DueDays;
};

const overdueDaysOn = (day: string, { legalDue }: DueDays): number =>
  legalDue === null ? 0 : Math.max(0, daysBetween(legalDue, day));

const stoppedFace = (day: string, due: DueDays, unit: ClockFace['unit']): ClockFace => {
  const overdueDays = overdueDaysOn(day, due);
  const undecided = due.provisional && day > due.nominalDue;
  return {
    light: null,
    mark: undecided ? 'provisional' : 'stopped',
    shape: undecided ? CLOCK_MARKS.provisional.shape : CLOCK_MARKS.stopped.shape,
    word: overdueDays > 0 ? `超期 ${overdueDays} 日` : undecided ? CLOCK_MARKS.provisional.zh : '按期',
    colour: CLOCK_MARKS.stopped.colour,
    remaining: null,
    unit,
    overdueDays,
    overdue: overdueDays > 0,
    triggersSupervision: false,
    due,
  };
};

const lightBy = (remaining: number, thresholds: { yellow: number; orange: number }): Light =>
  remaining <= thresholds.orange ? 'orange' : remaining <= thresholds.yellow ? 'yellow' : 'green';

/**
 * The light of a clock on a day: the one table of §4.5, read from the top.
 * @shape today YYYY-MM-DD
 */
export const lightOf = (clock: Clock, today: string, calendar: Calendar): ClockFace => {
  const due = dueOf(clock, calendar);
  const profile = reminderProfileOf(clock.kind, clock.budget, calendar);
  const { unit } = profile;
  if (clock.stoppedOn) return stoppedFace(clock.stoppedOn, due, unit);

  const expired = due.legalDue !== null && today > due.legalDue;
  // A petitioner's window that has run out is over, and nobody is late.
  if (expired && CLOCK_KINDS[clock.kind].petitioners)
    return { ...stoppedFace(due.legalDue, due, unit), word: '期满' };

  const remaining =
    unit === 'day'
      ? daysBetween(today, due.nominalDue)
      : workingDaysBetween(calendar, today, due.nominalDue).count;
  if (isSuspended(clock, today)) {
    const { zh, shape, colour } = CLOCK_MARKS.suspended;
    const quiet = { overdueDays: 0, overdue: false, triggersSupervision: false };
    return { light: null, mark: 'suspended', shape, word: zh, colour, remaining, unit, ...quiet, due };
  }
  const light: Light = expired ? 'red' : today > due.nominalDue ? 'rollover' : lightBy(remaining, profile);
  const { shape, zh, colour, overdue } = LIGHTS[light];
  return {
    light,
    mark: due.provisional ? 'provisional' : null,
    shape,
    word: zh,
    colour,
    remaining,
    unit,
    overdueDays: overdueDaysOn(today, due),
    overdue,
    triggersSupervision: overdue,
    due,
  };
};

import { type Calendar, workingDaysBetween } from '../calendar.js';
import type { SupervisionState } from './state.js';

/** The four intervals of 四快 (O-89); null where one of the two days is not there yet. @unit workday */
export type FourFast = {
  /** 立项快: 批示 → 立项. */
  readonly opening: number | null;
  /** 协调快: 立项 → first coordination. */
  readonly coordination: number | null;
  /** 督办快: 立项 → first notice sent. */
  readonly supervision: number | null;
  /** 反馈快: due day → feedback of the latest round that has one; negative when early. */
  readonly feedback: number | null;
};

type Days = Pick<SupervisionState, 'instructedOn' | 'openedOn' | 'coordinatedOn' | 'rounds'>;

/** @article O-89 */
export function fourFastOf(
  { instructedOn, openedOn, coordinatedOn, rounds }: Days,
  calendar: Calendar,
): FourFast {
  const between = (from: string | null, to: string | null): number | null =>
    from === null || to === null ? null : workingDaysBetween(calendar, from, to).count;
  const answered = rounds.findLast(({ feedbackOn }) => feedbackOn !== null);
  return {
    opening: between(instructedOn, openedOn),
    coordination: between(openedOn, coordinatedOn),
    supervision: between(openedOn, rounds[0]?.sentOn ?? null),
    feedback: answered === undefined ? null : between(answered.dueOn, answered.feedbackOn),
  };
}

/** Median and slowest of one interval over several supervisions. @shape twice the median, so that a half stays whole */
export type FastSummary = {
  readonly count: number;
  readonly medianTwice: number | null;
  readonly slowest: number | null;
};

/** What the quarter's report lists for each interval (O-89). */
export function fastSummary(values: readonly (number | null)[]): FastSummary {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = known[Math.floor(known.length / 2)];
  const lower = known[Math.floor((known.length - 1) / 2)];
  return {
    count: known.length,
    medianTwice: upper === undefined || lower === undefined ? null : upper + lower,
    slowest: known.at(-1) ?? null,
  };
}

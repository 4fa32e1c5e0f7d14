import { addDays } from '../calendar.js';
import type { Instant, PlainDate } from './context.js';

/** Asia/Shanghai is eight hours ahead all year round (K-18: no summer time). */
const AHEAD_HOURS = 8;

/** A moment as the office's wall clock and calendar show it. @shape time `14:20` */
export function shanghaiTime(instant: Instant): { on: PlainDate; time: string } {
  const day = instant.slice(0, 10);
  const hour = Number(instant.slice(11, 13)) + AHEAD_HOURS;
  const time = `${String(hour % 24).padStart(2, '0')}:${instant.slice(14, 16)}`;
  return { on: hour >= 24 ? addDays(day, 1) : day, time };
}

const withoutYear = (on: PlainDate): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;

/** 11月3日; with its year where it is not the year of today. */
export const dayInWords = (on: PlainDate, today: PlainDate | undefined): string =>
  today === undefined || on.slice(0, 4) === today.slice(0, 4)
    ? withoutYear(on)
    : `${on.slice(0, 4)}年${withoutYear(on)}`;

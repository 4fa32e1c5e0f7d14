import { ARTICLES } from '../articles.js';
import { addDays, daysBetween, isPlainDate } from '../calendar.js';
import type { Light } from '../glossary/index.js';
import { Rejected } from '../rejected.js';

/** 紧急报告 (§1.9, O-80): minutes that run at once and without a break, day and night (K-08). */
export type MinuteClock = {
  readonly kind: 'urgentPhone' | 'urgentWritten' | 'followUp';
  /** @shape ISO 8601 in UTC */
  readonly startedAt: string;
  readonly minutes: number;
  readonly stoppedAt?: string | null;
};

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z$/;
const EPOCH = '1970-01-01';
const DAY = 86_400_000;

const toMillis = (instant: string): number => {
  const match = SHAPE.exec(instant);
  const [, day = '', hours, minutes, seconds, fraction = ''] = match ?? [];
  if (!match || !isPlainDate(day))
    throw new Rejected('INSTANT_INVALID', ARTICLES.hoursFromStart, '时刻无效:须写作 YYYY-MM-DDThh:mm:ssZ。', {
      field: 'startedAt',
    });
  const ofDay = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return daysBetween(EPOCH, day) * DAY + ofDay * 1000 + Number(fraction.padEnd(3, '0'));
};

const two = (n: number): string => String(n).padStart(2, '0');
const toInstant = (millis: number): string => {
  const days = Math.floor(millis / DAY);
  const rest = millis - days * DAY;
  const [seconds, ms] = [Math.floor(rest / 1000), rest % 1000];
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${addDays(EPOCH, days)}T${clock}.${String(ms).padStart(3, '0')}Z`;
};

/** @shape ISO 8601 in UTC with milliseconds @rejects INSTANT_INVALID */
export const minuteDueAt = (clock: MinuteClock): string =>
  toInstant(toMillis(clock.startedAt) + clock.minutes * 60_000);

/** Whole minutes from one moment to another; one that has begun counts. @unit minute @rejects INSTANT_INVALID */
export const minutesBetween = (from: string, to: string): number =>
  Math.ceil((toMillis(to) - toMillis(from)) / 60_000);

/** A rung of a clock that runs by minutes: half of the time left, a fifth left, time up, and up for so many turns. */
export type MinuteRung = '1/2' | '1/5' | '0' | `+${number}`;

/** How it goes on once time is up. @shape now: ISO 8601 in UTC @unit everyMinutes: minute, 0 = not at all */
export type Repetition = { readonly now: string; readonly everyMinutes: number };

/**
 * Its reminders: half of the time left, a fifth left, time up (§4.5); then one every so many minutes until somebody
 * answers. Of these only the last that has come and the next are named, however long nobody has answered.
 */
export const minuteLadderOf = (
  clock: MinuteClock,
  { now, everyMinutes }: Repetition,
): readonly { readonly key: MinuteRung; readonly at: string }[] => {
  const start = toMillis(clock.startedAt);
  const at = (share: number): string => toInstant(start + Math.round(clock.minutes * 60_000 * share));
  const rungs: { key: MinuteRung; at: string }[] = [
    { key: '1/2', at: at(1 / 2) },
    { key: '1/5', at: at(4 / 5) },
    { key: '0', at: at(1) },
  ];
  if (everyMinutes <= 0) return rungs;
  const due = start + clock.minutes * 60_000;
  const come = Math.max(0, Math.floor((toMillis(now) - due) / (everyMinutes * 60_000)));
  for (const turn of come === 0 ? [1] : [come, come + 1])
    rungs.push({ key: `+${turn}`, at: toInstant(due + turn * everyMinutes * 60_000) });
  return rungs;
};

/** Its light at a moment: no rollover, no days off. */
export const minuteLightOf = (
  clock: MinuteClock,
  now: string,
): { readonly light: Light | null; readonly late: boolean } => {
  const total = clock.minutes * 60_000;
  const left = toMillis(clock.startedAt) + total - toMillis(clock.stoppedAt ?? now);
  if (clock.stoppedAt) return { light: null, late: left < 0 };
  if (left < 0) return { light: 'red', late: true };
  return { light: left * 5 <= total ? 'orange' : left * 2 <= total ? 'yellow' : 'green', late: false };
};

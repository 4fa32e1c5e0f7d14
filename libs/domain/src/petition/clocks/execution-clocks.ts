import { daysBetween } from '../../calendar.js';
import type { PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';
import { clock, earliest, type PetitionClock, type Source } from './clock-source.js';
import { firstIssuedOn, needsService } from './handling-clocks.js';

/** The day on which a supporting opinion goes out, to be carried out from then on; null while it has not. */
function supportedOn(state: PetitionState): PlainDate | null {
  const { issued, dispatched, delivered, serviceFailed } = state;
  if (issued === null || state.submissions.at(-1)?.conclusion !== 'support') return null;
  if (!needsService(state)) return firstIssuedOn(state);
  return earliest([dispatched?.dispatchedOn, delivered?.deliveredOn, serviceFailed?.firstOn]);
}

/** Measures of results before this one, in all rounds: each measure keeps its number, whatever takes its place. */
function measuresBefore({ submissions, earlierRound }: PetitionState): number {
  const own = submissions.slice(0, -1).reduce((sum, { measures }) => sum + measures.length, 0);
  const last = earlierRound?.submissions.at(-1)?.measures.length ?? 0;
  return own + (earlierRound === null ? 0 : measuresBefore(earlierRound) + last);
}

/**
 * 执行支持意见 (32②, R-32): one for each measure of the result in force, to the day that it names or to the office's own
 * period, until it is recorded as carried out; a corrected result's measures take the place of the former ones. A measure that names the day of the opinion or an earlier one is due at once.
 */
export function executionClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const on = supportedOn(state);
  if (on === null) return [];
  const before = measuresBefore(state);
  return (state.submissions.at(-1)?.measures ?? []).flatMap(({ measure, dueOn, completedOn }, at) => {
    if (measure === 'noAction') return [];
    const until = completedOn !== null && completedOn < on ? on : completedOn;
    const named =
      dueOn === null ? {} : { budget: { n: Math.max(0, daysBetween(on, dueOn)), unit: 'day' as const } };
    return [clock(source, { kind: 'executionDue', on, until, round: before + at + 1, ...named })];
  });
}

import { addMonths, daysBetween } from '../../calendar.js';
import type { PlainDate } from '../context.js';
import { CALLS_FOR, followUpReceivedOn } from '../measure-follow-ups.js';
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

/**
 * 书面检查、整改报告 (O-20): from the day on which a reminder or an admonition was given, until what it calls for came in.
 * The six months are counted by months (K-09), so their length in days follows from the first one.
 */
export function followUpClocks(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const before = measuresBefore(state);
  return (state.submissions.at(-1)?.measures ?? []).flatMap(({ measure, completedOn }, at) => {
    if (completedOn === null) return [];
    const n = daysBetween(completedOn, addMonths(completedOn, basis.policy.rectificationMonths));
    const common = { on: completedOn, round: before + at + 1 };
    return (CALLS_FOR[measure] ?? []).map((followUp) =>
      followUp === 'selfReview'
        ? clock(source, {
            ...common,
            kind: 'selfReviewDue',
            until: followUpReceivedOn(state, at + 1, followUp),
          })
        : clock(source, {
            ...common,
            kind: 'rectificationDue',
            until: followUpReceivedOn(state, at + 1, followUp),
            budget: { n, unit: 'day' },
          }),
    );
  });
}

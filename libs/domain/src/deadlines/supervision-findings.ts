import { addWorkingDays, daysBetween, type Calendar } from '../calendar.js';
import type { ClockKind, SupervisionCause } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import type { PetitionClock } from '../petition/clocks.js';
import type { PetitionState } from '../petition/state.js';
import { lightOf } from './light.js';

/**
 * Something that gives rise to a supervision (§1.7).
 * @shape key: what it is about, the same on every day; action: `supervise` is the machine's own, `ask` waits for a
 * person's judgement
 */
export type SupervisionFinding = {
  readonly cause: SupervisionCause;
  readonly key: string;
  readonly action: 'supervise' | 'ask';
};

/** Which clock's lateness is which cause. */
const CAUSE_OF: Partial<Record<ClockKind, SupervisionCause>> = {
  dueNotify: 'SUP-01',
  dueHandle: 'SUP-02',
  verificationDue: 'SUP-02',
  simplifiedDue: 'SUP-02',
  feedbackDue: 'SUP-03',
};

/** 催办 first, 督办 after: from which working day past the legal due day on (§1.7: 催办→督办; SUP-02: 督办). */
const SUPERVISED_FROM: Partial<Record<SupervisionCause, number>> = { 'SUP-01': 4, 'SUP-02': 1, 'SUP-03': 4 };

/** By what a petition is looked at. @shape lastChangedOn: day of its last event */
export type FindingContext = {
  readonly today: string;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly clocks: readonly PetitionClock[];
  readonly lastChangedOn: string;
};

/**
 * What of §1.7 a machine can see: lateness, procedure, standing still, a superior who wants the result, a petitioner
 * who is not content. Never in the days of the roll, never by a provisional day (K-21).
 */
export function supervisionFindings(state: PetitionState, context: FindingContext): SupervisionFinding[] {
  if (state.history !== null) return [];
  return [...late(context), ...byProcedure(state, context), ...byJudgement(state, context)];
}

function late({ clocks, today, calendar }: FindingContext): SupervisionFinding[] {
  return clocks.flatMap((clock): SupervisionFinding[] => {
    const cause = CAUSE_OF[clock.kind];
    if (cause === undefined || clock.stoppedOn) return [];
    const { triggersSupervision, due } = lightOf(clock, today, calendar);
    if (!triggersSupervision || due.legalDue === null) return [];
    const from = addWorkingDays(calendar, due.legalDue, SUPERVISED_FROM[cause] ?? 1).date;
    return today >= from ? [{ cause, key: clock.id, action: 'supervise' }] : [];
  });
}

/** O-52: returned twice for the same matter. */
function byProcedure({ reworks }: PetitionState, { policy }: FindingContext): SupervisionFinding[] {
  if (reworks.length < policy.reworkSuperviseRounds) return [];
  return [{ cause: 'SUP-04', key: `rework:${reworks.length}`, action: 'supervise' }];
}

function byJudgement(state: PetitionState, context: FindingContext): SupervisionFinding[] {
  const { today, policy, lastChangedOn, clocks } = context;
  const found: SupervisionFinding[] = [];
  const running = clocks.some(({ stoppedOn }) => !stoppedOn);
  if (running && daysBetween(lastChangedOn, today) > policy.stagnationDays)
    found.push({ cause: 'SUP-05', key: `still:${lastChangedOn}`, action: 'ask' });
  if (state.resultRequired && state.closed === null && running)
    found.push({ cause: 'SUP-08', key: 'result', action: 'ask' });
  if (state.ratings.some(({ rating }) => rating === 'dissatisfied'))
    found.push({ cause: 'SUP-09', key: 'rating', action: 'ask' });
  return found;
}

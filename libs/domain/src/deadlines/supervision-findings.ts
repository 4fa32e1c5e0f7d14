import { addWorkingDays, daysBetween, type Calendar } from '../calendar.js';
import { type ClockKind, isPutAway, type SupervisionCause } from '../glossary/index.js';
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
  executionDue: 'SUP-06',
};

/** 催办 first, 督办 after: from which working day past the legal due day on (§1.7: 催办→督办; SUP-02: 督办). */
const SUPERVISED_FROM: Partial<Record<SupervisionCause, number>> = {
  'SUP-01': 4,
  'SUP-02': 1,
  'SUP-03': 4,
  'SUP-06': 1,
};

/**
 * By what a petition is looked at.
 * @shape lastChangedOn: day of its last event; samePhone: persons who petitioned under its petitioners' phone numbers
 */
export type FindingContext = {
  readonly today: string;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly clocks: readonly PetitionClock[];
  readonly lastChangedOn: string;
  readonly samePhone: number;
};

/**
 * What of §1.7 a machine can see: lateness, also in carrying out what was granted, procedure, standing still, signs of a
 * rating that was made up, a superior who wants the result, a petitioner who is not content. Never in the days of the roll, never by a provisional day (K-21).
 */
export function supervisionFindings(state: PetitionState, context: FindingContext): SupervisionFinding[] {
  if (state.history !== null) return [];
  return [...late(state, context), ...byProcedure(state, context), ...byJudgement(state, context)];
}

function late({ status }: PetitionState, { clocks, today, calendar }: FindingContext): SupervisionFinding[] {
  return clocks.flatMap((clock): SupervisionFinding[] => {
    const cause = CAUSE_OF[clock.kind];
    if (cause === undefined || clock.stoppedOn) return [];
    const { triggersSupervision, due } = lightOf(clock, today, calendar);
    if (!triggersSupervision || due.legalDue === null) return [];
    const from = addWorkingDays(calendar, due.legalDue, SUPERVISED_FROM[cause] ?? 1).date;
    // of a volume that is put away, silence may only mean that nobody wrote it down: a person looks first
    const action = isPutAway(status) ? 'ask' : 'supervise';
    return today >= from ? [{ cause, key: clock.id, action }] : [];
  });
}

/** O-52: returned twice for the same matter, or still not through after its papers were to be completed twice. */
function byProcedure(
  { reworks, completions, closed }: PetitionState,
  { policy }: FindingContext,
): SupervisionFinding[] {
  const times = policy.reworkSuperviseRounds;
  const found = (key: string) => ({ cause: 'SUP-04', key, action: 'supervise' }) as const;
  return [
    ...(reworks.length >= times ? [found(`rework:${reworks.length}`)] : []),
    ...(completions.length >= times && closed === null ? [found(`completion:${completions.length}`)] : []),
  ];
}

function byJudgement(state: PetitionState, context: FindingContext): SupervisionFinding[] {
  const { today, policy, lastChangedOn, clocks } = context;
  const found: SupervisionFinding[] = [];
  const running = clocks.some(({ stoppedOn }) => !stoppedOn);
  if (running && daysBetween(lastChangedOn, today) > policy.stagnationDays)
    found.push({ cause: 'SUP-05', key: `still:${lastChangedOn}`, action: 'ask' });
  if (running && state.objectedOn.length >= policy.toAndFroTimes)
    found.push({ cause: 'SUP-05', key: `toAndFro:${state.objectedOn.length}`, action: 'ask' });
  if (state.resultRequired && state.closed === null && running)
    found.push({ cause: 'SUP-08', key: 'result', action: 'ask' });
  for (const sign of madeUp(state, context)) found.push({ cause: 'SUP-07', key: sign, action: 'ask' });
  if (state.ratings.some(({ rating }) => rating === 'dissatisfied'))
    found.push({ cause: 'SUP-09', key: 'rating', action: 'ask' });
  return found;
}

/**
 * 评价造假的线索 (§1.7 SUP-07): entered by somebody who handled the matter at some time (代评), or under a number that stands
 * for several petitioners (同号码). Only a sign: whether it is so, a person looks into.
 * READING: 同 IP needs ratings that petitioners give in a web page; there are none here.
 */
function madeUp(state: PetitionState, { policy, samePhone }: FindingContext): string[] {
  const handlers = [...state.formerHandlerIds, ...state.coHandlerIds];
  const byHandler = state.ratings.filter(
    ({ enteredBy }) => enteredBy !== null && handlers.includes(enteredBy),
  );
  const shared = state.ratings.length > 0 && samePhone >= policy.samePhonePersons;
  return [...byHandler.map(({ target }) => `ratedFor:${target}`), ...(shared ? ['phone'] : [])];
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR } from '../calendar.js';
import { dueOf, extendedBy } from '../deadlines/index.js';
import { codesOf } from '../glossary/index.js';
import { probeFor } from './action-probes.js';
import type { PetitionClock } from './clocks.js';
import type { PetitionCommand, PetitionCommandType } from './commands.js';
import type { DecisionContext } from './context.js';
import type { PetitionEvent } from './events.js';
import { fold } from './evolve.js';
import { leadsThere, leadsTo } from './leads-to.js';
import { on, PETITION_ID, Story } from './spec-fixtures.js';
import { asked, clocksIn, hold, TwoOrgans, type Clocks, type Taken } from './spec-organs.js';
import { openings, steps } from './spec-walk.js';
import { COMMANDS } from './transitions.js';

/**
 * The unit run walks two hundred roads; `npm run test:properties` ten thousand, each time others unless `PROPERTY_SEED`
 * says which: a gate walks the same ones each time, a search for faults does not.
 */
const UNIT_RUNS = 200;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? UNIT_RUNS);
const SEED = Number(process.env['PROPERTY_SEED'] ?? (RUNS > UNIT_RUNS ? NaN : 20260302));
// Shrinking a walk of ninety steps takes minutes; the seed repeats it.
const HOW_OFTEN = { numRuns: RUNS, ...(Number.isNaN(SEED) ? {} : { seed: SEED }), endOnFailure: true };

const due = (clock: PetitionClock) => dueOf(clock, CHINA_CALENDAR).nominalDue;

// The road is chosen anew, or somebody entitled goes on: the clock runs on from its own first day.
const RUNS_ON: readonly string[] = ['PetitionTriaged', 'PetitionerSucceeded', 'AssignmentSent'];
const LETTER_EVENTS: readonly string[] = [
  'PetitionTriaged',
  'AssignmentSent',
  'AssignmentSignedFor',
  'CoHandlersAsked',
];
const ESTIMATED: readonly string[] = ['feedbackDue', 'coReplyDue'];

function requireNoClockMoved(before: Clocks, after: Clocks, events: readonly PetitionEvent[]) {
  const types = events.map(({ type }) => type);
  const hearing = types.includes('HearingOpened') || types.includes('HearingReported');
  const mayBeLonger = types.includes('ExtensionApproved');
  for (const [id, was] of before) {
    const is = after.get(id);
    if (is === undefined) continue;
    // The letter's own days take the place of an estimate once it is out and signed for (K-15, O-31).
    if (ESTIMATED.includes(is.kind) && types.some((type) => LETTER_EVENTS.includes(type))) continue;
    // K-19 may bring a start forward; nothing ever puts one off.
    hold(is.startedOn <= was.startedOn, id, types, 'starts later');
    hold(mayBeLonger || extendedBy(is) === extendedBy(was), id, types, 'is extended');
    // 36②: the hearing of a recheck alone puts a day off, and that of the recheck alone (C4).
    const mayBePutOff = mayBeLonger || (hearing && is.kind === 'dueRecheck');
    hold(mayBePutOff || due(is) <= due(was), id, types, 'falls due later');
    // The first stop counts: a stopped clock neither runs again nor stops later.
    if (was.stoppedOn && !types.some((type) => RUNS_ON.includes(type)))
      hold(Boolean(is.stoppedOn) && String(is.stoppedOn) <= was.stoppedOn, id, types, 'runs again');
  }
  if (types.includes('ReworkOrdered')) {
    const plain = (clocks: Clocks) =>
      [...clocks.values()].map((clock) => [clock.id, clock.startedOn, due(clock), clock.stoppedOn]);
    expect(plain(after)).toEqual(plain(before));
  }
}

function requireStepOfTable({ command, from, story, other }: Taken) {
  const to = story.now.status;
  hold(to === from.own || leadsTo(command.type, from.own).includes(to), command.type, from.own, to);
  const there = other.state?.status ?? null;
  const known =
    there === from.there || there === null || leadsThere(command.type, from.there).includes(there);
  hold(known, command.type, from.there, there);
}

describe('any sequence of commands', () => {
  it('folds or is refused by name; no clock is put off, and a return moves none (O-51, K-19, R-35)', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(openings, steps, (facts, sequence) => {
        const organs = new TwoOrgans(facts);
        for (const step of sequence) {
          const taken = organs.take(step);
          if (taken === null) continue;
          const { story, other, ctx, events, others, before } = taken;
          for (const event of [...events, ...others]) hold(event.occurredOn <= organs.today, event.type);
          requireStepOfTable(taken);
          requireNoClockMoved(before.own, clocksIn(story, ctx), events);
          if (others.length > 0) requireNoClockMoved(before.there, clocksIn(other, ctx), others);
          reached.add(story.now.status);
          if (other.state !== null) reached.add(other.state.status);
        }
        expect(fold(PETITION_ID, organs.here.events)).toEqual(organs.here.state);
        expect(fold(organs.below.petitionId, organs.below.events)).toEqual(organs.below.state);
      }),
      HOW_OFTEN,
    );
    // The walk is worth something only if it gets about.
    expect(REACHED.filter((status) => !reached.has(status))).toEqual([]);
  });

  it('leaves a state in which every command yields events that fold, or a refusal with a name', () => {
    fc.assert(
      fc.property(openings, steps, (facts, sequence) => {
        const organs = new TwoOrgans(facts);
        for (const step of sequence) organs.take(step);
        for (const story of [organs.here, organs.below]) {
          if (story.state === null) continue;
          for (const type of codesOf(COMMANDS)) requireAnswer(story, type, on(organs.today, 'leader'));
        }
      }),
      { ...HOW_OFTEN, numRuns: Math.ceil(RUNS / 4) },
    );
  });
});

function requireAnswer(story: Story, type: PetitionCommandType, ctx: DecisionContext) {
  const probe = probeFor(story.now, type, ctx);
  for (const command of [{ type } as PetitionCommand, ...(probe === null ? [] : [probe])]) {
    const decision = asked(story, command, ctx);
    if (decision === null) continue;
    const next = new Story();
    next.petitionId = story.petitionId;
    next.state = story.state;
    next.events.push(...story.events);
    next.add(decision.events);
    expect(next.now.petitionId).toBe(story.petitionId);
  }
}

const REACHED = [
  'handling',
  'resultSubmitted',
  'rework',
  'issued',
  'delivered',
  'closed',
  'archived',
  'withdrawn',
  'assignedDown',
  // A report that came up is rare; ten thousand roads lead there.
  ...(RUNS > UNIT_RUNS ? ['reportSubmitted'] : []),
  'toBeSignedFor',
  'reviewRequested',
  'reopened',
];

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, CHINA_CALENDAR } from '../calendar.js';
import { gateOutcome, judgeGate } from '../checkpoints/index.js';
import { dueOf, extendedBy } from '../deadlines/index.js';
import { MEASURES, NOTE_KINDS, codesOf } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import { probeFor } from './action-probes.js';
import { clocksOf, type PetitionClock } from './clocks.js';
import type { PetitionCommand } from './commands.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide/index.js';
import { gateBefore } from './decide/gate-rules.js';
import type { PetitionEvent } from './events.js';
import { fold } from './evolve.js';
import {
  accusation,
  arrival,
  on,
  PETITION_ID,
  registered,
  result,
  signature,
  STAFF,
  Story,
  uuid,
} from './spec-fixtures.js';
import { COMMANDS } from './transitions.js';

/** The unit run walks two hundred roads; `npm run test:properties` ten thousand, each time others. */
const UNIT_RUNS = 200;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? UNIT_RUNS);

type Who = keyof typeof STAFF;
type Step = {
  action: (typeof ACTIONS)[number];
  days: number;
  who: Who;
  seed: number;
};

const ACTIONS = [
  ...codesOf(COMMANDS).filter((action) => action !== 'register' && action !== 'importHistory'),
  // The long road, so that the far end is reached as well.
  ...Array.from({ length: 60 }, () => 'onward' as const),
] as const;

const steps = fc.array(
  fc.record({
    action: fc.constantFrom(...ACTIONS),
    days: fc.nat({ max: 12 }),
    who: fc.constantFrom(...(Object.keys(STAFF) as Who[])),
    seed: fc.nat({ max: 1_000_000 }),
  }),
  { minLength: 1, maxLength: 70, size: 'max' },
);
const openings = fc.constantFrom(
  arrival(),
  arrival({ anonymity: 'anonymous', nameClear: false, addressClear: false }),
  arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-03' }),
  accusation(),
  accusation({ anonymity: 'anonymous', nameClear: false, addressClear: false }),
);

const triageOf = (story: Story, today: string, disposition: 'ZB' | 'CC' | 'ZS' = 'ZB'): PetitionCommand => {
  const { class: petitionClass, appealKind, categoryCode } = story.now;
  return {
    type: 'triage',
    intakeDecision: disposition === 'ZB' ? 'handle' : disposition === 'CC' ? 'file' : 'passDown',
    disposition,
    class: petitionClass,
    appealKind,
    categoryCode,
    reason: '另行研究',
    reasonCode: disposition === 'CC' ? 'PETITIONER_ASKED' : null,
    fileReviewOn: disposition === 'CC' ? addDays(today, 180) : null,
    threePartTest: { significance: true, clarity: false, specificity: false },
    targetOrgId: disposition === 'ZS' ? 2 : null,
    proposal: '拟办',
    approval: signature('leader', today),
  };
};

const resultOf = (story: Story, today: string): PetitionCommand => {
  const evidence = [story.now.notes[0]?.noteId ?? uuid(31)];
  const accused = story.now.class === 'accusation';
  return result(today, {
    answers: ['1.1', '1.2'].map((point) => ({
      point,
      ...(accused ? { finding: 'unsubstantiated' as const } : { conclusion: 'support' as const }),
      evidence,
      text: '答复',
    })),
    measures: accused
      ? [{ measure: 'clarification', text: '澄清', completedOn: today }]
      : [{ measure: 'executeSupport', text: '补发', completedOn: today }],
  });
};

// What a diligent office would do next.
function onward(story: Story, today: string, seed: number): PetitionCommand | null {
  const state = story.now;
  const probe = (action: PetitionCommand['type']) => probeFor(state, action, on(today));
  switch (state.status) {
    case 'registered':
      return triageOf(story, today);
    case 'triaged':
      return state.handlerId === null
        ? { type: 'designateHandler', handlerId: STAFF.handler, approval: signature('leader', today) }
        : state.triage?.intakeDecision === 'handle'
          ? probe('accept')
          : triageOf(story, today);
    case 'accepted':
    case 'handling':
    case 'rework': {
      const wanted = (
        ['statement', 'verificationPlan', 'interviewTranscript', 'recusalDeclaration'] as const
      ).find((kind) => state.notes.every((note) => note.kind !== kind));
      return wanted === undefined
        ? resultOf(story, today)
        : {
            type: 'addNote',
            noteId: uuid(3000 + (seed % 5000)),
            kind: wanted,
            occurredOn: today,
            staffIds: [STAFF.handler, STAFF.second],
            text: '记录',
          };
    }
    case 'issued':
    case 'delivered':
    case 'unservable':
    case 'resultSubmitted':
    case 'closingReview':
    case 'completion': {
      const gate = gateBefore(state);
      const waiting = gateOutcome(judgeGate(state, gate, on(today))).awaiting[0];
      if (waiting !== undefined) return { type: 'signCheck', gate, check: waiting, passed: true };
      if (state.status === 'resultSubmitted') return seed % 2 === 0 ? probe('passGate') : probe('issue');
      if (state.status === 'issued')
        return seed % 2 === 0 ? probe('dispatch') : probe('giveReporterFeedback');
      return seed % 2 === 0 ? probe('passGate') : probe('close');
    }
    case 'closed':
      return probe('archive');
    default:
      return null;
  }
}

function commandOf(story: Story, { action, seed }: Step, ctx: DecisionContext): PetitionCommand | null {
  const { today } = ctx;
  // Ends are rare, or nothing else would ever be reached.
  if ((action === 'withdraw' || action === 'triage' || action === 'raiseObjection') && seed % 5 !== 0)
    return null;
  const dispositions = ['ZB', 'CC', 'ZS'] as const;
  switch (action) {
    case 'onward':
      return onward(story, today, seed);
    case 'triage':
      return triageOf(story, today, dispositions[((seed / 5) % 3) | 0]);
    case 'designateHandler':
      return {
        type: 'designateHandler',
        handlerId: seed % 2 === 0 ? STAFF.handler : STAFF.second,
        approval: signature('leader', today),
      };
    case 'addNote': {
      const kinds = codesOf(NOTE_KINDS);
      return {
        type: 'addNote',
        noteId: uuid(2000 + (seed % 500)),
        kind: kinds[seed % kinds.length] ?? 'progress',
        occurredOn: addDays(today, -(seed % 20)),
        staffIds: [STAFF.handler, STAFF.second],
        contactSucceeded: seed % 2 === 0,
        text: '记录',
        evidenceTitle: '证据',
      };
    }
    case 'requestExtension':
      return { type: 'requestExtension', days: 1 + (seed % 30), reason: '情况复杂', requestedOn: today };
    case 'decideExtension':
      return {
        type: 'decideExtension',
        approve: seed % 4 !== 0,
        reason: '理由',
        approval: signature('leader', today),
      };
    case 'submitResult': {
      const measures = codesOf(MEASURES);
      const probe = probeFor(story.now, 'submitResult', ctx);
      return probe?.type === 'submitResult'
        ? { ...probe, measures: [{ measure: measures[seed % measures.length] ?? 'noAction', text: '措施' }] }
        : probe;
    }
    default:
      return probeFor(story.now, action, ctx) ?? ({ type: action } as PetitionCommand);
  }
}

// Statutory and assigned clocks; the inner one of a return comes and goes with it.
const statutory = (story: Story, ctx: DecisionContext) =>
  new Map(
    clocksOf(story.now, ctx.policy)
      .filter(({ kind }) => kind !== 'reworkDue')
      .map((clock) => [clock.id, clock]),
  );
const due = (clock: PetitionClock) => dueOf(clock, CHINA_CALENDAR).nominalDue;

// The road is chosen anew, or somebody entitled goes on: the clock runs on from its own first day.
const RUNS_ON: readonly string[] = ['PetitionTriaged', 'PetitionerSucceeded'];
const LETTER_EVENTS: readonly string[] = ['AssignmentSent', 'AssignmentSignedFor'];

function requireNoClockMoved(
  before: ReadonlyMap<string, PetitionClock>,
  after: ReadonlyMap<string, PetitionClock>,
  events: readonly PetitionEvent[],
) {
  const types = events.map(({ type }) => type);
  for (const [id, was] of before) {
    const is = after.get(id);
    if (is === undefined) continue;
    // The letter's own days take the place of an estimate once it is out and signed for (K-15, O-31).
    if (is.kind === 'feedbackDue' && types.some((type) => LETTER_EVENTS.includes(type))) continue;
    // K-19 may bring a start forward; nothing ever puts one off.
    expect(is.startedOn <= was.startedOn).toBe(true);
    const longer = extendedBy(is) - extendedBy(was);
    expect(longer > 0).toBe(types.includes('ExtensionApproved') && longer > 0);
    if (!types.includes('ExtensionApproved')) expect(due(is) <= due(was)).toBe(true);
    // The first stop counts: a stopped clock neither runs again nor stops later.
    if (was.stoppedOn && !types.some((type) => RUNS_ON.includes(type)))
      expect([
        id,
        types,
        Boolean(is.stoppedOn) && String(is.stoppedOn) <= was.stoppedOn,
        was.stoppedOn,
        is.stoppedOn,
      ]).toEqual([id, types, true, was.stoppedOn, is.stoppedOn]);
  }
  if (types.includes('ReworkOrdered')) {
    const plain = (clocks: ReadonlyMap<string, PetitionClock>) =>
      [...clocks.values()].map((clock) => [clock.id, clock.startedOn, due(clock), clock.stoppedOn]);
    expect(plain(after)).toEqual(plain(before));
  }
}

describe('any sequence of commands', () => {
  it('folds or is refused by name; no clock is put off, and a return moves none (O-51, K-19, R-35)', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(openings, steps, (facts, sequence) => {
        const story = new Story(registered(facts));
        let today = '2026-03-03';
        for (const step of sequence) {
          today = addDays(today, step.action === 'onward' ? step.days % 3 : step.days % 5);
          const who: Who = step.action === 'onward' ? 'examiner' : step.who;
          const ctx = on(today, who);
          const command = commandOf(story, step, ctx);
          if (command === null) continue;
          const before = statutory(story, ctx);
          let events: PetitionEvent[];
          try {
            events = decide(story.state, command, ctx).events;
          } catch (error) {
            // A refusal is named and in Chinese; anything else is a defect.
            if (!(error instanceof Rejected)) throw error;
            expect(error.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
            expect(error.message).toMatch(/[\u4e00-\u9fff]/);
            continue;
          }
          story.add(events);
          for (const event of events) expect(event.occurredOn <= today).toBe(true);
          requireNoClockMoved(before, statutory(story, ctx), events);
          reached.add(story.now.status);
        }
        expect(fold(PETITION_ID, story.events)).toEqual(story.state);
      }),
      // Shrinking a walk of seventy steps takes minutes; the seed repeats it.
      { numRuns: RUNS, ...(RUNS > UNIT_RUNS ? {} : { seed: 20260302 }), endOnFailure: true },
    );
    // The walk is worth something only if it gets about.
    for (const status of [
      'handling',
      'resultSubmitted',
      'rework',
      'issued',
      'delivered',
      'closed',
      'archived',
      'withdrawn',
    ])
      expect([...reached]).toContain(status);
  });
});

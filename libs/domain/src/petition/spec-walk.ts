/** Random roads for the property specs: two organs, a petition and what was sent down of it. Nothing here is used by the program. */
import fc from 'fast-check';
import { addDays } from '../calendar.js';
import { gateOutcome, judgeGate } from '../checkpoints/index.js';
import { MEASURES, NOTE_KINDS, codesOf } from '../glossary/index.js';
import { probeFor } from './action-probes.js';
import type { PetitionCommand, PetitionCommandType } from './commands.js';
import type { DecisionContext } from './context.js';
import { gateBefore } from './decide/gate-rules.js';
import { accusation, arrival, on, result, signature, STAFF, type Story, uuid } from './spec-fixtures.js';
import { COMMANDS } from './transitions.js';

export type Who = keyof typeof STAFF;
export type Step = {
  action: PetitionCommandType | 'onward';
  /** In the organ that the letter went to, once there is one. */
  below: boolean;
  days: number;
  who: Who;
  seed: number;
};

const ACTIONS: readonly Step['action'][] = [
  ...codesOf(COMMANDS).filter((action) => !['register', 'importHistory', 'takeOver'].includes(action)),
  // The long road, so that the far end is reached as well.
  ...Array.from({ length: 140 }, () => 'onward' as const),
];

export const steps = fc.array(
  fc.record({
    action: fc.constantFrom(...ACTIONS),
    below: fc.boolean(),
    days: fc.nat({ max: 12 }),
    who: fc.constantFrom(...(Object.keys(STAFF) as Who[])),
    seed: fc.nat({ max: 1_000_000 }),
  }),
  { minLength: 1, maxLength: 90, size: 'max' },
);

export const openings = fc.constantFrom(
  arrival(),
  arrival({ anonymity: 'anonymous', nameClear: false, addressClear: false }),
  arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-03' }),
  accusation(),
  accusation({ anonymity: 'anonymous', nameClear: false, addressClear: false }),
);

type Way = 'ZB' | 'CC' | 'ZS' | 'YJG' | 'LB';
const INTAKE = { ZB: 'handle', LB: 'handle', CC: 'file', ZS: 'passDown', YJG: 'passDown' } as const;

const triageOf = (story: Story, today: string, way: Way = 'ZB'): PetitionCommand => {
  const { class: petitionClass, appealKind, categoryCode } = story.now;
  return {
    type: 'triage',
    intakeDecision: INTAKE[way],
    disposition: way,
    class: petitionClass,
    appealKind,
    categoryCode,
    reason: '另行研究',
    reasonCode: way === 'CC' ? 'PETITIONER_ASKED' : null,
    fileReviewOn: way === 'CC' ? addDays(today, 180) : null,
    threePartTest: { significance: true, clarity: false, specificity: false },
    targetOrgId: INTAKE[way] === 'passDown' ? 2 : null,
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

const WORK = ['statement', 'verificationPlan', 'interviewTranscript', 'talk', 'recusalDeclaration'] as const;

function work(story: Story, today: string, seed: number): PetitionCommand | null {
  const state = story.now;
  const open = state.coHandlers.some(({ repliedOn, absent }) => repliedOn === null && !absent);
  if (open) return probeFor(state, 'recordCoReply', on(today));
  const wanted = WORK.find((kind) => state.notes.every((note) => note.kind !== kind));
  if (wanted === undefined) return resultOf(story, today);
  return {
    type: 'addNote',
    noteId: uuid(3000 + (seed % 5000)),
    kind: wanted,
    occurredOn: today,
    staffIds: [STAFF.handler, STAFF.second],
    text: '记录',
  };
}

function atGate(story: Story, today: string, seed: number): PetitionCommand | null {
  const state = story.now;
  const probe = (action: PetitionCommandType) => probeFor(state, action, on(today));
  const gate = gateBefore(state);
  const waiting = gateOutcome(judgeGate(state, gate, on(today))).awaiting[0];
  if (waiting !== undefined) return { type: 'signCheck', gate, check: waiting, passed: true };
  if (state.status === 'resultSubmitted')
    return seed % 2 === 0 ? probe('passGate') : probe(seed % 7 === 0 ? 'concludeByAgreement' : 'issue');
  if (state.above !== null && state.issued !== null && state.reportedUp === null && seed % 4 !== 0)
    return probe('sendReport');
  if (state.status === 'issued' || state.status === 'reportSubmitted')
    if (seed % 3 !== 0) return seed % 2 === 0 ? probe('dispatch') : probe('giveReporterFeedback');
  return seed % 2 === 0 ? probe('passGate') : probe('close');
}

/** What a diligent office would do next. */
function onward(story: Story, today: string, seed: number): PetitionCommand | null {
  const state = story.now;
  const probe = (action: PetitionCommandType) => probeFor(state, action, on(today));
  const pick = (...actions: readonly PetitionCommandType[]) =>
    probe(actions[seed % actions.length] ?? 'addNote');
  switch (state.status) {
    case 'toBeSignedFor':
      return probe('signFor');
    case 'registered':
      return triageOf(story, today, (['ZB', 'ZB', 'YJG', 'LB'] as const)[seed % 4]);
    case 'triaged':
      if (state.handlerId === null)
        return { type: 'designateHandler', handlerId: STAFF.handler, approval: signature('leader', today) };
      return state.triage?.intakeDecision === 'handle' ? probe('accept') : triageOf(story, today);
    case 'assignedDown':
    case 'passedDown':
      return state.below === null
        ? sendDownOf(today, seed, state)
        : pick('recordSigning', 'notify', 'recallAssignment');
    case 'accepted':
    case 'handling':
    case 'rework':
    case 'reopened':
      return state.triage?.disposition === 'LB' && state.coHandlers.length === 0
        ? probe('askCoHandlers')
        : work(story, today, seed);
    case 'issued':
    case 'delivered':
    case 'unservable':
    case 'resultSubmitted':
    case 'reportSubmitted':
    case 'closingReview':
    case 'completion':
      return atGate(story, today, seed);
    case 'closed':
      return seed % 3 === 0 ? probe('archive') : probe('requestReview');
    case 'reviewRequested':
    case 'recheckRequested':
      return seed % 3 === 0 ? pick('openHearing') : opinionOf(today, seed);
    case 'recheckSuspended':
      return probe('reportHearing');
    case 'reviewed':
    case 'rechecked':
      return pick('recordReviewDelivery', 'reopen');
    case 'terminated':
      return probe('archive');
    case 'ended':
      return pick('continueBySuccessor', 'archive');
    case 'unreachable':
    case 'filed':
      return pick('reactivate', 'archive');
    default:
      return null;
  }
}

const opinionOf = (today: string, seed: number): PetitionCommand => ({
  type: 'concludeReview',
  outcome: (['maintained', 'changed', 'revoked'] as const)[seed % 3] ?? 'maintained',
  answeredOn: today,
  ...(seed % 2 === 0 ? { deliveredOn: today } : {}),
  opinion: '意见',
});

// A second letter opens a second petition there.
const sendDownOf = (today: string, seed: number, { zone }: Story['now']): PetitionCommand => ({
  type: 'sendDown',
  childId: uuid(40_000 + (seed % 9_000)),
  documentId: uuid(90),
  method: 'electronic',
  sentOn: today,
  requirement: '请查核并报结果',
  queryCodeMac: 'mac-mac-mac-mac-mac',
  ...(zone === 'general' ? {} : { retoldTitle: '反映问题', retoldContent: '反映其问题' }),
  text: { title: '题', content: '文', matters: { '1': { summary: '事', points: ['甲', '乙'] } } },
  persons: {},
});

/** The command of a step, filled in; null where the step is not taken. */
export function commandOf(
  story: Story,
  { action, seed }: Step,
  ctx: DecisionContext,
): PetitionCommand | null {
  const { today } = ctx;
  // Ends are rare, or nothing else would ever be reached.
  if (RARE.includes(action) && seed % 5 !== 0) return null;
  switch (action) {
    case 'onward':
      return onward(story, today, seed);
    case 'triage':
      return triageOf(story, today, (['ZB', 'CC', 'ZS', 'YJG', 'LB'] as const)[((seed / 5) % 5) | 0]);
    case 'designateHandler':
      return {
        type: 'designateHandler',
        handlerId: seed % 2 === 0 ? STAFF.handler : STAFF.second,
        approval: signature('leader', today),
      };
    case 'addNote':
      return anyNote(today, seed);
    case 'requestExtension':
      return { type: 'requestExtension', days: 1 + (seed % 30), reason: '情况复杂', requestedOn: today };
    case 'decideExtension':
      return {
        type: 'decideExtension',
        approve: seed % 4 !== 0,
        reason: '理由',
        approval: signature('leader', today),
      };
    case 'sendDown':
      return sendDownOf(today, seed, story.now);
    case 'concludeReview':
      return opinionOf(today, seed);
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

const RARE: readonly Step['action'][] = [
  'withdraw',
  'triage',
  'raiseObjection',
  'endPetition',
  'leadToProcedure',
  'recallAssignment',
  'markUnreachable',
];

function anyNote(today: string, seed: number): PetitionCommand {
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

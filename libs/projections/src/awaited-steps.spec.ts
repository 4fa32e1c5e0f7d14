import { describe, expect, it } from '@jest/globals';
import {
  ALIVE,
  CHINA_CALENDAR,
  clocksOf,
  fold,
  isAllowedIn,
  type PetitionEvent,
  type PetitionState,
  type PetitionStatus,
  policyOn,
  type RecordedPetitionEvent,
} from '#domain';
import type { Role } from '#identity';
import { awaitedSteps } from './awaited-steps.js';
import { accepted, accusation, arrival, designated, registered, triaged } from './testing/stories.js';
import { uuid } from './testing/world.js';
import { isTaker } from './workbench.queries.js';

const DAY = '2026-03-05';
const POLICY = policyOn(DAY);
const FACT = { eventId: uuid(900), occurredOn: DAY };

/** The state that these events tell, changed by what no story of this folder tells. */
function stateOf(events: readonly PetitionEvent[], change: Partial<PetitionState> = {}): PetitionState {
  const recorded = events.map((event, at) => ({
    ...event,
    meta: {
      eventId: uuid(1000 + at),
      version: at + 1,
      recordedAt: `${event.occurredOn}T06:20:00.000Z`,
      actorId: uuid(12),
      capacity: 'handler',
    },
  })) as RecordedPetitionEvent[];
  const state = fold(uuid(1), recorded);
  if (state === null) throw new Error('the story has not begun');
  return { ...state, ...change };
}

/** He handles it and has every role; nobody examines his own case. */
const EVERYBODY = {
  accountId: uuid(12),
  orgId: 1,
  roles: ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as Role[],
  smallOffice: false,
};

const stepsOf = (state: PetitionState) => awaitedSteps(state, clocksOf(state, POLICY, CHINA_CALENDAR));

const handled = (change: Partial<PetitionState> = {}, facts = arrival(1)) =>
  stateOf([registered(facts), triaged(DAY, facts), designated(DAY), accepted(DAY)], change);

const sentOut = (decision: 'handle' | 'passDown', disposition: 'ZS' | 'YJG', change = {}) => {
  const facts = arrival(1);
  return stateOf([registered(facts), triaged(DAY, facts, { intakeDecision: decision, disposition })], change);
};

const LETTER = {
  ...FACT,
  disposition: 'YJG' as const,
  docNo: '宛组信交〔2026〕1号',
  sentOn: DAY,
  dueOn: null,
};
const OUT = {
  ...LETTER,
  childId: uuid(7),
  targetOrgId: 2,
  levelJump: null,
  signedForOn: null,
  deemed: false,
  objectedOn: null,
  endedOn: null,
};
const review = (outcome: 'upheld' | 'revoked', deliveredOn: string | null) => ({
  ...FACT,
  stage: 'review' as const,
  requestedOn: DAY,
  receivedOn: DAY,
  hearings: [],
  statusBefore: 'closed' as const,
  concluded: { ...FACT, outcome, answeredOn: DAY, deliveredOn, redoDays: null },
});

describe('the step that a petition waits for', () => {
  it.each<PetitionStatus>([...ALIVE, 'toBeSignedFor'])('is there while it is %s', (status) => {
    const waiting = handled({ status, reviews: [review('upheld', null)] });
    const steps = stepsOf(waiting);
    expect([status, steps.filter((step) => isAllowedIn(status, step))]).not.toEqual([status, []]);
    expect(steps.filter((step) => !isAllowedIn(status, step))).toEqual([]);
    // and on somebody's workbench
    expect(steps.filter((step) => !isTaker(step, EVERYBODY, { org_id: 1, own: true }))).toEqual(
      steps.filter((step) => step === 'passGate'),
    );
  });

  it('is to sign for what a superior sent (O-109)', () => {
    expect(stepsOf(stateOf([registered(arrival(1))], { status: 'toBeSignedFor' }))).toEqual(['signFor']);
  });

  it('is to send the letter that goes down, until it is out (O-29)', () => {
    expect(stepsOf(sentOut('passDown', 'ZS'))[0]).toBe('sendDown');
    expect(stepsOf(sentOut('handle', 'YJG'))).toContain('sendDown');
    expect(stepsOf(sentOut('passDown', 'YJG', { below: OUT }))).not.toContain('sendDown');
    expect(stepsOf(handled())).not.toContain('sendDown');
  });

  it('is to enter the receipt of a unit on paper, and to answer an objection from below', () => {
    expect(stepsOf(sentOut('passDown', 'YJG', { below: OUT }))).not.toContain('recordSigning');
    const onPaper = { ...OUT, childId: null };
    expect(stepsOf(sentOut('passDown', 'YJG', { below: onPaper }))).toContain('recordSigning');
    const signed = { ...onPaper, signedForOn: DAY };
    expect(stepsOf(sentOut('passDown', 'YJG', { below: signed }))).not.toContain('recordSigning');
    const objected = { ...OUT, objectedOn: DAY };
    expect(stepsOf(sentOut('passDown', 'YJG', { below: objected }))[0]).toBe('answerObjectionBelow');
  });

  it('is to send the sealed packet up (O-10)', () => {
    const facts = accusation(1);
    const up = (packet: PetitionState['packet']) =>
      stateOf([registered(facts), triaged(DAY, facts, { intakeDecision: 'passUp', disposition: 'BS' })], {
        packet,
      });
    expect(stepsOf(up(null))[0]).toBe('sendSealedPacket');
    expect(stepsOf(up({ ...FACT, sentOn: DAY }))).not.toContain('sendSealedPacket');
  });

  it('is the opinion of a review, its delivery, and the new round after a revocation (R-41, R-47)', () => {
    const asked = { ...review('upheld', null), concluded: null };
    expect(stepsOf(handled({ status: 'reviewRequested', reviews: [asked] }))).toEqual(['concludeReview']);
    expect(stepsOf(handled({ status: 'recheckSuspended', reviews: [asked] }))).toEqual(['reportHearing']);
    const at = (outcome: 'upheld' | 'revoked', deliveredOn: string | null) =>
      stepsOf(handled({ status: 'reviewed', reviews: [review(outcome, deliveredOn)] }));
    expect(at('upheld', null)).toEqual(['recordReviewDelivery']);
    expect(at('revoked', null)).toEqual(['reopen', 'recordReviewDelivery']);
    expect(at('revoked', DAY)).toEqual(['reopen']);
    expect(stepsOf(handled({ status: 'reopened' }))).toContain('submitResult');
  });

  it('is for the handler too to make up what the closing gate found missing', () => {
    expect(stepsOf(handled({ status: 'completion' }))).toEqual(['notify', 'addNote', 'passGate']);
  });

  it('is no notice of an extension to whoever reported: there is none (O-07)', () => {
    const extension = { ...FACT, decided: { approved: true }, notified: null };
    const extensions = [extension] as unknown as PetitionState['extensions'];
    const of = (facts = arrival(1)) => awaitedSteps(handled({ status: 'handling', extensions }, facts), []);
    expect(of()).toEqual(['notifyExtension', 'submitResult']);
    expect(of(accusation(1))).toEqual(['submitResult']);
  });
});

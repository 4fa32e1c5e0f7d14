import { describe, expect, it } from '@jest/globals';
import {
  type ArrivalFacts,
  CHINA_CALENDAR,
  clocksOf,
  fold,
  type PetitionEvent,
  type RecordedPetitionEvent,
} from '#domain';
import { awaitedSteps } from './awaited-steps.js';
import {
  accepted,
  accusation,
  arrival,
  designated,
  issuedOn,
  noticed,
  passed,
  posted,
  registered,
  STAFF,
  submitted,
  triaged,
} from './testing/stories.js';
import { policyFor, uuid } from './testing/world.js';

const CHILD = uuid(2);

const facts = (type: string, occurredOn: string, data: object): PetitionEvent =>
  ({ type, occurredOn, article: 'gates', data, sealed: {} }) as unknown as PetitionEvent;

/** The steps that are open once all of this has happened. */
function after(...events: readonly PetitionEvent[]): string[] {
  const told = events.map((event, at) => ({
    ...event,
    meta: {
      eventId: uuid(100 + at),
      version: at + 1,
      recordedAt: `${event.occurredOn}T06:20:00.000Z`,
      actorId: STAFF.handler,
      capacity: 'handler',
    },
  })) as RecordedPetitionEvent[];
  const state = fold(uuid(1), told);
  if (state === null) throw new Error('nothing happened');
  return awaitedSteps(state, clocksOf(state, policyFor(state), CHINA_CALENDAR));
}

const inHand = (of: ArrivalFacts): PetitionEvent[] => [
  registered(of),
  triaged('2026-03-04', of),
  designated('2026-03-04'),
  noticed('2026-03-05'),
  accepted('2026-03-05'),
];

const approval = {
  signerId: STAFF.leader,
  capacity: 'leader',
  level: 'C',
  signedOn: '2026-04-10',
  onPaper: false,
};
const extended = (clock: 'dueHandle' | 'verificationDue'): PetitionEvent[] => [
  facts('ExtensionRequested', '2026-04-09', { clock, days: 30, reasonLength: 40, reasonVague: false }),
  facts('ExtensionApproved', '2026-04-10', { days: 30, approval }),
];

const sentDown = (disposition: 'ZS' | 'YJG'): PetitionEvent[] => [
  registered(arrival(1)),
  triaged('2026-03-04', arrival(1), { intakeDecision: 'passDown', disposition, targetOrgId: 2 }),
  noticed('2026-03-05'),
];
const letter = (disposition: 'ZS' | 'YJG'): PetitionEvent =>
  facts('AssignmentSent', '2026-03-06', {
    disposition,
    docNo: '1号',
    sentOn: '2026-03-06',
    dueOn: null,
    childId: CHILD,
    targetOrgId: 2,
    documentId: 'D08-1',
    method: 'posted',
    retold: false,
  });

const answered = (): PetitionEvent[] => [
  ...inHand(arrival(1)),
  submitted('2026-04-10'),
  passed('2026-04-11', 1, []),
  issuedOn('2026-04-12'),
  posted('2026-04-13'),
  facts('ResultDelivered', '2026-04-15', { deliveredOn: '2026-04-15', how: 'signed' }),
];
const asked = (stage: 'review' | 'recheck', on: string): PetitionEvent =>
  facts('ReviewRequested', on, { stage, requestedOn: on, receivedOn: on });
const concluded = (outcome: string, deliveredOn: string | null): PetitionEvent =>
  facts('ReviewConcluded', '2026-05-10', {
    stage: 'review',
    outcome,
    answeredOn: '2026-05-10',
    deliveredOn,
    redoDays: null,
  });

describe('what the workbench says is next', () => {
  it('asks for the notice of an extension of an appeal, and of nothing that is told to nobody (O-07, QE06)', () => {
    expect(after(...inHand(arrival(1)), ...extended('dueHandle'))).toEqual([
      'notifyExtension',
      'submitResult',
    ]);
    expect(after(...inHand(accusation(1)), ...extended('verificationDue'))).toEqual(['submitResult']);
    const unnamed = arrival(1, { anonymity: 'anonymous', nameClear: false, addressClear: false });
    expect(after(...inHand(unnamed), ...extended('dueHandle'))).toEqual(['submitResult']);
  });

  it('asks for the letter that takes a petition down, until it is out (O-29)', () => {
    expect(after(...sentDown('ZS'))).toEqual(['sendDown', 'archive']);
    expect(after(...sentDown('ZS'), letter('ZS'))).toEqual(['archive']);
    expect(after(...sentDown('YJG'))).toEqual(['sendDown', 'designateHandler']);
    expect(after(...sentDown('YJG'), letter('YJG'))).not.toContain('sendDown');
  });

  it('asks again for a letter after a recall, and for the receipt of a unit that works on paper (O-25, O-107)', () => {
    const recalled = facts('AssignmentRecalled', '2026-03-09', { recalledOn: '2026-03-09', approval });
    expect(after(...sentDown('YJG'), letter('YJG'), recalled)).toContain('sendDown');
    // what was not decided to be handled here cannot be accepted here
    expect(after(...sentDown('YJG'), letter('YJG'), recalled)).not.toContain('accept');
    const toPaper = letter('YJG');
    const onPaper = { ...toPaper, data: { ...toPaper.data, childId: null } } as PetitionEvent;
    expect(after(...sentDown('YJG'), letter('YJG'))).not.toContain('recordSigning');
    expect(after(...sentDown('YJG'), onPaper)[0]).toBe('recordSigning');
    const signed = facts('AssignmentSignedFor', '2026-03-10', { signedForOn: '2026-03-10', deemed: false });
    expect(after(...sentDown('YJG'), onPaper, signed)).not.toContain('recordSigning');
  });

  it('asks for a road anew of what was put aside or joined and has come back (O-27)', () => {
    const back = facts('PetitionReactivated', '2026-04-20', { backTo: 'triaged' });
    for (const [intakeDecision, disposition] of [
      ['file', 'CC'],
      ['mergeInto', 'HB'],
    ] as const) {
      const aside = triaged('2026-03-04', arrival(1), {
        intakeDecision,
        disposition,
        mergedInto: intakeDecision === 'mergeInto' ? CHILD : null,
      });
      expect(after(registered(arrival(1)), aside, noticed('2026-03-05'), back)).toEqual(['triage']);
    }
  });

  it('asks for the objection that was decided upon, whose days run, and for nobody to handle it (R-15)', () => {
    const sent = arrival(1, { origin: 'superiorOrgDept', transferKind: 'assign', signedForOn: '2026-03-02' });
    const decidedOn = triaged('2026-03-04', sent, { intakeDecision: 'objection', disposition: null });
    expect(after(registered(sent), decidedOn)).toEqual(['raiseObjection', 'notify']);
  });

  it('asks for the rework of what the superior sent back, until it has gone up anew (O-31, QC07)', () => {
    const judged = (passed: boolean) =>
      facts('SuperiorAcknowledged', '2026-04-20', { passed, submission: 1 });
    expect(after(...answered(), judged(true))).not.toContain('returnForRework');
    const returned = [...answered(), judged(false)];
    expect(after(...returned)[0]).toBe('returnForRework');
    const reworked = facts('ReworkOrdered', '2026-04-21', {
      gate: 'closing',
      round: 1,
      ruleSet: 'v1',
      failedChecks: [],
      verdicts: [],
      dueOn: '2026-05-06',
      examinerId: STAFF.examiner,
    });
    expect(after(...returned, reworked)).toEqual(['submitResult']);
  });

  it('asks nobody here for the result that the unit below owes, save where it comes on paper (§1.14)', () => {
    const handled = [...sentDown('YJG'), designated('2026-03-05')];
    const down = letter('YJG');
    const onPaper = { ...down, data: { ...down.data, childId: null } } as PetitionEvent;
    expect(after(...handled)).toEqual(['sendDown']);
    expect(after(...handled, down)).toEqual([]);
    expect(after(...handled, onPaper)).toEqual(['recordSigning', 'submitResult']);
    // what comes from below is judged here, by both gates at once
    expect(after(...handled, down, submitted('2026-04-10'))).toContain('passGate');
  });

  it('waits for the unit below again when its report was sent back (O-50)', () => {
    const handled = [...sentDown('YJG'), designated('2026-03-05')];
    const down = letter('YJG');
    const onPaper = { ...down, data: { ...down.data, childId: null } } as PetitionEvent;
    const sentBack = facts('ReworkOrdered', '2026-04-12', {
      gate: 'closing',
      round: 1,
      ruleSet: 'v1',
      failedChecks: [],
      verdicts: [],
      dueOn: '2026-04-27',
      examinerId: STAFF.examiner,
    });
    expect(after(...handled, down, submitted('2026-04-10'), sentBack)).toEqual([]);
    expect(after(...handled, onPaper, submitted('2026-04-10'), sentBack)).toContain('submitResult');
    // what is handled here is done again here
    expect(after(...inHand(arrival(1)), submitted('2026-04-10'), sentBack)).toContain('submitResult');
  });

  it('asks the sender for his word on an objection from below (R-15)', () => {
    const objected = facts('ObjectionReceived', '2026-03-10', { sentOn: '2026-03-10' });
    expect(after(...sentDown('YJG'), letter('YJG'), objected)).toContain('answerObjectionBelow');
    const refused = facts('ObjectionDecided', '2026-03-12', {
      consent: false,
      deemed: false,
      decidedOn: '2026-03-12',
    });
    expect(after(...sentDown('YJG'), letter('YJG'), objected, refused)).not.toContain('answerObjectionBelow');
  });

  it('asks the receiver to sign, and later for the report that the sender waits for (K-15, O-31)', () => {
    const sent = arrival(1, { origin: 'superiorOrgDept', transferKind: 'assign' });
    const fromAbove = (disposition: 'ZS' | 'YJG'): PetitionEvent =>
      ({
        ...registered(sent),
        type: 'PetitionSentDown',
        data: {
          ...sent,
          parentId: uuid(9),
          parentOrgId: 9,
          letter: { disposition, docNo: '1号', sentOn: '2026-03-06', dueOn: null },
          retold: false,
        },
      }) as unknown as PetitionEvent;
    expect(after(fromAbove('YJG'))).toEqual(['signFor']);
    const worked = (disposition: 'ZS' | 'YJG'): PetitionEvent[] => [
      fromAbove(disposition),
      facts('PetitionSignedFor', '2026-03-07', { signedForOn: '2026-03-07', deemed: false }),
      ...answered().slice(1),
    ];
    expect(after(...worked('YJG'))).toContain('sendReport');
    expect(after(...worked('ZS'))).not.toContain('sendReport');
    const reported = facts('ReportSentUp', '2026-04-16', {
      submission: 1,
      docNo: null,
      reportedOn: '2026-04-16',
    });
    expect(after(...worked('YJG'), reported)).not.toContain('sendReport');
  });

  it('asks for the sealed packet of what goes up (O-10)', () => {
    const up = accusation(1, { zone: 'sealed' });
    const decided = [
      registered(up),
      triaged('2026-03-04', up, { intakeDecision: 'passUp', disposition: 'BS' }),
      noticed('2026-03-05'),
    ];
    expect(after(...decided)).toEqual(['sendSealedPacket', 'archive']);
    expect(after(...decided, facts('SealedPacketSent', '2026-03-06', { sentOn: '2026-03-06' }))).toEqual([
      'archive',
    ]);
  });

  it('asks for every step of a review (R-40…R-47)', () => {
    const review = [...answered(), asked('review', '2026-04-20')];
    expect(after(...review)).toEqual(['concludeReview']);
    expect(after(...review, concluded('maintained', null))).toEqual(['recordReviewDelivery']);
    expect(after(...review, concluded('revoked', null))).toEqual(['reopen', 'recordReviewDelivery']);
    expect(after(...review, concluded('revoked', '2026-05-12'))).toEqual(['reopen']);
    expect(after(...review, concluded('maintained', '2026-05-12'))).not.toContain('recordReviewDelivery');
    const recheck = [...review, concluded('maintained', '2026-05-12'), asked('recheck', '2026-05-20')];
    expect(after(...recheck)).toEqual(['concludeReview']);
    const hearing = facts('HearingOpened', '2026-05-22', { from: '2026-05-22', documentId: 'D20-1' });
    expect(after(...recheck, hearing)).toEqual(['reportHearing']);
  });

  it('asks whoever has the case for what is missing at the closing gate (§2.5)', () => {
    const completion = facts('CompletionOrdered', '2026-04-20', {
      failedChecks: [],
      verdicts: [],
      ruleSet: 'v1',
      dueOn: '2026-05-05',
      examinerId: STAFF.examiner,
    });
    expect(after(...answered())).toEqual(['passGate']);
    expect(after(...answered(), completion)).toEqual(['addNote', 'passGate']);
  });

  it('asks for the measures of a supporting opinion until they are carried out (R-32)', () => {
    const measure = {
      measure: 'executeSupport',
      dueOn: '2026-06-30',
      completedOn: null,
      responsibleId: STAFF.handler,
    };
    const promised = answered().map((event) =>
      event.type === 'ResultSubmitted'
        ? ({ ...event, data: { ...event.data, measures: [measure] } } as PetitionEvent)
        : event,
    );
    expect(after(...promised)).toEqual(['passGate', 'completeMeasure']);
    const done = facts('MeasureCompleted', '2026-04-20', {
      measureNo: 1,
      submission: 1,
      completedOn: '2026-04-20',
    });
    expect(after(...promised, done)).toEqual(['passGate']);
  });
});

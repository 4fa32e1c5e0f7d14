import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PETITION_EVENTS, SAMPLE_IDS } from './catalogue.js';
import type { PetitionEventType, RecordedPetitionEvent } from './events.js';
import { fold } from './evolve.js';

const TYPES = Object.keys(PETITION_EVENTS) as PetitionEventType[];
const GOLDEN = new URL('../../../../test/golden/events/', import.meta.url);

const recorded = (type: PetitionEventType, version: number): RecordedPetitionEvent =>
  ({
    ...PETITION_EVENTS[type].sample,
    meta: {
      eventId: `00000000-0000-5000-8000-${String(version).padStart(12, '0')}`,
      version,
      recordedAt: '2026-07-01T01:00:00.000Z',
      actorId: SAMPLE_IDS.clerk,
      capacity: 'reception',
    },
  }) as RecordedPetitionEvent;

const ROAD: readonly PetitionEventType[] = ['PetitionRegistered', 'PetitionTriaged'];
const HANDLED: readonly PetitionEventType[] = [...ROAD, 'HandlerDesignated', 'PetitionAccepted'];
const ANSWERED: readonly PetitionEventType[] = [...HANDLED, 'HandlingNoteAdded', 'ResultSubmitted'];
const ISSUED: readonly PetitionEventType[] = [...ANSWERED, 'GatePassed', 'ResultIssued'];

// What happens before each event on its ordinary road; the opening ones stand alone.
const BEFORE: Readonly<Record<PetitionEventType, readonly PetitionEventType[]>> = {
  PetitionRegistered: [],
  PetitionSplitOff: [],
  HistoryImported: [],
  PetitionTakenOver: [],
  PetitionTakenBack: ['PetitionTakenOver'],
  PetitionSplit: ['PetitionRegistered'],
  PetitionCorrected: ['PetitionRegistered'],
  PetitionReclassified: ['PetitionRegistered'],
  RepeatLinked: ['PetitionRegistered'],
  PetitionTriaged: ['PetitionRegistered'],
  HandlerDesignated: ROAD,
  RecusalHitRuled: ROAD,
  NotificationIssued: ROAD,
  NotificationExempted: ROAD,
  NotificationUnservable: [...ROAD, 'NotificationIssued'],
  ObjectionRaised: ['PetitionRegistered'],
  ObjectionAnswered: ['PetitionRegistered', 'ObjectionRaised'],
  PetitionAccepted: [...ROAD, 'HandlerDesignated'],
  HandlingNoteAdded: HANDLED,
  ExtensionRequested: HANDLED,
  ExtensionApproved: [...HANDLED, 'ExtensionRequested'],
  ExtensionRefused: [...HANDLED, 'ExtensionRequested'],
  ExtensionNotified: [...HANDLED, 'ExtensionRequested', 'ExtensionApproved'],
  ResultSubmitted: [...HANDLED, 'HandlingNoteAdded'],
  OverdueExplained: ANSWERED,
  CheckSigned: ANSWERED,
  GatePassed: ANSWERED,
  ReworkOrdered: ANSWERED,
  CompletionOrdered: [...ISSUED, 'ResultDispatched'],
  ResultIssued: [...ANSWERED, 'GatePassed'],
  ResultDispatched: ISSUED,
  ResultDelivered: [...ISSUED, 'ResultDispatched'],
  ServiceFailed: [...ISSUED, 'ResultDispatched'],
  ReporterDisclosed: ISSUED,
  ReporterFeedbackGiven: ISSUED,
  SuperiorAcknowledged: ISSUED,
  PetitionClosed: [...ISSUED, 'ResultDispatched', 'ResultDelivered'],
  SatisfactionRated: [...ISSUED, 'PetitionClosed'],
  PetitionArchived: [...ISSUED, 'PetitionClosed'],
  RetentionExtended: [...ISSUED, 'PetitionClosed', 'PetitionArchived'],
  PetitionDestroyed: [...ISSUED, 'PetitionClosed', 'PetitionArchived'],
  PetitionWithdrawn: HANDLED,
  PetitionReactivated: ROAD,
  SubjectForgotten: [...ISSUED, 'PetitionClosed'],
  DocumentDrafted: ROAD,
  DocumentChecked: [...ROAD, 'DocumentDrafted'],
  DocumentSigned: [...ROAD, 'DocumentDrafted', 'DocumentChecked'],
  DocumentStamped: [...ROAD, 'DocumentDrafted', 'DocumentChecked', 'DocumentSigned'],
  DocumentSent: [...ROAD, 'DocumentDrafted', 'DocumentChecked', 'DocumentSigned', 'DocumentStamped'],
  DocumentReceiptRecorded: [...ROAD, 'DocumentDrafted', 'DocumentChecked', 'DocumentSigned', 'DocumentSent'],
  DocumentVoided: [...ROAD, 'DocumentDrafted', 'DocumentChecked', 'DocumentSigned'],
  InstructionRecorded: ROAD,
  ScanFiled: ROAD,
  UnitFeedbackRecorded: ROAD,
  PetitionSentDown: [],
  AssignmentSent: ROAD,
  PetitionSignedFor: ['PetitionSentDown'],
  AssignmentSignedFor: [...ROAD, 'AssignmentSent'],
  ReportSentUp: ['PetitionSentDown', 'PetitionSignedFor'],
  AssignmentRecalled: [...ROAD, 'AssignmentSent'],
  ObjectionReceived: [...ROAD, 'AssignmentSent'],
  ObjectionDecided: [...ROAD, 'AssignmentSent', 'ObjectionReceived'],
  SealedPacketSent: ROAD,
  JurisdictionDisputed: ROAD,
  JurisdictionSettled: [...ROAD, 'JurisdictionDisputed'],
  OrganSucceeded: ROAD,
  LedToProcedure: HANDLED,
  CoHandlersAsked: HANDLED,
  CoReplyRecorded: [...HANDLED, 'CoHandlersAsked'],
  CaseOpened: ROAD,
  CaseOpeningRevoked: [...ROAD, 'CaseOpened'],
  ClarificationDecided: HANDLED,
  AgreementConcluded: HANDLED,
  SimplifiedLeft: HANDLED,
  MeasureCompleted: ISSUED,
  MeasureFollowedUp: ISSUED,
  ReviewRequested: ISSUED,
  ReviewConcluded: [...ISSUED, 'ReviewRequested'],
  ReviewDelivered: [...ISSUED, 'ReviewRequested', 'ReviewConcluded'],
  HearingOpened: [...ISSUED, 'ReviewRequested'],
  HearingReported: [...ISSUED, 'ReviewRequested', 'HearingOpened'],
  PetitionReopened: [...ISSUED, 'ReviewRequested', 'ReviewConcluded', 'ReviewDelivered'],
  PetitionEnded: HANDLED,
  PetitionerSucceeded: [...HANDLED, 'PetitionEnded'],
  PetitionUnreachable: HANDLED,
  UrgencyFound: ['PetitionRegistered'],
  UrgentReported: ['PetitionRegistered', 'UrgencyFound'],
  LeaderReceived: HANDLED,
  CaseSponsored: HANDLED,
};

// Codes, ids, dates and numbers as text; Chinese only in the numbers of petitions and papers.
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:+/=-]*$/;
const NUMBER_WITH_ISSUER =
  /^宛组信[告函复报转交催督查通专急密史接]?〔\d{4}〕(来信|来访|来电|网络|短信|传真|其他)?[\d-]+号$/;

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* stringsIn(inner);
  }
}

describe('the catalogue of petition events', () => {
  it('has one frozen sample for each type and version, and nothing beside', () => {
    const files = readdirSync(GOLDEN).sort();
    expect(files).toEqual(TYPES.map((type) => `${type}.v${PETITION_EVENTS[type].version}.json`).sort());
  });

  it.each(TYPES)('%s: the sample is the frozen one', (type) => {
    const { version, sample } = PETITION_EVENTS[type];
    const golden: unknown = JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, GOLDEN), 'utf8'));
    expect(JSON.parse(JSON.stringify(sample))).toEqual(golden);
    expect(sample.type).toBe(type);
  });

  it.each(TYPES)('%s folds after what comes before it', (type) => {
    const stream = [...BEFORE[type], type].map((each, at) => recorded(each, at + 1));
    expect(fold(SAMPLE_IDS.petition, stream)).toMatchObject({
      petitionId: SAMPLE_IDS.petition,
      version: stream.length,
    });
  });

  it.each(TYPES)('%s: nothing in data is free text or identifies a person (§5.0 no. 10)', (type) => {
    const { sample } = PETITION_EVENTS[type];
    const plain = [...stringsIn(sample.data)];
    expect(plain.filter((text) => !CODE.test(text) && !NUMBER_WITH_ISSUER.test(text))).toEqual([]);
  });

  it.each(TYPES)('%s: a stream whose keys were destroyed folds to the same state', (type) => {
    const stream = [...BEFORE[type], type].map((each, at) => recorded(each, at + 1));
    const redacted = stream.map((event) => ({
      ...event,
      ...(event.sealed === undefined ? {} : { sealed: { redacted: true as const } }),
      ...(event.persons === undefined ? {} : { persons: {} }),
    })) as RecordedPetitionEvent[];
    expect(fold(SAMPLE_IDS.petition, redacted)).toEqual(fold(SAMPLE_IDS.petition, stream));
  });

  it('folds nothing to nothing, and refuses a stream without an arrival', () => {
    expect(fold(SAMPLE_IDS.petition, [])).toBeNull();
    expect(() => fold(SAMPLE_IDS.petition, [recorded('PetitionTriaged', 1)])).toThrow(
      expect.objectContaining({ code: 'STREAM_WITHOUT_ARRIVAL' }),
    );
  });
});

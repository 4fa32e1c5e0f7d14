import type { ArticleKey } from '../articles.js';
import { ARRIVAL_SAMPLES } from './catalogue/arrival-samples.js';
import { ENDING_SAMPLES } from './catalogue/ending-samples.js';
import { HANDLING_SAMPLES } from './catalogue/handling-samples.js';
import { PAPER_SAMPLES } from './catalogue/paper-samples.js';
import { REVIEW_SAMPLES } from './catalogue/review-samples.js';
import { ROAD_SAMPLES } from './catalogue/road-samples.js';
import type { PetitionEvent, PetitionEventType } from './events.js';

export { SAMPLE as SAMPLE_IDS } from './catalogue/sample-ids.js';

type SampleOf<T extends PetitionEventType> = Extract<PetitionEvent, { type: T }>;

/**
 * What is known of an event type besides its shape.
 * @shape version: of the stored form, raised with an upcaster and never in place; article: the one usually relied on;
 * sample: fictitious, frozen as test/golden/events/<Type>.v<version>.json
 */
export type EventSpec<T extends PetitionEventType = PetitionEventType> = {
  readonly version: number;
  readonly article: ArticleKey;
  readonly sample: SampleOf<T>;
};

const first = <T extends PetitionEventType>(sample: SampleOf<T> & { article: ArticleKey }): EventSpec<T> => ({
  version: 1,
  article: sample.article,
  sample,
});

/** Every event type of a petition; a type without an entry does not compile. */
export const PETITION_EVENTS = {
  PetitionRegistered: first<'PetitionRegistered'>(ARRIVAL_SAMPLES.PetitionRegistered),
  PetitionSplitOff: first<'PetitionSplitOff'>(ARRIVAL_SAMPLES.PetitionSplitOff),
  PetitionSplit: first<'PetitionSplit'>(ARRIVAL_SAMPLES.PetitionSplit),
  HistoryImported: first<'HistoryImported'>(ARRIVAL_SAMPLES.HistoryImported),
  PetitionTakenOver: first<'PetitionTakenOver'>(ARRIVAL_SAMPLES.PetitionTakenOver),
  PetitionTakenBack: first<'PetitionTakenBack'>(ARRIVAL_SAMPLES.PetitionTakenBack),
  PetitionCorrected: first<'PetitionCorrected'>(ARRIVAL_SAMPLES.PetitionCorrected),
  PetitionReclassified: first<'PetitionReclassified'>(ARRIVAL_SAMPLES.PetitionReclassified),
  RepeatLinked: first<'RepeatLinked'>(ARRIVAL_SAMPLES.RepeatLinked),
  PetitionTriaged: first<'PetitionTriaged'>(ARRIVAL_SAMPLES.PetitionTriaged),
  HandlerDesignated: first<'HandlerDesignated'>(ARRIVAL_SAMPLES.HandlerDesignated),
  RecusalHitRuled: first<'RecusalHitRuled'>(ARRIVAL_SAMPLES.RecusalHitRuled),
  NotificationIssued: first<'NotificationIssued'>(HANDLING_SAMPLES.NotificationIssued),
  NotificationExempted: first<'NotificationExempted'>(HANDLING_SAMPLES.NotificationExempted),
  NotificationUnservable: first<'NotificationUnservable'>(HANDLING_SAMPLES.NotificationUnservable),
  ObjectionRaised: first<'ObjectionRaised'>(HANDLING_SAMPLES.ObjectionRaised),
  ObjectionAnswered: first<'ObjectionAnswered'>(HANDLING_SAMPLES.ObjectionAnswered),
  PetitionAccepted: first<'PetitionAccepted'>(HANDLING_SAMPLES.PetitionAccepted),
  HandlingNoteAdded: first<'HandlingNoteAdded'>(HANDLING_SAMPLES.HandlingNoteAdded),
  ExtensionRequested: first<'ExtensionRequested'>(HANDLING_SAMPLES.ExtensionRequested),
  ExtensionApproved: first<'ExtensionApproved'>(HANDLING_SAMPLES.ExtensionApproved),
  ExtensionRefused: first<'ExtensionRefused'>(HANDLING_SAMPLES.ExtensionRefused),
  ExtensionNotified: first<'ExtensionNotified'>(HANDLING_SAMPLES.ExtensionNotified),
  ResultSubmitted: first<'ResultSubmitted'>(HANDLING_SAMPLES.ResultSubmitted),
  OverdueExplained: first<'OverdueExplained'>(HANDLING_SAMPLES.OverdueExplained),
  CheckSigned: first<'CheckSigned'>(ENDING_SAMPLES.CheckSigned),
  GatePassed: first<'GatePassed'>(ENDING_SAMPLES.GatePassed),
  ReworkOrdered: first<'ReworkOrdered'>(ENDING_SAMPLES.ReworkOrdered),
  CompletionOrdered: first<'CompletionOrdered'>(ENDING_SAMPLES.CompletionOrdered),
  ResultIssued: first<'ResultIssued'>(ENDING_SAMPLES.ResultIssued),
  ResultDispatched: first<'ResultDispatched'>(ENDING_SAMPLES.ResultDispatched),
  ResultDelivered: first<'ResultDelivered'>(ENDING_SAMPLES.ResultDelivered),
  ServiceFailed: first<'ServiceFailed'>(ENDING_SAMPLES.ServiceFailed),
  ReporterFeedbackGiven: first<'ReporterFeedbackGiven'>(ENDING_SAMPLES.ReporterFeedbackGiven),
  SuperiorAcknowledged: first<'SuperiorAcknowledged'>(ENDING_SAMPLES.SuperiorAcknowledged),
  PetitionClosed: first<'PetitionClosed'>(ENDING_SAMPLES.PetitionClosed),
  ReporterDisclosed: first<'ReporterDisclosed'>(ENDING_SAMPLES.ReporterDisclosed),
  SatisfactionRated: first<'SatisfactionRated'>(ENDING_SAMPLES.SatisfactionRated),
  PetitionArchived: first<'PetitionArchived'>(ENDING_SAMPLES.PetitionArchived),
  RetentionExtended: first<'RetentionExtended'>(ENDING_SAMPLES.RetentionExtended),
  PetitionDestroyed: first<'PetitionDestroyed'>(ENDING_SAMPLES.PetitionDestroyed),
  PetitionWithdrawn: first<'PetitionWithdrawn'>(ENDING_SAMPLES.PetitionWithdrawn),
  PetitionReactivated: first<'PetitionReactivated'>(ENDING_SAMPLES.PetitionReactivated),
  SubjectForgotten: first<'SubjectForgotten'>(ENDING_SAMPLES.SubjectForgotten),
  DocumentDrafted: first<'DocumentDrafted'>(PAPER_SAMPLES.DocumentDrafted),
  DocumentChecked: first<'DocumentChecked'>(PAPER_SAMPLES.DocumentChecked),
  DocumentSigned: first<'DocumentSigned'>(PAPER_SAMPLES.DocumentSigned),
  DocumentStamped: first<'DocumentStamped'>(PAPER_SAMPLES.DocumentStamped),
  DocumentSent: first<'DocumentSent'>(PAPER_SAMPLES.DocumentSent),
  DocumentReceiptRecorded: first<'DocumentReceiptRecorded'>(PAPER_SAMPLES.DocumentReceiptRecorded),
  DocumentVoided: first<'DocumentVoided'>(PAPER_SAMPLES.DocumentVoided),
  InstructionRecorded: first<'InstructionRecorded'>(PAPER_SAMPLES.InstructionRecorded),
  ScanFiled: first<'ScanFiled'>(PAPER_SAMPLES.ScanFiled),
  UnitFeedbackRecorded: first<'UnitFeedbackRecorded'>(PAPER_SAMPLES.UnitFeedbackRecorded),
  PetitionSentDown: first<'PetitionSentDown'>(ROAD_SAMPLES.PetitionSentDown),
  AssignmentSent: first<'AssignmentSent'>(ROAD_SAMPLES.AssignmentSent),
  PetitionSignedFor: first<'PetitionSignedFor'>(ROAD_SAMPLES.PetitionSignedFor),
  AssignmentSignedFor: first<'AssignmentSignedFor'>(ROAD_SAMPLES.AssignmentSignedFor),
  ReportSentUp: first<'ReportSentUp'>(ROAD_SAMPLES.ReportSentUp),
  AssignmentRecalled: first<'AssignmentRecalled'>(ROAD_SAMPLES.AssignmentRecalled),
  ObjectionReceived: first<'ObjectionReceived'>(ROAD_SAMPLES.ObjectionReceived),
  ObjectionDecided: first<'ObjectionDecided'>(ROAD_SAMPLES.ObjectionDecided),
  SealedPacketSent: first<'SealedPacketSent'>(ROAD_SAMPLES.SealedPacketSent),
  JurisdictionDisputed: first<'JurisdictionDisputed'>(ROAD_SAMPLES.JurisdictionDisputed),
  JurisdictionSettled: first<'JurisdictionSettled'>(ROAD_SAMPLES.JurisdictionSettled),
  OrganSucceeded: first<'OrganSucceeded'>(ROAD_SAMPLES.OrganSucceeded),
  LedToProcedure: first<'LedToProcedure'>(ROAD_SAMPLES.LedToProcedure),
  CoHandlersAsked: first<'CoHandlersAsked'>(ROAD_SAMPLES.CoHandlersAsked),
  CoReplyRecorded: first<'CoReplyRecorded'>(ROAD_SAMPLES.CoReplyRecorded),
  CaseOpened: first<'CaseOpened'>(ROAD_SAMPLES.CaseOpened),
  CaseOpeningRevoked: first<'CaseOpeningRevoked'>(ROAD_SAMPLES.CaseOpeningRevoked),
  ClarificationDecided: first<'ClarificationDecided'>(ROAD_SAMPLES.ClarificationDecided),
  AgreementConcluded: first<'AgreementConcluded'>(ROAD_SAMPLES.AgreementConcluded),
  SimplifiedLeft: first<'SimplifiedLeft'>(ROAD_SAMPLES.SimplifiedLeft),
  MeasureFollowedUp: first<'MeasureFollowedUp'>(ROAD_SAMPLES.MeasureFollowedUp),
  MeasureCompleted: first<'MeasureCompleted'>(ROAD_SAMPLES.MeasureCompleted),
  ReviewRequested: first<'ReviewRequested'>(REVIEW_SAMPLES.ReviewRequested),
  ReviewConcluded: first<'ReviewConcluded'>(REVIEW_SAMPLES.ReviewConcluded),
  ReviewDelivered: first<'ReviewDelivered'>(REVIEW_SAMPLES.ReviewDelivered),
  HearingOpened: first<'HearingOpened'>(REVIEW_SAMPLES.HearingOpened),
  HearingReported: first<'HearingReported'>(REVIEW_SAMPLES.HearingReported),
  PetitionReopened: first<'PetitionReopened'>(REVIEW_SAMPLES.PetitionReopened),
  PetitionEnded: first<'PetitionEnded'>(REVIEW_SAMPLES.PetitionEnded),
  PetitionerSucceeded: first<'PetitionerSucceeded'>(REVIEW_SAMPLES.PetitionerSucceeded),
  PetitionUnreachable: first<'PetitionUnreachable'>(REVIEW_SAMPLES.PetitionUnreachable),
  UrgencyFound: first<'UrgencyFound'>(REVIEW_SAMPLES.UrgencyFound),
  UrgentReported: first<'UrgentReported'>(REVIEW_SAMPLES.UrgentReported),
  LeaderReceived: first<'LeaderReceived'>(REVIEW_SAMPLES.LeaderReceived),
  CaseSponsored: first<'CaseSponsored'>(REVIEW_SAMPLES.CaseSponsored),
} as const satisfies { readonly [T in PetitionEventType]: EventSpec<T> };

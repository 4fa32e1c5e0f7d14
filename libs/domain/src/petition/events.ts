/**
 * All events of a petition 信访件 (one stream = one class and one road, domain.md §1.14, eventstore.md §5.0 no. 7).
 *
 * Events never change. `data` holds no free text and nothing that identifies a person: decisions, deadlines,
 * checkpoints and statistics use it alone, so a petition whose keys were destroyed still folds to the same state.
 * All free text is in `sealed` (under the petition's key), all identity in `persons` (each under the subject's key).
 * What a rule needs to know of a text (its length, whether it names the remedy) is judged when it is written
 * and recorded in `data` as a fact.
 */
import type { Role } from '../glossary/index.js';
import type { AccountId, Instant, SubjectId } from './context.js';
import type { PersonFields } from './events/people-and-matters.js';
import type {
  PetitionRegistered,
  PetitionSplitOff,
  PetitionSplit,
  HistoryImported,
  PetitionCorrected,
  PetitionReclassified,
  RepeatLinked,
} from './events/arrival.js';
import type {
  PetitionTriaged,
  HandlerDesignated,
  RecusalHitRuled,
  NotificationIssued,
  NotificationExempted,
  NotificationUnservable,
  ObjectionRaised,
  ObjectionAnswered,
} from './events/triage.js';
import type {
  PetitionAccepted,
  HandlingNoteAdded,
  ExtensionRequested,
  ExtensionApproved,
  ExtensionRefused,
  ExtensionNotified,
  ResultSubmitted,
  OverdueExplained,
} from './events/handling.js';
import type { PetitionTakenBack, PetitionTakenOver } from './events/take-over.js';
import type { CheckSigned, GatePassed, ReworkOrdered, CompletionOrdered } from './events/gates.js';
import type {
  ResultIssued,
  ResultDispatched,
  ResultDelivered,
  ServiceFailed,
  ReporterFeedbackGiven,
  SuperiorAcknowledged,
  PetitionClosed,
  ReporterDisclosed,
  SatisfactionRated,
  PetitionArchived,
  PetitionDestroyed,
  RetentionExtended,
  PetitionWithdrawn,
  PetitionReactivated,
  SubjectForgotten,
} from './events/ending.js';
import type {
  PetitionSentDown,
  AssignmentSent,
  PetitionSignedFor,
  AssignmentSignedFor,
  ReportSentUp,
  AssignmentRecalled,
  ObjectionReceived,
  ObjectionDecided,
  SealedPacketSent,
} from './events/down.js';
import type {
  JurisdictionDisputed,
  JurisdictionSettled,
  OrganSucceeded,
  LedToProcedure,
} from './events/disputes.js';
import type {
  ReviewRequested,
  ReviewConcluded,
  ReviewDelivered,
  HearingOpened,
  HearingReported,
  PetitionReopened,
} from './events/review.js';
import type {
  CoHandlersAsked,
  CoReplyRecorded,
  CaseOpened,
  CaseOpeningRevoked,
  ClarificationDecided,
  AgreementConcluded,
  SimplifiedLeft,
  MeasureCompleted,
  MeasureFollowedUp,
} from './events/joint.js';
import type {
  PetitionEnded,
  PetitionerSucceeded,
  PetitionUnreachable,
  UrgencyFound,
  UrgentReported,
  LeaderReceived,
  CaseSponsored,
} from './events/people.js';

import type {
  DocumentDrafted,
  DocumentChecked,
  DocumentSigned,
  DocumentStamped,
  DocumentSent,
  DocumentReceiptRecorded,
  DocumentVoided,
  InstructionRecorded,
  ScanFiled,
  UnitFeedbackRecorded,
} from './events/papers.js';

export type * from './events/event.js';
export type * from './events/people-and-matters.js';
export type * from './events/arrival.js';
export type * from './events/triage.js';
export type * from './events/handling.js';
export type * from './events/gates.js';
export type * from './events/ending.js';
export type * from './events/papers.js';
export type * from './events/down.js';
export type * from './events/disputes.js';
export type * from './events/review.js';
export type * from './events/joint.js';
export type * from './events/people.js';
export type * from './events/take-over.js';

export type PetitionEvent =
  | PetitionRegistered
  | PetitionSplitOff
  | PetitionSplit
  | HistoryImported
  | PetitionTakenOver
  | PetitionTakenBack
  | PetitionCorrected
  | PetitionReclassified
  | RepeatLinked
  | PetitionTriaged
  | HandlerDesignated
  | RecusalHitRuled
  | NotificationIssued
  | NotificationExempted
  | NotificationUnservable
  | ObjectionRaised
  | ObjectionAnswered
  | PetitionAccepted
  | HandlingNoteAdded
  | ExtensionRequested
  | ExtensionApproved
  | ExtensionRefused
  | ExtensionNotified
  | ResultSubmitted
  | OverdueExplained
  | CheckSigned
  | GatePassed
  | ReworkOrdered
  | CompletionOrdered
  | ResultIssued
  | ResultDispatched
  | ResultDelivered
  | ServiceFailed
  | ReporterFeedbackGiven
  | SuperiorAcknowledged
  | PetitionClosed
  | ReporterDisclosed
  | SatisfactionRated
  | PetitionArchived
  | RetentionExtended
  | PetitionDestroyed
  | PetitionWithdrawn
  | PetitionReactivated
  | SubjectForgotten
  | DocumentDrafted
  | DocumentChecked
  | DocumentSigned
  | DocumentStamped
  | DocumentSent
  | DocumentReceiptRecorded
  | DocumentVoided
  | InstructionRecorded
  | ScanFiled
  | UnitFeedbackRecorded
  | PetitionSentDown
  | AssignmentSent
  | PetitionSignedFor
  | AssignmentSignedFor
  | ReportSentUp
  | AssignmentRecalled
  | ObjectionReceived
  | ObjectionDecided
  | SealedPacketSent
  | JurisdictionDisputed
  | JurisdictionSettled
  | OrganSucceeded
  | LedToProcedure
  | ReviewRequested
  | ReviewConcluded
  | ReviewDelivered
  | HearingOpened
  | HearingReported
  | PetitionReopened
  | CoHandlersAsked
  | CoReplyRecorded
  | CaseOpened
  | CaseOpeningRevoked
  | ClarificationDecided
  | AgreementConcluded
  | SimplifiedLeft
  | MeasureCompleted
  | MeasureFollowedUp
  | PetitionEnded
  | PetitionerSucceeded
  | PetitionUnreachable
  | UrgencyFound
  | UrgentReported
  | LeaderReceived
  | CaseSponsored;

export type PetitionEventType = PetitionEvent['type'];

/** What the store knows of an event besides the event. */
export type Recorded = {
  eventId: string;
  version: number;
  recordedAt: Instant;
  actorId: AccountId | null;
  capacity: Role | null;
};

/** An event read back: plain part always, text and persons opened or redacted (a destroyed key). */
export type RecordedPetitionEvent = {
  [E in PetitionEvent as E['type']]: Omit<E, 'sealed' | 'persons'> & {
    sealed?: E['sealed'] | { redacted: true };
    persons?: Record<SubjectId, PersonFields | { redacted: true }>;
    meta: Recorded;
  };
}[PetitionEventType];

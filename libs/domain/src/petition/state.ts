/**
 * What a petition's events add up to, as far as decisions, clocks and checkpoints need it.
 * It holds no text and no identity: those are read by `caseTexts` for the one page that shows them.
 */
import type {
  AppealKind,
  CheckCode,
  Disposition,
  IntakeDecision,
  KeyArea,
  PetitionClass,
  PetitionStatus,
  Satisfaction,
  Way12380,
  Zone,
  ResolutionMode,
} from '../glossary/index.js';
import type {
  AnswerFacts,
  Approval,
  ArrivalFacts,
  DeliveryMethod,
  HandlingNoteAdded,
  InstructionRecorded,
  MeasureFacts,
  NotificationIssued,
  PetitionSplit,
  RatingTarget,
  ResultSubmitted,
  ScanFiled,
  UnitFeedbackRecorded,
  Verdict,
} from './events.js';
import type { AccountId, PetitionId, PlainDate } from './context.js';
import type { Retention } from '../destruction/retention-periods.js';
import type { PaperState } from './state-papers.js';
import type { Fact, RoadState } from './road-state.js';

export type { Fact } from './road-state.js';

export type ExtensionState = {
  requested: Fact<{
    clock: 'dueHandle' | 'verificationDue';
    days: number;
    reasonLength: number;
    reasonVague: boolean;
  }>;
  decided: Fact<{ approved: boolean; days: number; approval: Approval }> | null;
  notified: Fact<{ method: DeliveryMethod; late: boolean }> | null;
};

export type ReworkState = Fact<{
  gate: 'signing' | 'closing';
  round: number;
  failedChecks: CheckCode[];
  dueOn: PlainDate;
  doneOn: PlainDate | null;
  /** Events of the papers, services and feedback that stood when it was returned: days alone cannot say what came first. */
  standing: string[];
}>;

export type PetitionState = RoadState & {
  petitionId: PetitionId;
  /** The round before, sealed with all that belongs to it. */
  earlierRound: PetitionState | null;
  version: number;
  /** Version of the last event that decides anything; If-Match compares it (eventstore.md §5.0 no. 8). */
  status: PetitionStatus;
  arrival: ArrivalFacts;
  arrivalEventId: string;
  parentId: PetitionId | null;
  children: PetitionSplit['data']['children'];

  class: PetitionClass;
  appealKind: AppealKind | null;
  categoryCode: string;
  keyArea: KeyArea | null;
  zone: Zone;

  repeatOf: PetitionId | null;
  mergedInto: PetitionId | null;

  triage: Fact<{
    intakeDecision: IntakeDecision;
    disposition: Disposition | null;
    way12380: Way12380 | null;
    caseOpened: boolean;
    targetOrgId: number | null;
    /** 复看日 of what was filed (O-27). */
    fileReviewOn: PlainDate | null;
    approval: Approval;
  }> | null;
  resultRequired: boolean;
  caseOpened: boolean;
  simplified: boolean;

  handlerId: AccountId | null;
  coHandlerIds: AccountId[];
  needToKnow: AccountId[];
  /** Every account that ever was handler, for substitution and recusal. */
  formerHandlerIds: AccountId[];
  recusals: Fact<{ accountId: AccountId; ground: string; ruling: 'cleared' | 'confirmed' }>[];

  notifications: Fact<NotificationIssued['data']>[];
  notificationExempted: Fact<{ ground: 'anonymous' | 'nameUnclear' | 'addressUnclear' }> | null;
  notificationUnservable: Fact<{ ground: string }> | null;

  /** Every day on which the receiver objected, here (raised) or below (received). */
  objectedOn: PlainDate[];
  objection: Fact<{ sentOn: PlainDate; answered: Fact<{ consent: boolean; deemed: boolean }> | null }> | null;

  accepted: Fact<{ acceptedOn: PlainDate }> | null;
  notes: Fact<HandlingNoteAdded['data']>[];
  extensions: ExtensionState[];

  /** All submissions, the last is the one in force. */
  submissions: Fact<ResultSubmitted['data']>[];
  overdueExplained: Fact<{ overdueDays: number; responsibleId: AccountId; approval: Approval }> | null;
  signedChecks: Fact<{
    gate: 'signing' | 'closing';
    round: number;
    check: CheckCode;
    passed: boolean;
    examinerId: AccountId;
  }>[];
  gates: Fact<{ gate: 'signing' | 'closing'; round: number; ruleSet: string; verdicts: Verdict[] }>[];
  reworks: ReworkState[];
  completions: Fact<{ failedChecks: CheckCode[]; dueOn: PlainDate }>[];

  issued: Fact<{ documentKind: string; docNo: string | null; approval: Approval }> | null;
  dispatched: Fact<{ method: DeliveryMethod; dispatchedOn: PlainDate }> | null;
  delivered: Fact<{ deliveredOn: PlainDate }> | null;
  /** The newest; firstOn: the day of the first one, which ends the period (K-20). */
  serviceFailed: Fact<{ ground: string; firstOn: PlainDate }> | null;
  /** Who may see who reported beside those who always may; null before and after (§9). */
  reporterDisclosed: Fact<{ staffIds: AccountId[] }> | null;
  reporterFeedback: Fact<{ staffIds: AccountId[]; reached: boolean }> | null;
  superiorAck: Fact<{ passed: boolean; submission: number }> | null;
  closed: Fact<{
    closedOn: PlainDate;
    overdueClosed: boolean;
    resolutionModes: readonly ResolutionMode[];
  }> | null;
  /** @shape inHouse: typed in as the petitioner's own word by somebody who had handled it, without a recorded call; enteredBy: null = by the machine */
  ratings: Fact<{
    target: RatingTarget;
    rating: Satisfaction;
    inHouse: boolean;
    enteredBy: AccountId | null;
  }>[];
  archived: Fact<{ archivedOn: PlainDate; retention: Retention }> | null;

  /** Documents on their road (§5), in the order in which they were begun. */
  papers: PaperState[];
  /** Instructions written on paper and recorded (§2.14). */
  instructions: Fact<InstructionRecorded['data']>[];
  /** What units without an account sent in, entered by us (O-108). */
  unitFeedback: Fact<UnitFeedbackRecorded['data']>[];
  /** Files scanned in: signed sheets, receipts, instructions, papers of units, the letter itself. */
  scans: Fact<ScanFiled['data']>[];

  /** The import that opened it (§2.15); null for what was registered here. */
  importId: string | null;

  /** Imported history: what the old row claims (§5.0 no. 3). */
  history: {
    repliedOn: PlainDate | null;
    closedOn: PlainDate | null;
    disposition: Disposition | null;
  } | null;
};

export type { AnswerFacts, MeasureFacts };
export type { CoHandlerState, ReviewState } from './road-state.js';

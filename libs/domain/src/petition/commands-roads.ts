/** What may be asked of a petition on the roads beside the main one: sent down, disputed, reviewed, joint, urgent. */
import type { AppealKind, MeasureFollowUp, OrganLevel } from '../glossary/index.js';
import type { AccountId, Instant, PetitionId, PlainDate, SubjectId } from './context.js';
import type {
  Approval,
  ArrivalText,
  DeliveryMethod,
  DisputeLevel,
  PersonFields,
  ReviewOutcome,
  ReviewStage,
  UrgentGround,
  UrgentRecipient,
  UrgentReportKind,
} from './events.js';

/** An approval as entered (commands.ts has the same for the main road). */
type ApprovalInput = Pick<Approval, 'signerId' | 'capacity' | 'signedOn' | 'onPaper'>;

/** 发出转送、交办函: opens the petition in the receiving organ where that organ uses this system. */
export type SendDown = {
  type: 'sendDown';
  /** Made by the caller; left out where the receiver works on paper. */
  childId?: PetitionId | null;
  documentId: string;
  method: DeliveryMethod;
  sentOn: PlainDate;
  dueOn?: PlainDate | null;
  requirement: string;
  /** Of a unit that does not use this system; a unit that does is known (R-09a). */
  targetLevel?: OrganLevel | null;
  /** Our own words instead of the letter; always for accusations (30③). */
  retoldTitle?: string;
  retoldContent?: string;
  /** The reporter's identity goes along only where the receiver cannot act without it. */
  withReporter?: boolean;
  queryCodeMac?: string;
  /** Opened text and persons, handed in by the caller: the state holds none. */
  text: ArrivalText;
  persons: Record<SubjectId, PersonFields>;
};
/** In the receiving organ. Whoever waits too long has signed (O-109). */
export type SignFor = { type: 'signFor'; signedForOn: PlainDate };
/** The receipt of a unit on paper (O-107); without one it counts as signed for. */
export type RecordSigning = {
  type: 'recordSigning';
  signedForOn?: PlainDate;
  deemed?: boolean;
  evidence?: string;
};
export type SendReport = {
  type: 'sendReport';
  reportedOn: PlainDate;
  remark?: string;
  /** Opened text of the result, handed in by the caller. */
  result: {
    request: string;
    facts: string;
    opinion: string;
    basis: string;
    answers: Record<string, string>;
    measures: string[];
  };
};
export type RecallAssignment = {
  type: 'recallAssignment';
  recalledOn: PlainDate;
  reason: string;
  approval: ApprovalInput;
};
export type AnswerObjectionBelow = {
  type: 'answerObjectionBelow';
  consent: boolean;
  deemed?: boolean;
  decidedOn: PlainDate;
  remark?: string;
};
export type SendSealedPacket = {
  type: 'sendSealedPacket';
  packetNo: string;
  sentOn: PlainDate;
  copies: number;
  handedTo: string;
};

export type DisputeJurisdiction = {
  type: 'disputeJurisdiction';
  level: DisputeLevel;
  submittedOn: PlainDate;
  otherOrgans: string;
  grounds: string;
};
export type SettleJurisdiction = {
  type: 'settleJurisdiction';
  outcome: 'ours' | 'theirs';
  settledOn: PlainDate;
  decision: string;
};
export type TakeOverPowers = {
  type: 'takeOverPowers';
  change: 'merged' | 'divided' | 'dissolved';
  effectiveOn: PlainDate;
  formerOrgan: string;
  basis: string;
};
export type LeadToProcedure = {
  type: 'leadToProcedure';
  appealKind: AppealKind;
  ledOn: PlainDate;
  procedure: string;
  reason: string;
  approval: ApprovalInput;
};

export type RequestReview = {
  type: 'requestReview';
  stage: ReviewStage;
  /** Postmark, or the day on which it was handed in (K-10). */
  requestedOn: PlainDate;
  receivedOn: PlainDate;
  organ: string;
  grounds: string;
};
export type ConcludeReview = {
  type: 'concludeReview';
  outcome: ReviewOutcome;
  answeredOn: PlainDate;
  deliveredOn?: PlainDate | null;
  redoDays?: number | null;
  opinion: string;
};
export type RecordReviewDelivery = { type: 'recordReviewDelivery'; deliveredOn: PlainDate };
export type OpenHearing = { type: 'openHearing'; from: PlainDate; documentId: string };
export type ReportHearing = { type: 'reportHearing'; to: PlainDate; documentId: string };
export type Reopen = { type: 'reopen'; signedForOn: PlainDate };

export type AskCoHandlers = {
  type: 'askCoHandlers';
  documentId: string;
  askedOn: PlainDate;
  names: string[];
  dueOn?: PlainDate | null;
  question: string;
};
export type RecordCoReply = {
  type: 'recordCoReply';
  unitNo: number;
  absent?: boolean;
  repliedOn?: PlainDate | null;
  text: string;
};
export type OpenCase = { type: 'openCase'; selfOpened?: boolean; reason: string; approval: ApprovalInput };
export type RevokeCaseOpening = { type: 'revokeCaseOpening'; reason: string; approval: ApprovalInput };
export type DecideClarification = {
  type: 'decideClarification';
  clear: boolean;
  way?: 'inPerson' | 'letter' | 'meeting' | 'notice' | null;
  scope: string;
  reason?: string;
  approval: ApprovalInput;
};
export type ConcludeByAgreement = {
  type: 'concludeByAgreement';
  mode: 'mediated' | 'settled';
  signedOn: PlainDate;
  documentId: string;
  terms: string;
  parties: string;
  /** The four conditions of Art. 33, each confirmed by a person. */
  lawful: boolean;
  withinDiscretion: boolean;
  bothConsent: boolean;
  bothSigned: boolean;
};
export type LeaveSimplified = { type: 'leaveSimplified'; reason: string; approval: ApprovalInput };
export type CompleteMeasure = {
  type: 'completeMeasure';
  measureNo: number;
  completedOn: PlainDate;
  evidence: string;
};
/** 提醒、诫勉之后 (O-20): the written self-review, and the report on what was put right. */
export type RecordMeasureFollowUp = {
  type: 'recordMeasureFollowUp';
  measureNo: number;
  followUp: MeasureFollowUp;
  receivedOn: PlainDate;
  summary: string;
};

export type EndPetition = {
  type: 'endPetition';
  ground: 'death' | 'dissolution';
  endedOn: PlainDate;
  evidence: string;
  approval: ApprovalInput;
};
export type ContinueBySuccessor = {
  type: 'continueBySuccessor';
  successorId: SubjectId;
  person: PersonFields;
  evidence: string;
};
export type MarkUnreachable = {
  type: 'markUnreachable';
  /** 31(六): what is on file does not allow an opinion; otherwise D17 is posted (§1.14). */
  noConclusionPossible: boolean;
  reason: string;
  approval: ApprovalInput;
};

export type FindUrgent = {
  type: 'findUrgent';
  grounds: UrgentGround[];
  discoveredAt?: Instant;
  situation: string;
};
export type ReportUrgent = {
  type: 'reportUrgent';
  report: UrgentReportKind;
  way: 'phone' | 'written';
  recipients: UrgentRecipient[];
  reportedAt?: Instant;
  measures: string;
  content: string;
};
export type RecordReception = {
  type: 'recordReception';
  leaderId: AccountId;
  receivedOn: PlainDate;
  kind: 'reception' | 'visitDown';
  summary: string;
};
export type SponsorCase = {
  type: 'sponsorCase';
  sponsorId: AccountId | null;
  assignedOn: PlainDate;
  reason?: string;
};

export type RoadCommand =
  | SendDown
  | SignFor
  | RecordSigning
  | SendReport
  | RecallAssignment
  | AnswerObjectionBelow
  | SendSealedPacket
  | DisputeJurisdiction
  | SettleJurisdiction
  | TakeOverPowers
  | LeadToProcedure
  | RequestReview
  | ConcludeReview
  | RecordReviewDelivery
  | OpenHearing
  | ReportHearing
  | Reopen
  | AskCoHandlers
  | RecordCoReply
  | OpenCase
  | RevokeCaseOpening
  | DecideClarification
  | ConcludeByAgreement
  | LeaveSimplified
  | CompleteMeasure
  | RecordMeasureFollowUp
  | EndPetition
  | ContinueBySuccessor
  | MarkUnreachable
  | FindUrgent
  | ReportUrgent
  | RecordReception
  | SponsorCase;

/** What may be asked of a petition. `decide` answers with events or a named refusal (`Rejected`). */
import type {
  Anonymity,
  AppealKind,
  Channel,
  CheckCode,
  Conclusion,
  Disposition,
  Finding,
  IntakeDecision,
  KeyArea,
  Measure,
  NoteKind,
  NotificationKind,
  Origin,
  PetitionClass,
  Purpose,
  Satisfaction,
  Way12380,
  ResolutionMode,
} from '../glossary/index.js';
import type { PaperCommand } from './commands-papers.js';
import type { RoadCommand } from './commands-roads.js';
import type { AccountId, PetitionId, PlainDate, PointRef, SubjectId } from './context.js';
import type {
  Approval,
  ArrivalFacts,
  ArrivalText,
  CadreAuthority,
  DeliveryMethod,
  PersonFields,
  SubjectFacts,
  SubjectRole,
  UrgentGround,
} from './events.js';

export type SubjectInput = PersonFields & {
  /** Made by the caller (UUIDv7), so that a key can be prepared for it. */
  subjectId: SubjectId;
  role: SubjectRole;
  cadreAuthority?: CadreAuthority;
  accountId?: AccountId;
};

export type MatterInput = {
  class: PetitionClass;
  appealKind?: AppealKind | null;
  categoryCode: string;
  keyArea?: KeyArea | null;
  purpose: Purpose;
  summary: string;
  /** At least one; each has to be answered. */
  points: string[];
};

/** An approval as entered: who signed, when, on paper or by the actor. Level follows from the capacity. */
export type ApprovalInput = Pick<Approval, 'signerId' | 'capacity' | 'signedOn' | 'onPaper'>;

export type RegisterPetition = {
  type: 'register';
  channel: Channel;
  origin: Origin;
  transferKind?: ArrivalFacts['transferKind'];
  via12380?: boolean;
  receivedOn: PlainDate;
  receivedAt?: string;
  signedForOn?: PlainDate | null;
  deemedSigned?: boolean;
  postmarkedOn?: PlainDate | null;
  anonymity: Anonymity;
  petitionerType?: ArrivalFacts['petitionerType'];
  visitorCount?: number | null;
  irregularVisitItem?: number | null;
  jointSignerCount?: number | null;
  problemRegion?: string | null;
  urgentGrounds?: UrgentGround[];
  resultRequired?: boolean;
  repeatOf?: PetitionId | null;
  subjects: SubjectInput[];
  matters: MatterInput[];
  title: string;
  content: string;
  place?: string;
  externalNo?: string;
  legacyNo?: string;
  backdatingEvidence?: string;
  oralConfirmation?: string;
  queryCodeMac: string;
};

export type ImportHistory = Omit<RegisterPetition, 'type' | 'queryCodeMac'> & {
  type: 'importHistory';
  importId: string;
  rowNo: number;
  claimedDisposition?: Disposition | null;
  claimedRepliedOn?: PlainDate | null;
  claimedClosedOn?: PlainDate | null;
  reply?: string;
  instructions?: string;
  result?: string;
};

/** 期初录入: an open petition of the paper register (O-100). */
export type TakeOver = Omit<RegisterPetition, 'type' | 'queryCodeMac'> & {
  type: 'takeOver';
  importId: string;
  rowNo: number;
  registeredOn?: PlainDate | null;
  triagedOn?: PlainDate | null;
  disposition?: Disposition | null;
  handlerId?: AccountId | null;
  notifiedOn?: PlainDate | null;
  noticeNo?: string;
  acceptedOn?: PlainDate | null;
  extensionDays?: number | null;
  extensionApprovedOn?: PlainDate | null;
  extensionNotifiedOn?: PlainDate | null;
  extensionReason?: string;
  handedOverOn?: PlainDate | null;
  instructions?: string;
};

/** Follows from the undoing of a whole import, whose day it bears. */
export type TakeBack = { type: 'takeBack'; importId: string; reason: string; on: PlainDate };

export type CorrectRegistration = {
  type: 'correct';
  changes: Partial<
    Pick<
      ArrivalFacts,
      | 'channel'
      | 'origin'
      | 'transferKind'
      | 'via12380'
      | 'receivedOn'
      | 'signedForOn'
      | 'postmarkedOn'
      | 'anonymity'
      | 'visitorCount'
      | 'problemRegion'
      | 'urgentGrounds'
      | 'resultRequired'
    >
  >;
  text?: Partial<ArrivalText>;
  persons?: Record<SubjectId, PersonFields>;
  /** Of the accused: whose cadre he is after all, and the user whom his corrected name makes him. */
  subjects?: Record<SubjectId, Pick<SubjectFacts, 'cadreAuthority' | 'accountId'>>;
  reason: string;
};

export type Reclassify = {
  type: 'reclassify';
  class: PetitionClass;
  appealKind?: AppealKind | null;
  categoryCode: string;
  keyArea?: KeyArea | null;
  reason: string;
  approval: ApprovalInput;
};

export type LinkRepeat = {
  type: 'linkRepeat';
  earlierId: PetitionId;
  merge: boolean;
  likeness: number;
  grounds: ('person' | 'phone' | 'idNo' | 'text')[];
  remark?: string;
};

export type Triage = {
  type: 'triage';
  intakeDecision: IntakeDecision;
  disposition?: Disposition | null;
  way12380?: Way12380 | null;
  class: PetitionClass;
  appealKind?: AppealKind | null;
  categoryCode: string;
  keyArea?: KeyArea | null;
  threePartTest?: { significance: boolean; clarity: boolean; specificity: boolean } | null;
  caseOpened?: boolean;
  simplified?: boolean;
  targetOrgId?: number | null;
  targetName?: string;
  mergedInto?: PetitionId | null;
  fileReviewOn?: PlainDate | null;
  reasonCode?: string | null;
  litigationFinal?: boolean;
  proposal: string;
  instruction?: string;
  reason?: string;
  approval: ApprovalInput;
};

/** Splits the matters of a letter into child petitions; answered by events for the parent and for each child. */
export type Split = {
  type: 'split';
  /** Each part becomes a child with one class and one road; together they hold every matter exactly once. */
  parts: { petitionId: PetitionId; matterNos: number[] }[];
  reason: string;
  /** Opened text and persons of the parent, handed in by the caller: the state holds none. */
  text: ArrivalText;
  persons: Record<SubjectId, PersonFields>;
};

export type DesignateHandler = {
  type: 'designateHandler';
  handlerId: AccountId;
  coHandlerIds?: AccountId[];
  needToKnow?: AccountId[];
  reason?: string;
  approval: ApprovalInput;
  /** Hits of the recusal check, found by the caller in the directory. */
  recusalHits?: { accountId: AccountId; ground: 'accused' | 'sameName' | 'relative' | 'sameUnit' }[];
};

export type RuleOnRecusal = {
  type: 'ruleOnRecusal';
  accountId: AccountId;
  ground: 'sameName' | 'relative' | 'sameUnit' | 'selfDeclared';
  ruling: 'cleared' | 'confirmed';
  reason: string;
};

export type Notify = {
  type: 'notify';
  kind: NotificationKind;
  documentId: string;
  method: DeliveryMethod;
  onTheSpot?: boolean;
  issuedOn: PlainDate;
  addressee: string;
  route: string;
  lateStatement?: string;
};
export type ExemptNotification = {
  type: 'exemptNotification';
  ground: 'anonymous' | 'nameUnclear' | 'addressUnclear';
};
export type RecordUnservableNotification = {
  type: 'recordUnservableNotification';
  ground: 'returned' | 'invalidNumber' | 'verifiedWithSender';
  evidence: string;
  occurredOn: PlainDate;
};
export type RaiseObjection = {
  type: 'raiseObjection';
  sentOn: PlainDate;
  reason: string;
  suggestedOrgan: string;
  belongsToOwnSystem: boolean;
  /** The signed letter D10, whose number it keeps. */
  documentId?: string;
};
export type AnswerObjection = {
  type: 'answerObjection';
  consent: boolean;
  deemed?: boolean;
  answeredOn: PlainDate;
  remark?: string;
};

export type Accept = { type: 'accept'; acceptedOn: PlainDate };
export type AddNote = {
  type: 'addNote';
  noteId: string;
  kind: NoteKind;
  occurredOn: PlainDate;
  staffIds?: AccountId[];
  externalStaffCount?: number;
  contactSucceeded?: boolean | null;
  contactWay?: 'phone' | 'letter' | 'visit' | 'online' | 'viaOthers' | null;
  text: string;
  evidenceTitle?: string;
};
export type RequestExtension = {
  type: 'requestExtension';
  days: number;
  reason: string;
  requestedOn: PlainDate;
};
export type DecideExtension = {
  type: 'decideExtension';
  approve: boolean;
  days?: number;
  reason?: string;
  approval: ApprovalInput;
};
export type NotifyExtension = {
  type: 'notifyExtension';
  method: DeliveryMethod;
  documentId: string;
  notifiedOn: PlainDate;
  addressee: string;
};

export type SubmitResult = {
  type: 'submitResult';
  submittedOn: PlainDate;
  request: string;
  facts: string;
  opinion: string;
  basis: string;
  answers: {
    point: PointRef;
    finding?: Finding | null;
    conclusion?: Conclusion | null;
    evidence: string[];
    text: string;
  }[];
  conclusion?: Conclusion | null;
  measures: {
    measure: Measure;
    text: string;
    completedOn?: PlainDate | null;
    dueOn?: PlainDate | null;
    responsibleId?: AccountId | null;
  }[];
  legalBases: { source: string; article: string }[];
  litigationChecked: boolean;
  petitionerOpinion?: 'agree' | 'disagree' | 'none' | null;
  /** Found by the caller among the organisation's replies, 0–100. */
  templateLikeness?: number;
  secrecyMarked: boolean;
};
export type ExplainOverdue = {
  type: 'explainOverdue';
  cause: string;
  responsibleId: AccountId;
  approval: ApprovalInput;
};

export type SignCheck = {
  type: 'signCheck';
  gate: 'signing' | 'closing';
  check: CheckCode;
  passed: boolean;
  remark?: string;
};
/** Judges the gate: passes when every applicable hard check passed, refused with the list otherwise. */
export type PassGate = {
  type: 'passGate';
  gate: 'signing' | 'closing';
  softFailureRemarks?: Record<string, string>;
};
export type ReturnForRework = {
  type: 'returnForRework';
  gate: 'signing' | 'closing';
  reason: string;
  requiredActions: string[];
  dueOn?: PlainDate;
  /** Human failures beyond the automatic ones. */
  failedChecks?: CheckCode[];
};
export type OrderCompletion = { type: 'orderCompletion'; requiredActions: string[]; dueOn?: PlainDate };

export type Issue = {
  type: 'issue';
  documentKind:
    'handlingOpinion' | 'suggestionReply' | 'dutyReply' | 'investigationReport' | 'feedbackRecord';
  documentId: string;
  title: string;
  issuedOn: PlainDate;
  approval: ApprovalInput;
};
export type Dispatch = {
  type: 'dispatch';
  method: DeliveryMethod;
  dispatchedOn: PlainDate;
  trackingNo?: string;
  receivedBy?: string;
};
export type RecordDelivery = {
  type: 'recordDelivery';
  deliveredOn: PlainDate;
  how: 'signed' | 'refused' | 'leftAtAddress' | 'electronic';
  receivedBy: string;
  witness?: string;
};
export type RecordServiceFailure = {
  type: 'recordServiceFailure';
  ground: 'returned' | 'addressUnknown' | 'whereaboutsUnknown';
  evidence: string;
  occurredOn: PlainDate;
};
export type GiveReporterFeedback = {
  type: 'giveReporterFeedback';
  staffIds: AccountId[];
  reached: boolean;
  opinion?: 'agree' | 'disagree' | 'none' | null;
  summary: string;
  evidence?: string;
  givenOn: PlainDate;
};
export type RecordSuperiorAck = {
  type: 'recordSuperiorAck';
  passed: boolean;
  remark?: string;
  acknowledgedOn: PlainDate;
};
export type Close = {
  type: 'close';
  closedOn: PlainDate;
  /** 三到位一处理, any of the four; none where the office does not say. */
  resolutionModes?: ResolutionMode[];
  approval: ApprovalInput;
};
export type Rate = {
  type: 'rate';
  target: 'petitionOffice' | 'handlingOrgan';
  rating: Satisfaction;
  by: 'petitioner' | 'recordedCall';
  ratedOn: PlainDate;
  remark?: string;
  recordingNo?: string;
};
export type Archive = {
  type: 'archive';
  archivalCode: string;
  retention: 'permanent' | '30y' | '10y';
  pageCount: number;
  archivedOn: PlainDate;
};
export type Withdraw = {
  type: 'withdraw';
  evidence: string;
  withdrawnOn: PlainDate;
  approval: ApprovalInput;
};
export type Reactivate = { type: 'reactivate'; reason: string };
export type ForgetSubject = { type: 'forgetSubject'; subjectId: SubjectId; keyId: string };

export type PetitionCommand =
  | PaperCommand
  | RegisterPetition
  | ImportHistory
  | TakeOver
  | TakeBack
  | CorrectRegistration
  | Reclassify
  | LinkRepeat
  | Triage
  | Split
  | DesignateHandler
  | RuleOnRecusal
  | Notify
  | ExemptNotification
  | RecordUnservableNotification
  | RaiseObjection
  | AnswerObjection
  | Accept
  | AddNote
  | RequestExtension
  | DecideExtension
  | NotifyExtension
  | SubmitResult
  | ExplainOverdue
  | SignCheck
  | PassGate
  | ReturnForRework
  | OrderCompletion
  | Issue
  | Dispatch
  | RecordDelivery
  | RecordServiceFailure
  | GiveReporterFeedback
  | RecordSuperiorAck
  | Close
  | Rate
  | Archive
  | Withdraw
  | Reactivate
  | ForgetSubject
  | RoadCommand;

export type * from './commands-roads.js';

export type PetitionCommandType = PetitionCommand['type'];

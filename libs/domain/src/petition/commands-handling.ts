/** What may be asked while a petition is triaged and handled, up to the signing gate. */
import type {
  AppealKind,
  CheckCode,
  Conclusion,
  Disposition,
  Finding,
  IntakeDecision,
  KeyArea,
  Measure,
  NoteKind,
  NotificationKind,
  PetitionClass,
  Way12380,
} from '../glossary/index.js';
import type { ApprovalInput } from './commands-arrival.js';
import type { AccountId, PetitionId, PlainDate, PointRef, SubjectId } from './context.js';
import type { ArrivalText, DeliveryMethod, PersonFields } from './events.js';

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

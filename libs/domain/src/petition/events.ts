/**
 * All events of a petition 信访件 (one stream = one class and one road, domain.md §1.14, eventstore.md §5.0 no. 7).
 *
 * Events never change. `data` holds no free text and nothing that identifies a person: decisions, deadlines,
 * checkpoints and statistics use it alone, so a petition whose keys were destroyed still folds to the same state.
 * All free text is in `sealed` (under the petition's key), all identity in `persons` (each under the subject's key).
 * What a rule needs to know of a text (its length, whether it names the remedy) is judged when it is written
 * and recorded in `data` as a fact.
 */
import type {
  AppealKind,
  Anonymity,
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
  Role,
  Satisfaction,
  Way12380,
  Zone,
} from '../glossary/index.js';
import type { ArticleKey } from '../articles.js';
import type { AccountId, Instant, PetitionId, PlainDate, PointRef, SeriesRef, SubjectId } from './context.js';

/** One event as decided: `occurredOn` is when it happened (rules judge by it), the store adds when it was recorded. */
type Event<Type extends string, Data, Sealed = undefined, Persons = undefined> = {
  type: Type;
  occurredOn: PlainDate;
  /** Only where the minute matters (urgent matters, visits, calls). */
  occurredAt?: Instant;
  /** The article or rule relied on. */
  article: ArticleKey;
  data: Data;
} & (Sealed extends undefined ? { sealed?: undefined } : { sealed: Sealed }) &
  (Persons extends undefined ? { persons?: undefined } : { persons: Record<SubjectId, Persons> });

// ── people and matters ────────────────────────────────────────────────────────────────────────────────────────

export type SubjectRole = 'petitioner' | 'representative' | 'accused' | 'accusedOrganisation';

/** Who manages the accused cadre 干部管理权限: row of the QP02 and column of the QP03 table. */
export type CadreAuthority =
  'subordinate' | 'own' | 'ownChief' | 'superior' | 'ownStaff' | 'ownHead' | 'unknown';

export type SubjectFacts = {
  subjectId: SubjectId;
  role: SubjectRole;
  /** Accused only. */
  cadreAuthority?: CadreAuthority;
  /** The accused is a user of this system: excluded from everything about this petition (§9). */
  accountId?: AccountId;
};

/** Identity of one subject; every field is optional, absent means not known. */
export type PersonFields = {
  name?: string;
  gender?: 'male' | 'female';
  idNo?: string;
  birthOn?: PlainDate;
  phone?: string;
  address?: string;
  unit?: string;
  post?: string;
  rank?: string;
  politicalStatus?: string;
};

export type MatterFacts = {
  /** From 1. */
  matterNo: number;
  class: PetitionClass;
  /** Appeals only; `item6` is the petition road with 60 days (C3). */
  appealKind: AppealKind | null;
  /** §6.3, four digits. */
  categoryCode: string;
  keyArea: KeyArea | null;
  purpose: Purpose;
  /** How many points (诉求或举报要点) have to be answered (QS01). */
  pointCount: number;
};

export type MatterText = { summary: string; points: string[] };

export type UrgentGround =
  'threat' | 'massVisit' | 'media' | 'termChange' | 'sensitivePeriod' | 'seriousCadreMatter';

/** What every petition knows of its arrival; shared by registration, split-off children and imported history. */
export type ArrivalFacts = {
  petitionNo: string;
  /** e.g. `宛组信〔2026〕来信37号`; of a restricted petition the random number. */
  displayNo: string;
  /** Null for the random number of a restricted petition and for kept old numbers. */
  series: (SeriesRef & { serial: number }) | null;
  zone: Zone;
  orgId: number;
  channel: Channel;
  origin: Origin;
  transferKind: 'transfer' | 'assign' | 'briefing' | null;
  via12380: boolean;
  /** K-15; year of the number. */
  receivedOn: PlainDate;
  /** Petitions sent by a petition office or superior: our own signing-for (K-15). */
  signedForOn: PlainDate | null;
  /** O-109. */
  deemedSigned: boolean;
  postmarkedOn: PlainDate | null;
  registeredOn: PlainDate;
  registrarId: AccountId;
  anonymity: Anonymity;
  petitionerType: 'citizen' | 'legalPerson' | 'organisation';
  /** 姓名(名称)清楚 / 住址清楚: both decide on exemption from notification. */
  nameClear: boolean;
  addressClear: boolean;
  /** Visits: true number of visitors, never cut to the number of representatives (R-09b). */
  visitorCount: number | null;
  /** 非访: item of Article 26 (R-09d). */
  irregularVisitItem: number | null;
  jointSignerCount: number | null;
  /** 问题属地, six digits. */
  problemRegion: string | null;
  urgentGrounds: UrgentGround[];
  /** Superior or leader wants the result (SUP-08, QC07). */
  resultRequired: boolean;
  repeatOf: PetitionId | null;
  legalProfile: '2005' | '2022';
  /** 补录: registered later than the configured number of days after receipt. */
  backdated: boolean;
  subjects: SubjectFacts[];
  matters: MatterFacts[];
};

export type ArrivalText = {
  title: string;
  content: string;
  /** By matterNo. */
  matters: Record<string, MatterText>;
  place?: string;
  /** The sender's number 来文号 and an old number 旧号. */
  externalNo?: string;
  legacyNo?: string;
  backdatingEvidence?: string;
  /** Oral petitions: how it was confirmed with the petitioner. */
  oralConfirmation?: string;
};

// ── arrival ───────────────────────────────────────────────────────────────────────────────────────────────────

export type PetitionRegistered = Event<
  'PetitionRegistered',
  ArrivalFacts & {
    /** HMAC of the query code; the code itself is shown once and kept nowhere (§6.2). */
    queryCodeMac: string;
    missingElements: ('name' | 'address' | 'claim' | 'facts' | 'reasons')[];
  },
  ArrivalText,
  PersonFields
>;

/** A child petition opened at triage for some matters of a letter; own class, clocks, access and keys. */
export type PetitionSplitOff = Event<
  'PetitionSplitOff',
  ArrivalFacts & { parentId: PetitionId; suffix: number },
  ArrivalText,
  PersonFields
>;

/** On the parent: its matters live on in the children; the parent keeps the count of items. */
export type PetitionSplit = Event<
  'PetitionSplit',
  { children: { petitionId: PetitionId; suffix: number; matterNos: number[]; class: PetitionClass }[] },
  { reason: string }
>;

/** Claims only what an old row says: no running clock, no duty, not in the timeliness rates (§5.0 no. 3). */
export type HistoryImported = Event<
  'HistoryImported',
  ArrivalFacts & {
    importId: string;
    rowNo: number;
    /** What the row claims, null where it is silent. */
    claimedDisposition: Disposition | null;
    claimedRepliedOn: PlainDate | null;
    claimedClosedOn: PlainDate | null;
  },
  ArrivalText & { reply?: string; instructions?: string; result?: string },
  PersonFields
>;

/** A wrong field put right; the old value stays in the old event. Only the fields named change. */
export type PetitionCorrected = Event<
  'PetitionCorrected',
  {
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
        | 'nameClear'
        | 'addressClear'
        | 'visitorCount'
        | 'problemRegion'
        | 'urgentGrounds'
        | 'resultRequired'
        | 'subjects'
      >
    >;
    /** Names of sealed or personal fields that changed, for the timeline. */
    textFields: string[];
  },
  { reason: string; text?: Partial<ArrivalText> },
  PersonFields
>;

/** clocks are derived anew from the original start, never from the day of reclassification. */
export type PetitionReclassified = Event<
  'PetitionReclassified',
  {
    matterNo: number;
    class: PetitionClass;
    appealKind: AppealKind | null;
    categoryCode: string;
    keyArea: KeyArea | null;
    zone: Zone;
    approvedBy: AccountId;
    /** The ordinary number stays in its book as a neutral row 已转登 when the zone becomes restricted. */
    newNo: { petitionNo: string; displayNo: string } | null;
  },
  { reason: string }
>;

export type RepeatLinked = Event<
  'RepeatLinked',
  {
    earlierId: PetitionId;
    merge: boolean;
    likeness: number;
    grounds: ('person' | 'phone' | 'idNo' | 'text')[];
  },
  { remark?: string }
>;

// ── triage ────────────────────────────────────────────────────────────────────────────────────────────────────

export type PetitionTriaged = Event<
  'PetitionTriaged',
  {
    intakeDecision: IntakeDecision;
    /** Null where the entry decision has none (redirect, import, notAccepted, noLonger, objection). */
    disposition: Disposition | null;
    way12380: Way12380 | null;
    class: PetitionClass;
    appealKind: AppealKind | null;
    categoryCode: string;
    keyArea: KeyArea | null;
    /** O-33: the three-part test 重大、清楚、具体; null where it is not asked. */
    threePartTest: { significance: boolean; clarity: boolean; specificity: boolean } | null;
    caseOpened: boolean;
    resultRequired: boolean;
    simplified: boolean;
    /** The unit it is sent to; null when handled here. */
    targetOrgId: number | null;
    mergedInto: PetitionId | null;
    fileReviewOn: PlainDate | null;
    reasonCode: string | null;
    litigationFinal: boolean;
    /** 拟办 by, 批示 by: the chain up to now (QP03). */
    approval: Approval;
  },
  { proposal: string; instruction?: string; reason?: string; targetName?: string }
>;

/** One signature of the chain 拟办 → 审核 → 批示签批 (QP03). Levels: A section, B deputy, C head, D party secretary. */
export type Approval = {
  signerId: AccountId;
  capacity: Role;
  level: 'A' | 'B' | 'C' | 'D';
  signedOn: PlainDate;
  /** Signed on paper and recorded by the actor (§2.14). */
  onPaper: boolean;
};

export type HandlerDesignated = Event<
  'HandlerDesignated',
  {
    handlerId: AccountId;
    coHandlerIds: AccountId[];
    /** 知悉范围: who may see a restricted petition from now on; always contains the handlers. */
    needToKnow: AccountId[];
    approval: Approval;
  },
  { reason?: string }
>;

export type RecusalHitRuled = Event<
  'RecusalHitRuled',
  {
    accountId: AccountId;
    ground: 'accused' | 'sameName' | 'relative' | 'sameUnit' | 'selfDeclared';
    ruling: 'cleared' | 'confirmed';
    ruledBy: AccountId;
  },
  { reason: string }
>;

// ── duty to notify (Art. 23) ──────────────────────────────────────────────────────────────────────────────────

export type DeliveryMethod = 'handed' | 'posted' | 'electronic';

export type NotificationIssued = Event<
  'NotificationIssued',
  {
    kind: NotificationKind;
    documentId: string;
    docNo: string | null;
    method: DeliveryMethod;
    /** 当场出具. */
    onTheSpot: boolean;
    issuedOn: PlainDate;
    /** After the legal due day: the finding stays, the statement is required (QP04). */
    late: boolean;
  },
  { addressee: string; route: string; lateStatement?: string }
>;

/** Only Art. 23② and what follows it by analogy; never for cases sent by others. */
export type NotificationExempted = Event<
  'NotificationExempted',
  { ground: 'anonymous' | 'nameUnclear' | 'addressUnclear' }
>;

export type NotificationUnservable = Event<
  'NotificationUnservable',
  { ground: 'returned' | 'invalidNumber' | 'verifiedWithSender' },
  { evidence: string }
>;

// ── objection ──────────────────────────────────────────────────────────────────────────────────────────

export type ObjectionRaised = Event<
  'ObjectionRaised',
  { docNo: string | null; sentOn: PlainDate },
  { reason: string; suggestedOrgan: string }
>;
export type ObjectionAnswered = Event<
  'ObjectionAnswered',
  { consent: boolean; deemed: boolean },
  { remark?: string }
>;

// ── handling ──────────────────────────────────────────────────────────────────────────────────────────────────

/** `acceptedOn` is the earliest of decision, notice and first act of handling (K-19). */
export type PetitionAccepted = Event<'PetitionAccepted', { acceptedOn: PlainDate; simplified: boolean }>;

export type HandlingNoteAdded = Event<
  'HandlingNoteAdded',
  {
    noteId: string;
    kind: NoteKind;
    /** Two for interviews (QP07). */
    staffIds: AccountId[];
    externalStaffCount: number;
    contactSucceeded: boolean | null;
    textLength: number;
  },
  { text: string; evidenceTitle?: string }
>;

export type ExtensionRequested = Event<
  'ExtensionRequested',
  { clock: 'dueHandle' | 'verificationDue'; days: number; reasonLength: number; reasonVague: boolean },
  { reason: string }
>;
export type ExtensionApproved = Event<
  'ExtensionApproved',
  { days: number; approval: Approval },
  { remark?: string }
>;
export type ExtensionRefused = Event<'ExtensionRefused', { approval: Approval }, { reason: string }>;
/** D16; after the original legal due day it is a finding, never a ground of invalidity (R-35, QE06). */
export type ExtensionNotified = Event<
  'ExtensionNotified',
  { method: DeliveryMethod; documentId: string; late: boolean },
  { addressee: string }
>;

// ── result ────────────────────────────────────────────────────────────────────────────────────────────────────

export type AnswerFacts = {
  point: PointRef;
  /** Accusations: finding; others: conclusion. Exactly one of both. */
  finding: Finding | null;
  conclusion: Conclusion | null;
  /** noteIds of the notes that carry the finding (QS02). */
  evidence: string[];
  textLength: number;
};

export type MeasureFacts = {
  measure: Measure;
  completedOn: PlainDate | null;
  dueOn: PlainDate | null;
  responsibleId: AccountId | null;
};

export type ResultSubmitted = Event<
  'ResultSubmitted',
  {
    /** From 1; one more with each rework. */
    submission: number;
    answers: AnswerFacts[];
    /** Of the whole petition; for accusations derived from the findings (O-39). */
    finding: Finding | null;
    conclusion: Conclusion | null;
    measures: MeasureFacts[];
    /** Legal bases relied on: keys of articles.ts or of the office's own sources. */
    legalBases: { source: string; article: string; effective: boolean; ours: boolean }[];
    /** Names the remedy, the organ and the 30 days (QC05). */
    remedyStated: boolean;
    litigationChecked: boolean;
    petitionerOpinion: 'agree' | 'disagree' | 'none' | null;
    /** Highest likeness to another reply of this organisation, 0–100 (QS08). */
    templateLikeness: number;
    secrecyMarked: boolean;
  },
  {
    /** D17: 投诉请求、事实和理由、处理意见、法律依据. */
    request: string;
    facts: string;
    opinion: string;
    basis: string;
    /** By point. */
    answers: Record<PointRef, string>;
    measures: string[];
  }
>;

/** D43: complete only with days, cause, responsible person and deputy's signature (QE08, O-46). */
export type OverdueExplained = Event<
  'OverdueExplained',
  { overdueDays: number; responsibleId: AccountId; approval: Approval },
  { cause: string }
>;

// ── the four checkpoints ──────────────────────────────────────────────────────────────────────────────────────

export type VerdictValue = 'passed' | 'failed' | 'notApplicable' | 'awaitingPerson';

/** O-49: each verdict names the rule, its version, the events that decide it and what is missing. */
export type Verdict = {
  check: CheckCode;
  value: VerdictValue;
  hard: boolean;
  /** Event ids, in order of the stream. */
  decidedBy: string[];
  /** Event types or facts that would be needed; empty when passed. */
  missing: string[];
  /** Row of the applicability matrix when not applicable. */
  matrixRow?: string;
  /** A finding that does not fail the check, e.g. late notice. */
  finding?: string;
};

/** A person's word on a human or assisted check (A/H, H). */
export type CheckSigned = Event<
  'CheckSigned',
  { gate: 'signing' | 'closing'; round: number; check: CheckCode; passed: boolean; examinerId: AccountId },
  { remark?: string }
>;

export type GatePassed = Event<
  'GatePassed',
  {
    gate: 'signing' | 'closing';
    round: number;
    ruleSet: string;
    verdicts: Verdict[];
    examinerId: AccountId;
    /** O-99: who stood in for whom, and why. */
    substitution: { insteadOf: Role; because: 'smallOffice' } | null;
  },
  { softFailureRemarks: Record<string, string> }
>;

/** O-50…O-52; neither stops nor resets any statutory clock. */
export type ReworkOrdered = Event<
  'ReworkOrdered',
  {
    gate: 'signing' | 'closing';
    round: number;
    ruleSet: string;
    failedChecks: CheckCode[];
    verdicts: Verdict[];
    dueOn: PlainDate;
    examinerId: AccountId;
  },
  { reason: string; requiredActions: string[] }
>;

/** 补正: formalities only, the conclusion stands. */
export type CompletionOrdered = Event<
  'CompletionOrdered',
  {
    failedChecks: CheckCode[];
    verdicts: Verdict[];
    ruleSet: string;
    dueOn: PlainDate;
    examinerId: AccountId;
  },
  { requiredActions: string[] }
>;

// ── issue, delivery, end ──────────────────────────────────────────────────────────────────────────────────────

export type ResultIssued = Event<
  'ResultIssued',
  {
    documentKind: string;
    documentId: string;
    docNo: string | null;
    approval: Approval;
    officialStampOn: PlainDate;
  },
  { title: string }
>;
export type ResultDispatched = Event<
  'ResultDispatched',
  { method: DeliveryMethod; dispatchedOn: PlainDate },
  { trackingNo?: string; receivedBy?: string }
>;
export type ResultDelivered = Event<
  'ResultDelivered',
  { deliveredOn: PlainDate; how: 'signed' | 'refused' | 'leftAtAddress' | 'electronic' },
  { receivedBy: string; witness?: string }
>;
export type ServiceFailed = Event<
  'ServiceFailed',
  { ground: 'returned' | 'addressUnknown' | 'whereaboutsUnknown' },
  { evidence: string }
>;
/** O-12, D19: two persons, within 15 working days of the conclusion. */
export type ReporterFeedbackGiven = Event<
  'ReporterFeedbackGiven',
  { staffIds: AccountId[]; reached: boolean; opinion: 'agree' | 'disagree' | 'none' | null },
  { summary: string; evidence?: string }
>;
export type SuperiorAcknowledged = Event<
  'SuperiorAcknowledged',
  { passed: boolean; submission: number },
  { remark?: string }
>;
export type PetitionClosed = Event<
  'PetitionClosed',
  {
    closedOn: PlainDate;
    overdueClosed: boolean;
    closeMode: 'replied' | 'mediated' | 'settled' | 'byServiceFailure' | 'concluded';
    approval: Approval;
  }
>;
export type SatisfactionRated = Event<
  'SatisfactionRated',
  { target: 'petitionOffice' | 'handlingOrgan'; rating: Satisfaction; by: 'petitioner' | 'recordedCall' },
  { remark?: string; recordingNo?: string }
>;
export type PetitionArchived = Event<
  'PetitionArchived',
  { archivedOn: PlainDate; retention: 'permanent' | '30y' | '10y'; pageCount: number },
  { archivalCode: string }
>;
export type PetitionWithdrawn = Event<
  'PetitionWithdrawn',
  { voluntary: true; approval: Approval },
  { evidence: string }
>;
export type PetitionReactivated = Event<'PetitionReactivated', { backTo: 'triaged' }, { reason: string }>;

/** The subject's key was destroyed; no personal data here, ever. */
export type SubjectForgotten = Event<
  'SubjectForgotten',
  { subjectId: SubjectId; keyId: string; decidedBy: AccountId }
>;

export type PetitionEvent =
  | PetitionRegistered
  | PetitionSplitOff
  | PetitionSplit
  | HistoryImported
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
  | SatisfactionRated
  | PetitionArchived
  | PetitionWithdrawn
  | PetitionReactivated
  | SubjectForgotten;

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

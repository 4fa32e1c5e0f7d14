import type {
  AppealKind,
  Disposition,
  IntakeDecision,
  KeyArea,
  NotificationKind,
  PetitionClass,
  Role,
  Way12380,
} from '../../glossary/index.js';
import type { AccountId, PetitionId, PlainDate } from '../context.js';
import type { Event } from './event.js';

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

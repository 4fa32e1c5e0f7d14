/** What may be asked when a petition comes in, and to put its registration right. */
import type {
  Anonymity,
  AppealKind,
  Channel,
  Disposition,
  KeyArea,
  Origin,
  PetitionClass,
  Purpose,
} from '../glossary/index.js';
import type { PersonText } from './case-texts.js';
import type { MeasuredFile } from './commands-papers.js';
import type { AccountId, PetitionId, PlainDate, SubjectId } from './context.js';
import type {
  Approval,
  ArrivalFacts,
  ArrivalText,
  CadreAuthority,
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
  /** Files that came with the message of which this petition is made; they lie sealed for that message. */
  enclosures?: { messageId: string; files: readonly (MeasuredFile & { title: string })[] };
};

export type ImportHistory = Omit<RegisterPetition, 'type' | 'queryCodeMac' | 'enclosures'> & {
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
export type TakeOver = Omit<RegisterPetition, 'type' | 'queryCodeMac' | 'enclosures'> & {
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
      | 'irregularVisitItem'
      | 'problemRegion'
      | 'urgentGrounds'
      | 'resultRequired'
    >
  >;
  text?: Partial<ArrivalText>;
  /** Null or an empty text takes a field out. */
  persons?: Record<SubjectId, { [K in keyof PersonFields]?: PersonFields[K] | null }>;
  /** Whoever an anonymous petition turns out to come from. */
  petitioner?: (PersonFields & { subjectId: SubjectId }) | null;
  /** The people as they stand in the stream, opened by the caller. */
  known?: Readonly<Record<SubjectId, PersonText>>;
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

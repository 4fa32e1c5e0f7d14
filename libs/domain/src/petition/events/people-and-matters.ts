import type {
  AppealKind,
  Anonymity,
  Channel,
  KeyArea,
  Origin,
  PetitionClass,
  Purpose,
  Zone,
} from '../../glossary/index.js';
import type { AccountId, PetitionId, PlainDate, SeriesRef, SubjectId } from '../context.js';

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

import type {
  AppealKind,
  Channel,
  ClockKind,
  Disposition,
  Finding,
  IntakeDecision,
  KeyArea,
  Origin,
  PetitionClass,
  PetitionStatus,
  Satisfaction,
  Zone,
} from '../glossary/index.js';
import type { PetitionId, PlainDate } from '../petition/context.js';

/** 告知: its legal due day as it stands, and how the duty ended. */
export type NotifyFacts = {
  /** The nominal day while provisional. */
  legalDue: PlainDate;
  /** Calendar of that year not published: never late (K-21). */
  provisional: boolean;
  /** Day of handing over or posting. */
  fulfilledOn: PlainDate | null;
  exempt: boolean;
  /** Day of the proof that it cannot be served. */
  unservableOn: PlainDate | null;
  /** The duty ended without a notice: material taken back by the sender, withdrawal. */
  endedOn: PlainDate | null;
};

/** 主办理钟 of the round in force (§3.1). */
export type MainClockFacts = {
  kind: ClockKind;
  legalDue: PlainDate;
  provisional: boolean;
  /** 办结日 (K-20). */
  closedOn: PlainDate | null;
  /** Ended without closure: withdrawal, import into a legal procedure (K-17). */
  endedOn: PlainDate | null;
};

/** 审签: when it was submitted, returned, and passed at the first go (I-24, O-54). */
export type SigningFacts = {
  submittedOn: PlainDate[];
  returnedOn: PlainDate[];
  firstPassedOn: PlainDate | null;
};

/** Who left the handling figures, although counted in the total (§3.1 no. 8). */
export type LeftHandling = 'returnedToSender' | 'withdrawn' | 'merged';

/**
 * All that the indicators know of one petition: one plain row, without text or identity, that a SQL projection
 * can hold as it is. A petition that was split keeps its row for the total (件); its children carry the handling
 * figures (事项).
 */
export type IndicatorFacts = {
  petitionId: PetitionId;
  parentId: PetitionId | null;
  childCount: number;
  orgId: number;
  class: PetitionClass;
  appealKind: AppealKind | null;
  categoryCode: string;
  keyArea: KeyArea | null;
  zone: Zone;
  channel: Channel;
  origin: Origin;
  receivedOn: PlainDate;
  registeredOn: PlainDate;
  /** True number of visitors; null for everything but visits. */
  visitorCount: number | null;
  /** At least `groupVisitMin` visitors, by the parameters of the day of receipt. */
  groupVisit: boolean;
  repeat: boolean;
  status: PetitionStatus;
  /** Imported history: counted in totals, out of every rate of timeliness (eventstore.md §5.0 no. 3). */
  history: boolean;
  /** Touches rates only, never I-01 (§3.1 no. 6). */
  excludedFromStats: boolean;
  /** What history claims where it is imported. */
  disposition: Disposition | null;
  intakeDecision: IntakeDecision | null;
  left: LeftHandling | null;
  caseOpenedOn: PlainDate | null;
  finding: Finding | null;
  /** 结论审签日: the signing gate passed, last round. */
  concludedOn: PlainDate | null;
  /** 办结日 (K-20), also of matters without a main clock; what an old row claims for history. */
  closureOn: PlainDate | null;
  notify: NotifyFacts | null;
  main: MainClockFacts | null;
  signing: SigningFacts;
  /** Null where nobody is asked: accusations, 31(一)–(四), history, no reply delivered (§1.13). */
  satisfaction: { dueOn: PlainDate; ratedOn: PlainDate | null; rating: Satisfaction | null } | null;
};

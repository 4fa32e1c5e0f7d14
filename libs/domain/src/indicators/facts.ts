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
import type { AccountId, PetitionId, PlainDate } from '../petition/context.js';

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

/** A duty with a legal day: 要结果报结 (I-23), 实名反馈 (I-27b), 督办反馈 (I-25c). */
export type DueFacts = { legalDue: PlainDate; provisional: boolean; doneOn: PlainDate | null };

/** 延期: asked, decided, told (I-X1, detector of day 59). */
export type ExtensionFacts = {
  askedOn: PlainDate;
  decidedOn: PlainDate | null;
  approved: boolean;
  toldOn: PlainDate | null;
};

/** 包案: when a leader took it, and when he was released from it (销). */
export type LeaderCaseFacts = { assignedOn: PlainDate; endedOn: PlainDate | null };

/** What stands elsewhere than in the petition's own stream; a projection lays it beside the row. */
export type AsideFacts = {
  /** Days on which a repeat of this one arrived (I-05b, I-17, I-31). */
  repeatedOn: PlainDate[];
  /** 催办, 督办 and the rounds of supervision with their day. */
  urgedOn: PlainDate[];
  supervisedOn: PlainDate[];
  supervisionRounds: DueFacts[];
  /** 应公开的答复 (I-16): null where nothing is to be published. */
  publication: { dueOn: PlainDate; publishedOn: PlainDate | null } | null;
  /** 排除统计: touches rates only, never I-01 (§3.1 no. 6). */
  excludedFromStats: boolean;
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
  /** Levels from the organ visited down to the one that the matter was sent to; null where nobody knows (R-09a). */
  levelJump: number | null;
  repeat: boolean;
  status: PetitionStatus;
  /** Imported history: counted in totals, out of every rate of timeliness (eventstore.md §5.0 no. 3). */
  history: boolean;
  /** What history claims where it is imported. */
  disposition: Disposition | null;
  intakeDecision: IntakeDecision | null;
  left: LeftHandling | null;
  caseOpenedOn: PlainDate | null;
  finding: Finding | null;
  /** 结论审签日 (I-22): of an accusation that is verified here, the day that stops its main clock (K-20). */
  concludedOn: PlainDate | null;
  /** 办结日 (K-20), also of matters without a main clock; what an old row claims for history. */
  closureOn: PlainDate | null;
  notify: NotifyFacts | null;
  main: MainClockFacts | null;
  signing: SigningFacts;
  /** Null where nobody is asked: accusations, 31(一)–(四), history, no reply delivered (§1.13). */
  satisfaction: {
    dueOn: PlainDate;
    ratedOn: PlainDate | null;
    rating: Satisfaction | null;
    /** Typed in by a former handler as the petitioner's own word, without a recorded call. */
    inHouse?: boolean;
  } | null;
  handlerId: AccountId | null;
  /** 问题属地, six digits. */
  place: string | null;
  anonymous: boolean;
  /** 核实为实名: a correction of the arrival moves it. */
  realName: boolean;
  resultRequired: boolean;
  repeatOf: PetitionId | null;
  /** 受理日 (K-19). */
  acceptedOn: PlainDate | null;
  /** First record of contact with the petitioner after acceptance (I-13). */
  contactedOn: PlainDate | null;
  /** Day from which it is handled here or below, day of 结案 (PetitionClosed). */
  openFrom: PlainDate | null;
  finishedOn: PlainDate | null;
  /** 要结果报结, 实名反馈. */
  feedback: DueFacts | null;
  reporterFeedback: DueFacts | null;
  /** 交办: the day on which the letter that is in force went down (O-29); null while none is out. */
  assignedOn: PlainDate | null;
  extensions: ExtensionFacts[];
  /** Days on which the receiver objected, here or below. */
  objectedOn: PlainDate[];
  /** 信访人意见 of the result in force. */
  opinion: 'agree' | 'disagree' | 'none' | null;
  /** 支持意见已执行完毕或达成协议已履行. */
  performed: boolean;
  /** Last day of the observation period after closure (`observationDays`). */
  observedUntil: PlainDate | null;
  /** 请求复查, of the round in force. */
  reviewRequestedOn: PlainDate[];
  /** 包案, one span after the other (I-18). */
  leaderCases: LeaderCaseFacts[];
} & AsideFacts;

/** A row that nothing was laid beside. */
export const NOTHING_ASIDE: AsideFacts = {
  repeatedOn: [],
  urgedOn: [],
  supervisedOn: [],
  supervisionRounds: [],
  publication: null,
  excludedFromStats: false,
};

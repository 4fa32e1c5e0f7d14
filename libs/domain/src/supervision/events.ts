import type { AccountId, PlainDate } from '../petition/context.js';
import type {
  Addressee,
  AdviceType,
  Adopted,
  ConferenceMeasure,
  PartyOpinion,
  SatisfiedParty,
  SupervisionCause,
} from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';

/** 批示: a leader's words on a petition, before anybody has made a supervision of them (SUP-08). */
export type LeaderInstructed = Event<
  'LeaderInstructed',
  {
    orgId: number;
    petitionId: string | null;
    leaderId: AccountId;
    onPaper: boolean;
    handlerIds: AccountId[];
  },
  { title: string; instruction: string }
>;
/** 立项. */
export type SupervisionOpened = Event<
  'SupervisionOpened',
  {
    orgId: number;
    petitionId: string | null;
    number: string;
    cause: SupervisionCause;
    targetOrgId: number;
    instructedOn: PlainDate | null;
    /** 匿名、举报件或没有信访人: his opinion is not asked (O-91). */
    petitionerExempt: boolean;
    handlerIds: AccountId[];
  },
  { title: string; basis?: string }
>;
/** 协调. */
export type SupervisionCoordinated = Event<
  'SupervisionCoordinated',
  Record<string, never>,
  { with: string; outcome: string }
>;
/** 督办通知 (D26): what is asked for and by when, the beginning of a round's inspection. */
export type SupervisionNoticeSent = Event<
  'SupervisionNoticeSent',
  { round: number; noticeNo: string; feedbackDueOn: PlainDate },
  { requirement: string }
>;
export type SupervisionNoticeSigned = Event<'SupervisionNoticeSigned', { round: number }>;
export type SupervisionUrged = Event<'SupervisionUrged', { round: number; count: number }, { words: string }>;
export type SupervisionFeedbackGiven = Event<
  'SupervisionFeedbackGiven',
  { round: number; byAccountId: AccountId | null; byOrgId: number; late: boolean },
  { feedback: string }
>;
export type SupervisionReinspected = Event<
  'SupervisionReinspected',
  { round: number; passed: boolean },
  { finding: string }
>;
/** 三满意之一. */
export type SatisfactionRecorded = Event<
  'SatisfactionRecorded',
  { party: SatisfiedParty; opinion: PartyOpinion },
  { note?: string }
>;
/** 销号. */
export type SupervisionWrittenOff = Event<
  'SupervisionWrittenOff',
  { byAccountId: AccountId | null; rounds: number; standIn: boolean },
  { conclusion: string }
>;
/** 工作建议 (D27). */
export type WorkAdviceSent = Event<
  'WorkAdviceSent',
  {
    adviceNo: number;
    adviceType: AdviceType;
    addressee: Addressee;
    targetOrgId: number | null;
    replyDueOn: PlainDate;
  },
  { advice: string; to: string }
>;
export type WorkAdviceAnswered = Event<
  'WorkAdviceAnswered',
  { adviceNo: number; adopted: Adopted },
  { reason: string }
>;
/** 提请联席会议. */
export type AccountabilityProposed = Event<
  'AccountabilityProposed',
  { proposalNo: number; measure: ConferenceMeasure; to: 'jointConference' },
  { grounds: string }
>;
export type AccountabilityAnswered = Event<
  'AccountabilityAnswered',
  { proposalNo: number; taken: boolean },
  { outcome: string }
>;

/** Everything that happens to a supervision. */
export type SupervisionEvent =
  | LeaderInstructed
  | SupervisionOpened
  | SupervisionCoordinated
  | SupervisionNoticeSent
  | SupervisionNoticeSigned
  | SupervisionUrged
  | SupervisionFeedbackGiven
  | SupervisionReinspected
  | SatisfactionRecorded
  | SupervisionWrittenOff
  | WorkAdviceSent
  | WorkAdviceAnswered
  | AccountabilityProposed
  | AccountabilityAnswered;

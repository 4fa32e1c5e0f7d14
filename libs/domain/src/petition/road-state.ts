/** What the roads beside the main one add to a petition's state (§1.14): sent down, disputed, reviewed, joint, urgent. */
import type { AccountId, Instant, PetitionId, PlainDate } from './context.js';
import type { DisputeLevel } from './events/disputes.js';
import type { MeasureFollowedUp } from './events/joint.js';
import type { LetterFacts } from './events/down.js';
import type { UrgentReported } from './events/people.js';
import type { UrgentGround } from './events/people-and-matters.js';
import type { ReviewOutcome, ReviewStage } from './events/review.js';
import type { AppealKind, PetitionStatus } from '../glossary/index.js';

/** A fact together with the event that says so, so that a verdict can name it (O-49). */
export type Fact<T> = T & { eventId: string; occurredOn: PlainDate };

export type ReviewState = Fact<{
  stage: ReviewStage;
  requestedOn: PlainDate;
  receivedOn: PlainDate;
  hearings: { from: PlainDate; to: PlainDate | null }[];
  concluded: Fact<{
    outcome: ReviewOutcome;
    answeredOn: PlainDate;
    deliveredOn: PlainDate | null;
    redoDays: number | null;
  }> | null;
  /** Where the petition stood when it was asked for. */
  statusBefore: PetitionStatus;
}>;

export type CoHandlerState = Fact<{
  unitNo: number;
  askedOn: PlainDate;
  dueOn: PlainDate | null;
  repliedOn: PlainDate | null;
  absent: boolean;
}>;

export type RoadState = {
  /** Of a petition that a superior sent: where it came from. */
  above: Fact<{ parentId: PetitionId; parentOrgId: number; letter: LetterFacts; retold: boolean }> | null;
  reportedUp: Fact<{ submission: number; reportedOn: PlainDate }> | null;
  recalled: Fact<{ recalledOn: PlainDate }> | null;

  /** Of a petition that was sent down: the letter in force, and how far it got. */
  below: Fact<
    LetterFacts & {
      childId: PetitionId | null;
      targetOrgId: number | null;
      levelJump: number | null;
      signedForOn: PlainDate | null;
      deemed: boolean;
      objectedOn: PlainDate | null;
      /** Recalled, or handed back by consent. */
      endedOn: PlainDate | null;
    }
  > | null;
  packet: Fact<{ sentOn: PlainDate }> | null;

  dispute: Fact<{
    level: DisputeLevel;
    submittedOn: PlainDate;
    settled: Fact<{ outcome: 'ours' | 'theirs' }> | null;
  }> | null;

  reviews: ReviewState[];
  /** From 1. */
  round: number;
  reopened: Fact<{ signedForOn: PlainDate; days: number | null }> | null;

  coHandlers: CoHandlerState[];
  caseOpening: Fact<{ caseNo: string; openedOn: PlainDate }> | null;
  clarificationDecided: Fact<{ clear: boolean }> | null;
  /** The newest; firstOn: the day of the first one, which ends the period (K-20, O-53). */
  agreement: Fact<{ mode: 'mediated' | 'settled'; signedOn: PlainDate; firstOn: PlainDate }> | null;
  followUps: Fact<MeasureFollowedUp['data']>[];
  leftSimplifiedOn: PlainDate | null;
  /** Led into another procedure while it was handled: the item that it had been taken for until then (K-17). */
  ledAwayFrom: AppealKind | null;

  /** Withdrawn, ended or out of reach: since when, and what it was before. */
  left: Fact<{ on: PlainDate; statusBefore: PetitionStatus }> | null;

  urgency: Fact<{ grounds: UrgentGround[]; discoveredAt: Instant }> | null;
  urgentReports: Fact<UrgentReported['data']>[];
  receptions: Fact<{ leaderId: AccountId; receivedOn: PlainDate; kind: 'reception' | 'visitDown' }>[];
  sponsor: Fact<{ sponsorId: AccountId; assignedOn: PlainDate }> | null;
  /** 包案 from its first leader to the day on which nobody had it any more; another leader goes on with it (I-18). */
  sponsorships: { assignedOn: PlainDate; endedOn: PlainDate | null }[];
};

/** A petition that took none of them. */
export const NO_ROADS: RoadState = {
  above: null,
  reportedUp: null,
  recalled: null,
  below: null,
  packet: null,
  dispute: null,
  reviews: [],
  round: 1,
  reopened: null,
  coHandlers: [],
  caseOpening: null,
  clarificationDecided: null,
  agreement: null,
  followUps: [],
  leftSimplifiedOn: null,
  ledAwayFrom: null,
  left: null,
  urgency: null,
  urgentReports: [],
  receptions: [],
  sponsor: null,
  sponsorships: [],
};

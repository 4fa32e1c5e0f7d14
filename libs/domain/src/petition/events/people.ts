import type { AccountId, Instant, PlainDate, SubjectId } from '../context.js';
import type { Event } from './event.js';
import type { PersonFields, UrgentGround } from './people-and-matters.js';
import type { Approval } from './triage.js';

/** 死亡或者终止 (§1.14). */
export type PetitionEnded = Event<
  'PetitionEnded',
  { ground: 'death' | 'dissolution'; endedOn: PlainDate; approval: Approval },
  { evidence: string }
>;
/** Somebody entitled goes on: another petitioner, the same clocks. */
export type PetitionerSucceeded = Event<
  'PetitionerSucceeded',
  { formerId: SubjectId; successorId: SubjectId; nameClear: boolean; addressClear: boolean },
  { evidence: string },
  PersonFields
>;
/** 无法联系: how often, in how many ways, over how many working days it was tried. */
export type PetitionUnreachable = Event<
  'PetitionUnreachable',
  { attempts: number; ways: number; workingDays: number; approval: Approval },
  { reason: string }
>;

/** 重大紧急: from this minute on the clocks run, day and night. */
export type UrgencyFound = Event<
  'UrgencyFound',
  { grounds: UrgentGround[]; discoveredAt: Instant },
  { situation: string }
>;
export type UrgentReportKind = 'initial' | 'followUp' | 'final';
export type UrgentRecipient =
  'partyGovernment' | 'competentDepartment' | 'jointConference' | 'superiorOrgDept';
/** 首报、续报、终报; whom it reached, by which way, how many minutes after the discovery. */
export type UrgentReported = Event<
  'UrgentReported',
  {
    report: UrgentReportKind;
    way: 'phone' | 'written';
    recipients: UrgentRecipient[];
    reportedAt: Instant;
    minutes: number;
    late: boolean;
  },
  { measures: string; content: string }
>;

/** 领导接访: who received the visitors, on which day. */
export type LeaderReceived = Event<
  'LeaderReceived',
  { leaderId: AccountId; receivedOn: PlainDate; kind: 'reception' | 'visitDown' },
  { summary: string }
>;
/** 包案 (18②). Null = released from it. */
export type CaseSponsored = Event<
  'CaseSponsored',
  { sponsorId: AccountId | null; assignedOn: PlainDate },
  { reason?: string }
>;

import type { Disposition } from '../../glossary/index.js';
import type { PetitionId, PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { ArrivalFacts, ArrivalText, PersonFields } from './people-and-matters.js';
import type { Approval, DeliveryMethod } from './triage.js';

/** What a letter of 转送 or 交办 says of itself; the same on both sides. */
export type LetterFacts = {
  disposition: Extract<Disposition, 'ZS' | 'YJG'>;
  docNo: string;
  sentOn: PlainDate;
  /** Named by the letter; null where nothing is to be reported back. */
  dueOn: PlainDate | null;
};

/**
 * In the receiving organ: a registration of its own, with its own number and clocks, as soon as the letter went out
 * (§1.14). Nothing runs against it before it signs, but silence signs for it (O-109).
 */
export type PetitionSentDown = Event<
  'PetitionSentDown',
  ArrivalFacts & {
    parentId: PetitionId;
    parentOrgId: number;
    letter: LetterFacts;
    /** Told in our own words: neither the letter itself nor its reporter went along. */
    retold: boolean;
    queryCodeMac: string;
  },
  ArrivalText & { requirement: string },
  PersonFields
>;

/** D08, D09: the letter went out. `childId` is null where the receiver works on paper (§2.16). */
export type AssignmentSent = Event<
  'AssignmentSent',
  LetterFacts & {
    childId: PetitionId | null;
    targetOrgId: number | null;
    documentId: string;
    method: DeliveryMethod;
    retold: boolean;
    /** Of a visit: how many levels the receiver stands below this organ, where that is known (R-09a). */
    levelJump?: number;
  },
  { requirement: string; targetName?: string }
>;

/** 签收 in the receiving organ; `deemed` after the days of O-109. */
export type PetitionSignedFor = Event<'PetitionSignedFor', { signedForOn: PlainDate; deemed: boolean }>;

/** The sender hears of it; from a unit on paper by its receipt (O-107). */
export type AssignmentSignedFor = Event<
  'AssignmentSignedFor',
  { signedForOn: PlainDate; deemed: boolean },
  { evidence?: string }
>;

/** D29: the result went up; which submission it was, and when. */
export type ReportSentUp = Event<
  'ReportSentUp',
  { submission: number; docNo: string; reportedOn: PlainDate },
  { remark?: string }
>;

/** The sender takes it back; the matter stands before him again, his clocks never stopped (§1.14). */
export type AssignmentRecalled = Event<
  'AssignmentRecalled',
  { recalledOn: PlainDate; approval: Approval },
  { reason: string }
>;

/** The receiver objects; the sender has to answer or silence refuses. */
export type ObjectionReceived = Event<'ObjectionReceived', { sentOn: PlainDate }>;
export type ObjectionDecided = Event<
  'ObjectionDecided',
  { consent: boolean; deemed: boolean; decidedOn: PlainDate },
  { remark?: string }
>;

/** O-10: the sealed packet went up; here only number and times remain. */
export type SealedPacketSent = Event<
  'SealedPacketSent',
  { packetNo: string; sentOn: PlainDate; copies: number },
  { handedTo: string }
>;

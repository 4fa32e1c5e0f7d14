import type { AppealKind } from '../../glossary/index.js';
import type { PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { Approval } from './triage.js';

/** 协商 → 共同上一级决定 → 联席会议协调 (24①). */
export type DisputeLevel = 'negotiation' | 'commonSuperior' | 'jointConference';

/** two organs or more; the clock does not stop. Said again it went to the next level. */
export type JurisdictionDisputed = Event<
  'JurisdictionDisputed',
  { level: DisputeLevel; submittedOn: PlainDate },
  { otherOrgans: string; grounds: string }
>;
export type JurisdictionSettled = Event<
  'JurisdictionSettled',
  { level: DisputeLevel; outcome: 'ours' | 'theirs'; settledOn: PlainDate },
  { decision: string }
>;

/** who goes on with the powers of an organ that was merged, divided or dissolved. */
export type OrganSucceeded = Event<
  'OrganSucceeded',
  { change: 'merged' | 'divided' | 'dissolved'; effectiveOn: PlainDate },
  { formerOrgan: string; basis: string }
>;

/** Found during handling that 31(一)–(四) apply: the handling period ends there, it does not pause (K-17). */
export type LedToProcedure = Event<
  'LedToProcedure',
  { appealKind: AppealKind; ledOn: PlainDate; approval: Approval },
  { procedure: string; reason: string }
>;

import type { PlainDate } from '../context.js';
import type { Event } from './event.js';

/** 复查 (Art. 35) or 复核 (Art. 36). */
export type ReviewStage = 'review' | 'recheck';

/** 维持、变更、撤销. */
export type ReviewOutcome = 'maintained' | 'changed' | 'revoked';

/** The petitioner's request; the postmark decides whether it came in time (K-10). */
export type ReviewRequested = Event<
  'ReviewRequested',
  { stage: ReviewStage; requestedOn: PlainDate; receivedOn: PlainDate },
  { organ: string; grounds: string }
>;

/** D21, D22: answered in writing; the window for a recheck runs from delivery. */
export type ReviewConcluded = Event<
  'ReviewConcluded',
  {
    stage: ReviewStage;
    outcome: ReviewOutcome;
    answeredOn: PlainDate;
    /** Null while the petitioner has not got it. */
    deliveredOn: PlainDate | null;
    /** Of a revocation: days given for handling it anew; null = the usual ones. */
    redoDays: number | null;
  },
  { opinion: string }
>;
export type ReviewDelivered = Event<'ReviewDelivered', { stage: ReviewStage; deliveredOn: PlainDate }>;

/** R-43, K-17: a hearing at the recheck stage is the only pause that the law knows. Both days count. */
export type HearingOpened = Event<'HearingOpened', { from: PlainDate; documentId: string }>;
export type HearingReported = Event<'HearingReported', { to: PlainDate; documentId: string }>;

/** the old round is sealed, a new one begins with the signing for the revocation, with a clock of its own. */
export type PetitionReopened = Event<
  'PetitionReopened',
  { round: number; signedForOn: PlainDate; days: number | null; stage: ReviewStage }
>;

import { codesOf, STATUSES } from '../glossary/index.js';
import type { PetitionStatus } from '../glossary/index.js';

// Groups of states, named by what they permit: the table in transitions.ts is written with them.

/** Not written by any command: a form on somebody's screen. */
export const STATES_OF_LATER_ROADS: readonly PetitionStatus[] = ['draft'];

/** No result is awaited here any more; the duty to notify and the exit set may still be open (§1.14). */
export const ENDED_WITHOUT_RESULT: readonly PetitionStatus[] = [
  'redirected',
  'imported',
  'notAccepted',
  'noLongerAccepted',
  'reportedUp',
  'referred',
  'passedDown',
  'merged',
  'filed',
];

/** The matter is being worked on here. */
export const WORKED_ON: readonly PetitionStatus[] = ['accepted', 'handling', 'rework', 'reopened'];

/** The road may still be chosen anew (改办理方式, O-25). */
export const ROAD_OPEN: readonly PetitionStatus[] = [
  'registered',
  'triaged',
  'accepted',
  'handling',
  'reopened',
  'assignedDown',
];

/** A result lies before the signing gate; what came from below is judged by both gates at once. */
export const BEFORE_SIGNING: readonly PetitionStatus[] = ['resultSubmitted', 'reportSubmitted'];

/** Signed, on its way to the petitioner, or before the closing gate. */
export const AFTER_SIGNING: readonly PetitionStatus[] = [
  'issued',
  'delivered',
  'unservable',
  'closingReview',
  'completion',
];

/** Somebody is responsible here. */
export const IN_HAND: readonly PetitionStatus[] = [
  'triaged',
  'assignedDown',
  ...WORKED_ON,
  ...BEFORE_SIGNING,
  ...AFTER_SIGNING,
];

/** An opinion is with the organ of review or recheck. */
export const IN_REVIEW: readonly PetitionStatus[] = [
  'reviewRequested',
  'reviewed',
  'recheckRequested',
  'recheckSuspended',
  'rechecked',
];

/** Everything that somebody here still looks at. */
export const ALIVE: readonly PetitionStatus[] = ['registered', 'objectionPending', ...IN_HAND, ...IN_REVIEW];

/** Nothing more is done here; only its file is put away. */
export const READY_FOR_ARCHIVE: readonly PetitionStatus[] = [
  'closed',
  'withdrawn',
  'returnedToSender',
  ...ENDED_WITHOUT_RESULT,
  'terminated',
  'ended',
  'unreachable',
];

/** Ends in which a petition may rest for good. */
export const END_STATES: readonly PetitionStatus[] = [
  'archived',
  'destroyed',
  'split',
  'history',
  'takenBack',
];

/** Every state but these; a draft is none that a command could be asked in. */
export const allBut = (...left: PetitionStatus[]): readonly PetitionStatus[] =>
  codesOf(STATUSES).filter((status) => status !== 'draft' && !left.includes(status));

/** A file is open: papers are made and kept in it. What each paper needs is the decision's own rule. */
export const WITH_PAPERS: readonly PetitionStatus[] = allBut(
  'archived',
  'destroyed',
  'split',
  'history',
  'takenBack',
);

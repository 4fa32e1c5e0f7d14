import type { PetitionStatus } from '../../glossary/index.js';
import type { RecordedPetitionEvent } from '../events.js';
import type { ExtensionState, PetitionState } from '../state.js';
import { factOf } from './fact.js';

type EventOf<T extends RecordedPetitionEvent['type']> = Extract<RecordedPetitionEvent, { type: T }>;

/** Replaces the last extension that fits; a stream without one stays as it is. */
function lastExtension(
  state: PetitionState,
  fits: (extension: ExtensionState) => boolean,
  change: (extension: ExtensionState) => ExtensionState,
): PetitionState {
  const index = state.extensions.findLastIndex(fits);
  return {
    ...state,
    extensions: state.extensions.map((each, at) => (at === index ? change(each) : each)),
  };
}

export function extensionDecided(
  state: PetitionState,
  event: EventOf<'ExtensionApproved'> | EventOf<'ExtensionRefused'>,
): PetitionState {
  const approved = event.type === 'ExtensionApproved';
  const decided = factOf(event, {
    approved,
    days: event.type === 'ExtensionApproved' ? event.data.days : 0,
    approval: event.data.approval,
  });
  return lastExtension(
    state,
    (extension) => extension.decided === null,
    (extension) => ({ ...extension, decided }),
  );
}

export function extensionNotified(state: PetitionState, event: EventOf<'ExtensionNotified'>): PetitionState {
  const { method, late } = event.data;
  return lastExtension(
    state,
    (extension) => extension.decided?.approved === true,
    (extension) => ({ ...extension, notified: factOf(event, { method, late }) }),
  );
}

/** A report of the unit below is judged by both gates at once; our own result goes to the signing gate. */
export function resultSubmitted(state: PetitionState, event: EventOf<'ResultSubmitted'>): PetitionState {
  const fromBelow = state.triage?.intakeDecision === 'passDown';
  return {
    ...state,
    status: fromBelow ? 'reportSubmitted' : 'resultSubmitted',
    submissions: [...state.submissions, factOf(event, event.data)],
    reworks: state.reworks.map((rework) =>
      rework.doneOn === null ? { ...rework, doneOn: event.occurredOn } : rework,
    ),
  };
}

const BEFORE_CLOSING: readonly PetitionStatus[] = [
  'issued',
  'delivered',
  'unservable',
  'completion',
  'reportSubmitted',
  'closingReview',
];

/** Work at the closing gate shows as 结案审核中; petitions without a result keep the end they have. */
export function statusAtGate(state: PetitionState, gate: 'signing' | 'closing'): PetitionStatus {
  return gate === 'closing' && BEFORE_CLOSING.includes(state.status) ? 'closingReview' : state.status;
}

function standingPapers(state: PetitionState): string[] {
  const { issued, dispatched, delivered, serviceFailed, reporterFeedback, submissions } = state;
  return [issued, dispatched, delivered, serviceFailed, reporterFeedback, submissions.at(-1)].flatMap(
    (fact) => (fact ? [fact.eventId] : []),
  );
}

export function reworkOrdered(state: PetitionState, event: EventOf<'ReworkOrdered'>): PetitionState {
  const { gate, round, failedChecks, dueOn } = event.data;
  return {
    ...state,
    status: 'rework',
    reworks: [
      ...state.reworks,
      factOf(event, { gate, round, failedChecks, dueOn, doneOn: null, standing: standingPapers(state) }),
    ],
  };
}

/** 当面交付 is delivery; what is posted waits for its receipt (§1.14). */
export function dispatched(state: PetitionState, event: EventOf<'ResultDispatched'>): PetitionState {
  const { method, dispatchedOn } = event.data;
  const handed = method === 'handed';
  return {
    ...state,
    status: handed ? 'delivered' : state.status,
    dispatched: factOf(event, { method, dispatchedOn }),
    delivered: handed ? factOf(event, { deliveredOn: dispatchedOn }) : state.delivered,
  };
}

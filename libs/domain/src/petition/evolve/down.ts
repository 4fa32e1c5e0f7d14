import type { RecordedPetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { factOf } from './fact.js';

type EventOf<T extends RecordedPetitionEvent['type']> = Extract<RecordedPetitionEvent, { type: T }>;

/** A new letter takes the place of the one before (after a recall or an objection with consent). */
export function assignmentSent(state: PetitionState, event: EventOf<'AssignmentSent'>): PetitionState {
  const { disposition, docNo, sentOn, dueOn, childId, targetOrgId } = event.data;
  const levelJump = event.data.levelJump ?? null;
  const letter = { disposition, docNo, sentOn, dueOn, childId, targetOrgId, levelJump };
  const open = { signedForOn: null, deemed: false, objectedOn: null, endedOn: null };
  return { ...state, below: factOf(event, { ...letter, ...open }) };
}

type Below = NonNullable<PetitionState['below']>;
const below = (state: PetitionState, change: Partial<Below>): PetitionState['below'] =>
  state.below === null ? null : { ...state.below, ...change };

export function assignmentSignedFor(
  state: PetitionState,
  event: EventOf<'AssignmentSignedFor'>,
): PetitionState {
  const { signedForOn, deemed } = event.data;
  return { ...state, below: below(state, { signedForOn, deemed }) };
}

export function signedFor(state: PetitionState, event: EventOf<'PetitionSignedFor'>): PetitionState {
  const { signedForOn, deemed } = event.data;
  const registrarId = event.meta.actorId ?? state.arrival.registrarId;
  return {
    ...state,
    status: 'registered',
    arrival: { ...state.arrival, signedForOn, deemedSigned: deemed, registrarId },
  };
}

/** Where the matter waits for the letter that is out, or is handled beside it. */
const BACK_HERE: readonly PetitionState['status'][] = [
  'assignedDown',
  'passedDown',
  'accepted',
  'handling',
  'rework',
  'reopened',
];

/** The matter stands before the sender again; below, the petition has gone back. */
export function recalled(state: PetitionState, event: EventOf<'AssignmentRecalled'>): PetitionState {
  const { recalledOn } = event.data;
  if (state.above !== null && state.below === null)
    return { ...state, status: 'returnedToSender', recalled: factOf(event, { recalledOn }) };
  return { ...state, status: 'triaged', below: below(state, { endedOn: recalledOn, objectedOn: null }) };
}

export function objectionReceived(state: PetitionState, event: EventOf<'ObjectionReceived'>): PetitionState {
  const { sentOn } = event.data;
  return {
    ...state,
    objectedOn: [...state.objectedOn, sentOn],
    below: below(state, { objectedOn: sentOn }),
  };
}

export function objectionDecided(state: PetitionState, event: EventOf<'ObjectionDecided'>): PetitionState {
  const { consent, decidedOn } = event.data;
  if (!consent) return { ...state, below: below(state, { objectedOn: null }) };
  const ended = below(state, { objectedOn: null, endedOn: decidedOn });
  // A result of our own is not undone by what comes back from below.
  return { ...state, status: BACK_HERE.includes(state.status) ? 'triaged' : state.status, below: ended };
}

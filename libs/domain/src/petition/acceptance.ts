import { earlierOf } from '../civil-date.js';
import type { PlainDate } from './context.js';
import { NOTE_RULES } from './decide/note-rules.js';
import type { PetitionState } from './state.js';

/**
 * 受理日: the earliest of the decision, the acceptance notice and the first act of handling (K-19).
 * @shape decidedOn: day of the decision to accept
 */
export function dayOfAcceptance(state: PetitionState, decidedOn: PlainDate): PlainDate {
  const noticed = state.notifications
    .filter(({ kind }) => kind === 'acceptanceNotice' || kind === 'directReply')
    .map(({ issuedOn }) => issuedOn);
  const acts = state.notes.filter(({ kind }) => NOTE_RULES[kind].act).map(({ occurredOn }) => occurredOn);
  return [...noticed, ...acts].reduce(earlierOf, decidedOn);
}

/** The day from which handling counts now; null while not accepted. Facts entered later may only bring it forward. */
export const acceptedOnOf = (state: PetitionState): PlainDate | null =>
  state.accepted === null
    ? null
    : // A new round counts from the signing for the revocation, whatever was done in the one before.
      (state.reopened?.signedForOn ?? dayOfAcceptance(state, state.accepted.acceptedOn));

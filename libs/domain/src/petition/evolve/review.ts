import { isPutAway } from '../../glossary/index.js';
import type { RecordedPetitionEvent } from '../events.js';
import type { ReviewState } from '../road-state.js';
import type { PetitionState } from '../state.js';
import { factOf } from './fact.js';

type EventOf<T extends RecordedPetitionEvent['type']> = Extract<RecordedPetitionEvent, { type: T }>;

export function reviewRequested(state: PetitionState, event: EventOf<'ReviewRequested'>): PetitionState {
  const { stage, requestedOn, receivedOn } = event.data;
  // what was put away comes out of the archive: its volume is closed anew with the review in it
  const statusBefore = isPutAway(state.status) ? 'closed' : state.status;
  const asked = { stage, requestedOn, receivedOn, hearings: [], concluded: null, statusBefore };
  return {
    ...state,
    status: stage === 'review' ? 'reviewRequested' : 'recheckRequested',
    reviews: [...state.reviews, factOf(event, asked)],
  };
}

const lastOf = (state: PetitionState, change: (review: ReviewState) => ReviewState): ReviewState[] =>
  state.reviews.map((review, at) => (at === state.reviews.length - 1 ? change(review) : review));

/** A recheck that stands ends the petition once it is delivered; a review that stands leaves it as it was. */
function statusOnceDelivered(review: ReviewState | undefined, state: PetitionState): PetitionState['status'] {
  if (review?.concluded?.outcome === 'revoked') return review.stage === 'review' ? 'reviewed' : 'rechecked';
  if (review?.stage === 'recheck') return 'terminated';
  return review?.statusBefore ?? state.status;
}

export function reviewConcluded(state: PetitionState, event: EventOf<'ReviewConcluded'>): PetitionState {
  const { stage, outcome, answeredOn, deliveredOn, redoDays } = event.data;
  const concluded = factOf(event, { outcome, answeredOn, deliveredOn, redoDays });
  const reviews = lastOf(state, (review) => ({ ...review, concluded }));
  const waiting = stage === 'review' ? 'reviewed' : 'rechecked';
  const status = deliveredOn === null ? waiting : statusOnceDelivered(reviews.at(-1), state);
  return { ...state, status, reviews };
}

export function reviewDelivered(state: PetitionState, event: EventOf<'ReviewDelivered'>): PetitionState {
  const { deliveredOn } = event.data;
  const reviews = lastOf(state, (review) => ({
    ...review,
    concluded: review.concluded === null ? null : { ...review.concluded, deliveredOn },
  }));
  return { ...state, status: statusOnceDelivered(reviews.at(-1), state), reviews };
}

export function hearingOpened(state: PetitionState, event: EventOf<'HearingOpened'>): PetitionState {
  const { from } = event.data;
  const reviews = lastOf(state, (review) => ({
    ...review,
    hearings: [...review.hearings, { from, to: null }],
  }));
  return { ...state, status: 'recheckSuspended', reviews };
}

export function hearingReported(state: PetitionState, event: EventOf<'HearingReported'>): PetitionState {
  const { to } = event.data;
  const reviews = lastOf(state, (review) => ({
    ...review,
    hearings: review.hearings.map((hearing) => (hearing.to === null ? { ...hearing, to } : hearing)),
  }));
  return { ...state, status: 'recheckRequested', reviews };
}

/** what belongs to the old round is sealed with it; what was established stays at hand. */
export function reopened(state: PetitionState, event: EventOf<'PetitionReopened'>): PetitionState {
  const { round, signedForOn, days } = event.data;
  return {
    ...state,
    status: 'reopened',
    round,
    reopened: factOf(event, { signedForOn, days }),
    earlierRound: state,
    accepted: factOf(event, { acceptedOn: signedForOn }),
    extensions: [],
    submissions: [],
    overdueExplained: null,
    signedChecks: [],
    gates: [],
    reworks: [],
    completions: [],
    issued: null,
    dispatched: null,
    delivered: null,
    serviceFailed: null,
    reporterDisclosed: null,
    reporterFeedback: null,
    superiorAck: null,
    closed: null,
    reviews: [],
    // a rating is of the answer that was revoked; the new answer is rated anew
    ratings: [],
    agreement: null,
    followUps: [],
  };
}

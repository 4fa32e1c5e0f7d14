import type { PetitionState } from '../../petition/state.js';

/**
 * The petition with what the paper in force has of its own: where one was signed anew after a return at the closing gate, without
 * the services and the feedback of the paper before it (§2.5: 更正意见). @returns the same object where nothing was corrected
 */
export function leftByCorrection(state: PetitionState): PetitionState {
  const returned = state.reworks.findLast(({ gate }) => gate === 'closing');
  const { issued } = state;
  if (returned === undefined || issued === null || returned.standing.includes(issued.eventId)) return state;
  const ofThis = <T extends { eventId: string }>(fact: T | null): T | null =>
    fact !== null && returned.standing.includes(fact.eventId) ? null : fact;
  return {
    ...state,
    dispatched: ofThis(state.dispatched),
    delivered: ofThis(state.delivered),
    serviceFailed: ofThis(state.serviceFailed),
    reporterFeedback: ofThis(state.reporterFeedback),
  };
}

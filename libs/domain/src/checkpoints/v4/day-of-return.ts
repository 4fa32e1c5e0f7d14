import { addDays } from '../../civil-date.js';
import type { PetitionState } from '../../petition/state.js';

/**
 * The petition as the earlier rule sets have to see it to know a paper of the day of the return for one that came after it: they go
 * by days, and a paper signed anew on that very day counted as none. @returns the same object where no such paper stands
 */
export function dayOfReturnCleared(state: PetitionState): PetitionState {
  const returned = state.reworks.at(-1);
  const { issued } = state;
  if (returned === undefined || issued === null) return state;
  const isAnew = !returned.standing.includes(issued.eventId);
  if (!isAnew || issued.occurredOn !== returned.occurredOn) return state;
  const before = { ...returned, occurredOn: addDays(returned.occurredOn, -1) };
  return { ...state, reworks: [...state.reworks.slice(0, -1), before] };
}

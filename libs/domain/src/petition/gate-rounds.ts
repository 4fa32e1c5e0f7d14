import type { Gate } from '../glossary/index.js';
import type { PetitionState } from './state.js';

/**
 * Which time the gate is judged, from 1: a returned result and an order for completion each open a new round,
 * so that a signature given to an older version never passes a newer one.
 */
export function gateRound(state: PetitionState, gate: Gate): number {
  const returned = state.reworks.length;
  return 1 + returned + (gate === 'closing' ? state.completions.length : 0);
}

/** Did the gate pass for what is on the table now? */
export const gatePassed = (state: PetitionState, gate: Gate): boolean =>
  passedGate(state, gate) !== undefined;

/** The passing of the current round, if any. */
export const passedGate = (state: PetitionState, gate: Gate) =>
  state.gates.find((passed) => passed.gate === gate && passed.round === gateRound(state, gate));

import type { PetitionState } from './state.js';

/**
 * 激活, 收回交办 (O-25, O-27): back at the entry decision, with the one that put it aside or sent it down still in the file. One that
 * was decided to be objected to is not: its objection goes out next.
 */
export const isDecidedAnew = ({ status, triage }: Pick<PetitionState, 'status' | 'triage'>): boolean =>
  status === 'triaged' && triage !== null && !['handle', 'objection'].includes(triage.intakeDecision);

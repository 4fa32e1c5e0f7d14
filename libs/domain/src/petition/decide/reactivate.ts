import type { Reactivate } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { existing } from './preconditions.js';

/** It was put aside, or joined to another, and has come back: nobody handles it until its road is chosen anew (O-27). */
export const isBackWithoutRoad = ({ status, triage }: PetitionState): boolean =>
  status === 'triaged' && (triage?.intakeDecision === 'file' || triage?.intakeDecision === 'mergeInto');

/**
 * 激活: a filed petition, one that was merged into another, or one whose petitioner was out of reach comes back to triage;
 * its clocks count on (O-27). @rejects TEXT_REQUIRED
 */
export function reactivate(
  state: PetitionState | null,
  command: Reactivate,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  return [
    {
      type: 'PetitionReactivated',
      occurredOn: ctx.today,
      article: 'filing',
      // Out of reach: the work goes on where it stood; from the files the road is chosen anew.
      data: { backTo: petition.left?.statusBefore ?? 'triaged' },
      sealed: { reason: requireText(command.reason, 'reason', '激活的理由', { max: TEXT_LIMITS.reason }) },
    },
  ];
}

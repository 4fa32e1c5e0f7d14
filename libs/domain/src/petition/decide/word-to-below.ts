import type { Gate } from '../../glossary/index.js';
import type { DecisionContext, PetitionId } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { letterInForce } from './send-down.js';

/** Events of this petition, and of the other side where the command touches both. */
export type Decided = {
  events: PetitionEvent[];
  others: { petitionId: PetitionId; events: PetitionEvent[] }[];
};

/**
 * What the unit below hears when its report is judged here (§1.14): passed, or sent back with what is to be done. Only
 * what passed counts as reported there (O-31, QC07).
 */
export function wordToBelow(
  state: PetitionState,
  gate: Gate,
  word: { passed: boolean; remark?: string },
  ctx: DecisionContext,
): Decided['others'] {
  const letter = letterInForce(state);
  const child = ctx.related?.state;
  if (letter === null || letter.childId === null || !child || child.reportedUp === null || gate !== 'closing')
    return [];
  const { passed, remark } = word;
  return [
    {
      petitionId: letter.childId,
      events: [
        {
          type: 'SuperiorAcknowledged',
          occurredOn: ctx.today,
          article: 'resultRequired',
          data: { passed, submission: child.reportedUp.submission },
          sealed: remark ? { remark } : {},
        },
      ],
    },
  ];
}

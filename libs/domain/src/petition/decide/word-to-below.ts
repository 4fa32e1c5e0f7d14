import type { Gate } from '../../glossary/index.js';
import type { DecisionContext, PetitionId, PlainDate } from '../context.js';
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
  word: { passed: true; remark?: string } | { passed: false; remark: string; dueOn: PlainDate },
  ctx: DecisionContext,
): Decided['others'] {
  const letter = letterInForce(state);
  const child = ctx.related?.state;
  if (letter === null || letter.childId === null || !child || child.reportedUp === null || gate !== 'closing')
    return [];
  const { passed } = word;
  const asked = word.passed ? [word.remark] : [word.remark, `请于 ${word.dueOn} 前(含当日)重办后再报`];
  const remark = asked.filter(Boolean).join(';');
  return [
    {
      petitionId: letter.childId,
      events: [
        {
          type: 'SuperiorAcknowledged',
          occurredOn: ctx.today,
          article: 'resultRequired',
          data: { passed, submission: child.reportedUp.submission },
          sealed: remark === '' ? {} : { remark },
        },
      ],
    },
  ];
}

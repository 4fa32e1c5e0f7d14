import type { LinkRepeat } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireFlag, requireId, requireList, requireOneOf, requireWhole } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';

const GROUNDS = ['person', 'phone', 'idNo', 'text'] as const;

/**
 * 标为重复 (O-05): the repeat stays registered, counted and notified; merging only prepares the triage `mergeInto`.
 * Says nothing when the same link stands already.
 * @rejects REPEAT_OF_ITSELF LIST_INVALID NUMBER_INVALID CODE_UNKNOWN
 */
export function linkRepeat(state: PetitionState, command: LinkRepeat, ctx: DecisionContext): PetitionEvent[] {
  const earlierId = requireId(command.earlierId, 'earlierId', '原件');
  refuseIf(earlierId === state.petitionId, 'REPEAT_OF_ITSELF', {
    article: 'repeatNotice',
    message: '一件不能是自己的重复件。',
    detail: { field: 'earlierId' },
  });
  const merge = requireFlag(command.merge, 'merge', '并案');
  const grounds = requireList(command.grounds, 'grounds', '重复依据', { min: 1, max: GROUNDS.length }).map(
    (ground, at) => requireOneOf(ground, GROUNDS, `grounds[${at}]`, '重复依据'),
  );
  const likeness = requireWhole(command.likeness, 'likeness', '相似度', { min: 0, max: 100 });
  const remark = optionalText(command.remark, 'remark', '说明', { max: TEXT_LIMITS.reason });
  const stands = state.repeatOf === earlierId && (merge ? state.mergedInto === earlierId : true);
  if (stands) return [];
  return [
    {
      type: 'RepeatLinked',
      occurredOn: ctx.today,
      article: 'repeatNotice',
      data: { earlierId, merge, likeness, grounds: [...new Set(grounds)] },
      sealed: present({ remark }),
    },
  ];
}

import type { CheckDocument } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { refuseIf } from '../checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from '../checks/text.js';
import { paperOf } from './paper-of.js';

/**
 * 核稿: by another than whoever wrote it; in a small office by the author himself, marked (§2.14).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW CHECKER_IS_AUTHOR TEXT_TOO_LONG
 */
export function checkDocument(
  state: PetitionState,
  command: CheckDocument,
  ctx: DecisionContext,
): PetitionEvent[] {
  const { paper } = paperOf(state, command.documentId, { zh: '核稿', from: ['drafted'] });
  const own = paper.authors.includes(ctx.actor.accountId);
  refuseIf(own && !ctx.organisation.smallOffice, 'CHECKER_IS_AUTHOR', {
    article: 'fourCheckpoints',
    message: '核稿人不能是拟稿人本人(§2.14)。',
    detail: { field: 'actor' },
  });
  return [
    {
      type: 'DocumentChecked',
      occurredOn: ctx.today,
      article: 'fourCheckpoints',
      data: {
        documentId: paper.documentId,
        draft: paper.draft,
        checkerId: ctx.actor.accountId,
        substitution: own,
      },
      sealed: present({
        remark: optionalText(command.remark, 'remark', '核稿意见', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
}

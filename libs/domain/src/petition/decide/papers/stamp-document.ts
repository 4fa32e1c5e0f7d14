import type { StampDocument } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { requireId, requireOneOf } from '../checks/codes.js';
import { requireDay } from '../preconditions.js';
import { paperOf, refuseInnerSheet } from './paper-of.js';

const SEALS = ['organ', 'petitionWork'] as const;

/**
 * 用印: of the organ or for petition work; a section's stamp is none (QC02, S17).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW DOCUMENT_STAYS_INSIDE CODE_UNKNOWN DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function stampDocument(
  state: PetitionState,
  command: StampDocument,
  ctx: DecisionContext,
): PetitionEvent[] {
  const named = paperOf(state, command.documentId, { zh: '用印', from: ['signed'] });
  const { paper } = named;
  refuseInnerSheet(named);
  const stampedOn = requireDay(ctx, {
    value: command.stampedOn,
    field: 'stampedOn',
    zh: '用印日',
    notBefore: [{ on: paper.signed?.on ?? null, zh: '签发日' }],
  });
  return [
    {
      type: 'DocumentStamped',
      occurredOn: stampedOn,
      article: 'fourCheckpoints',
      data: {
        documentId: paper.documentId,
        seal: requireOneOf(command.seal, SEALS, 'seal', '印章(只有机关公章和信访工作专用章,QC02)'),
        stampedBy: ctx.actor.accountId,
        approvedBy: requireId(command.approverId, 'approverId', '用印批准人'),
      },
    },
  ];
}

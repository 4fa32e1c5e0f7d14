import type { DocumentCode } from '../../../glossary/index.js';
import { columnsOf, requireApproval } from '../../approvals.js';
import type { Issue } from '../../commands.js';
import type { SignDocument } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import { documentNo } from '../../number-formats.js';
import type { PetitionState } from '../../state.js';
import { refuseIf } from '../checks/refuse.js';
import { optionalText, TEXT_LIMITS } from '../checks/text.js';
import { issue } from '../issue.js';
import { requireDay } from '../preconditions.js';
import { DOCUMENT_TITLE_LIMIT } from './draft-document.js';
import { type NamedPaper, paperOf } from './paper-of.js';

/** The result papers, which signing turns into the result itself (§1.14). */
export const RESULT_KINDS: Readonly<Partial<Record<DocumentCode, Issue['documentKind']>>> = {
  D14: 'investigationReport',
  D17: 'handlingOpinion',
  D18: 'suggestionReply',
  D41: 'dutyReply',
};

/**
 * 签发: by the level that QP03 asks for; the number is taken in this transaction (§5.2). Signing the result paper is
 * issuing the result, with all that this needs (gate, version, QC03).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW DOCUMENT_NOT_SIGNED_SO APPROVAL_REQUIRED
 *   APPROVAL_NOT_BY_SIGNER APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_OURS NUMBER_NOT_TAKEN DATE_IN_FUTURE DATE_BEFORE_STEP
 *   and those of issuing
 */
export function signDocument(
  state: PetitionState,
  command: SignDocument,
  ctx: DecisionContext,
): PetitionEvent[] {
  const named = paperOf(state, command.documentId, { zh: '签发', from: ['checked'] });
  const { paper, rule, zh } = named;
  refuseIf(rule.decision === null, 'DOCUMENT_NOT_SIGNED_SO', {
    message: `《${zh}》是表格或内部用纸,不经签发取号(§5.1)。`,
    detail: { field: 'documentId' },
  });
  if (rule.act === 'result') return signedResult(state, command, ctx, named);
  const signedOn = requireDay(ctx, {
    value: command.signedOn,
    field: 'signedOn',
    zh: '签发日',
    notBefore: [{ on: paper.draftedOn, zh: '拟稿日' }],
  });
  const approval = requireApproval(
    command.approval,
    {
      decisions: [rule.decision ?? 'routing'],
      columns: columnsOf(state.arrival.subjects, state.class === 'accusation'),
      after: { on: state.arrival.receivedOn, zh: '收到日' },
    },
    ctx,
  );
  refuseIf(approval.signedOn > signedOn, 'DATE_BEFORE_STEP', {
    article: 'fourCheckpoints',
    message: `签发日不得早于签批日(${approval.signedOn},QP05)。`,
    detail: { field: 'signedOn', notBefore: approval.signedOn },
  });
  const docNo = rule.book === null ? null : documentNo(rule.book, signedOn, ctx);
  return [signedEvent(named, { on: signedOn, docNo, approval })];
}

const signedEvent = (
  { paper }: NamedPaper,
  {
    on,
    docNo,
    approval,
  }: Pick<Extract<PetitionEvent, { type: 'DocumentSigned' }>['data'], 'docNo' | 'approval'> & {
    on: string;
  },
): PetitionEvent => ({
  type: 'DocumentSigned',
  occurredOn: on,
  article: 'oneDisposition',
  data: { documentId: paper.documentId, code: paper.code, draft: paper.draft, docNo, approval },
});

function signedResult(
  state: PetitionState,
  command: SignDocument,
  ctx: DecisionContext,
  named: NamedPaper,
): PetitionEvent[] {
  const title = optionalText(command.title, 'title', '文书标题', { max: DOCUMENT_TITLE_LIMIT });
  const events = issue(
    state,
    {
      type: 'issue',
      documentKind: RESULT_KINDS[named.paper.code] ?? 'handlingOpinion',
      documentId: named.paper.documentId,
      // the paper's own title may be longer than that of the result
      title: (title ?? named.zh).slice(0, TEXT_LIMITS.title),
      issuedOn: command.signedOn,
      approval: command.approval,
    },
    ctx,
  );
  return events.flatMap((event) =>
    event.type === 'ResultIssued'
      ? [
          event,
          signedEvent(named, {
            on: event.occurredOn,
            docNo: event.data.docNo,
            approval: event.data.approval,
          }),
        ]
      : [event],
  );
}

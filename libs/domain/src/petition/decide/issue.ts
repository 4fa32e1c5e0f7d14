import type { ArticleKey } from '../../articles.js';
import { GATES } from '../../glossary/index.js';
import { requireApproval } from '../approvals.js';
import type { Issue } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { passedGate } from '../gate-rounds.js';
import { bookOfResult, documentNo } from '../numbering.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { documentIdOf } from './notify.js';
import { existing, requireDay } from './preconditions.js';
import { issuingNeed } from './result-approval.js';

type DocumentKind = Issue['documentKind'];

const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'handlingOpinion',
  'suggestionReply',
  'dutyReply',
  'investigationReport',
  'feedbackRecord',
];

/** The one paper in which each road ends (§1.4); null for 31(一)–(四), which are led into another procedure. */
export function resultPaperOf(state: PetitionState): DocumentKind | null {
  if (state.class === 'suggestion') return 'suggestionReply';
  if (state.class === 'accusation') return 'investigationReport';
  if (state.appealKind === 'item5') return 'dutyReply';
  return state.appealKind === 'item6' ? 'handlingOpinion' : null;
}

const ARTICLES_OF: Readonly<Record<DocumentKind, ArticleKey>> = {
  handlingOpinion: 'opinionContents',
  suggestionReply: 'suggestions',
  dutyReply: 'appealItem5',
  investigationReport: 'accusations',
  feedbackRecord: 'reporterFeedback',
};

/**
 * 签发: only after the signing gate of this very version, by who may sign it (QP03, QC03), under the organ's own stamp.
 * @rejects GATE_NOT_PASSED NOT_FOR_ACCUSATION DOCUMENT_KIND_MISMATCH APPROVAL_REQUIRED APPROVAL_LEVEL_TOO_LOW
 *   APPROVAL_NOT_BY_SIGNER APPROVAL_NOT_OURS NUMBER_NOT_TAKEN TEXT_REQUIRED ID_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function issue(state: PetitionState | null, command: Issue, ctx: DecisionContext): PetitionEvent[] {
  const petition = existing(state);
  const documentKind = requireOneOf(command.documentKind, DOCUMENT_KINDS, 'documentKind', '文书种类');
  requirePaperFits(petition, documentKind);
  const gate = passedGate(petition, 'signing');
  if (gate === undefined)
    return refuse('GATE_NOT_PASSED', {
      article: 'gates',
      message: `这一次报的结果还没有通过${GATES.signing.zh},不能签发(O-45)。`,
      detail: { field: 'type', gate: 'signing' },
    });
  const issuedOn = requireDay(ctx, {
    value: command.issuedOn,
    field: 'issuedOn',
    zh: '签发日',
    notBefore: [
      { on: petition.submissions.at(-1)?.occurredOn ?? null, zh: '报结果日' },
      { on: gate.occurredOn, zh: '审签审核通过日' },
    ],
  });
  const approval = requireApproval(
    command.approval,
    issuingNeed(petition, { on: gate.occurredOn, zh: '审签审核通过日' }),
    ctx,
  );
  refuseIf(approval.signedOn > issuedOn, 'DATE_BEFORE_STEP', {
    article: 'fourCheckpoints',
    message: `签发日不得早于签批日(${approval.signedOn},QP05)。`,
    detail: { field: 'issuedOn', notBefore: approval.signedOn },
  });
  const book = bookOfResult(documentKind);
  return [
    {
      type: 'ResultIssued',
      occurredOn: issuedOn,
      article: ARTICLES_OF[documentKind],
      data: {
        documentKind,
        documentId: documentIdOf(command.documentId),
        docNo: book === null ? null : documentNo(book, issuedOn, ctx),
        approval,
        officialStampOn: issuedOn,
      },
      sealed: { title: requireText(command.title, 'title', '文书标题', { max: TEXT_LIMITS.title }) },
    },
  ];
}

function requirePaperFits(petition: PetitionState, documentKind: DocumentKind): void {
  const fitting = resultPaperOf(petition);
  if (documentKind === fitting) return;
  if (petition.class === 'accusation')
    refuse('NOT_FOR_ACCUSATION', {
      article: 'verificationPeriod',
      message: '检举控告类出查核报告,不出处理意见书、答复函(O-06)。',
      detail: { field: 'documentKind', fitting: fitting ?? '' },
    });
  refuse('DOCUMENT_KIND_MISMATCH', {
    article: 'appealKinds',
    message:
      fitting === null
        ? '第三十一条第(一)至(四)项的事项导入法定程序,不出结果文书(§1.4)。'
        : '文书种类与类别不合(§1.4)。',
    detail: { field: 'documentKind', fitting: fitting ?? '' },
  });
}

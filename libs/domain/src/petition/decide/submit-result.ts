import type { ArticleKey } from '../../articles.js';
import { PETITIONER_OPINIONS } from '../../glossary/index.js';
import type { SubmitResult } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalCode, optionalWhole, requireFlag, requireList, requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireCoReplies } from './joint.js';
import { existing, requireDay } from './preconditions.js';
import { answersOf, wholeOf } from './result-answers.js';
import { measuresOf } from './result-measures.js';
import { legalBasisOf, statesRemedy } from './result-rules.js';

/**
 * 报结果: the four blocks of Art. 32 and an answer to every point. What a machine can know of the texts is
 * recorded as facts; whether they suffice is judged at the signing gate.
 * @rejects NOT_ACCEPTED CO_REPLY_MISSING OPINION_BLOCK_MISSING POINT_UNANSWERED POINT_ANSWERED_TWICE POINT_UNKNOWN FINDING_MISSING
 *   CONCLUSION_MISSING ANSWER_KIND_MISMATCH CONCLUSION_NOT_FITTING EVIDENCE_UNKNOWN
 *   FALSE_ACCUSATION_NEEDS_PROCEDURE TEXT_REQUIRED NUMBER_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function submitResult(
  state: PetitionState | null,
  command: SubmitResult,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const submittedOn = requireSubmissionDay(petition, command, ctx);
  requireCoReplies(petition);
  const blocks = fourBlocks(petition, command);
  const { facts: answers, texts: answerTexts } = answersOf(petition, command);
  const { facts: measures, texts: measureTexts } = measuresOf(command, ctx);
  return [
    {
      type: 'ResultSubmitted',
      occurredOn: submittedOn,
      article: articleOfResult(petition),
      data: {
        submission: petition.submissions.length + 1,
        answers,
        ...wholeOf(petition, command, answers),
        measures,
        legalBases: legalBasesOf(command).map((basis) => legalBasisOf(basis, submittedOn)),
        remedyStated: statesRemedy(blocks.opinion, blocks.basis),
        litigationChecked: requireFlag(command.litigationChecked, 'litigationChecked', '涉诉核查'),
        petitionerOpinion: optionalCode(
          command.petitionerOpinion,
          PETITIONER_OPINIONS,
          'petitionerOpinion',
          '信访人意见',
        ),
        templateLikeness: likenessOf(command.templateLikeness),
        secrecyMarked: requireFlag(command.secrecyMarked, 'secrecyMarked', '知悉范围已标'),
      },
      sealed: { ...blocks, answers: answerTexts, measures: measureTexts },
    },
  ];
}

// Found by comparing texts, so it may come with decimals.
const likenessOf = (value: unknown): number =>
  optionalWhole(typeof value === 'number' ? Math.round(value) : value, 'templateLikeness', '相似度', {
    min: 0,
    max: 100,
  }) ?? 0;

function requireSubmissionDay(petition: PetitionState, command: SubmitResult, ctx: DecisionContext): string {
  // A unit below reports on a petition that it accepted in its own books (§1.14 交办).
  const fromBelow = petition.triage?.intakeDecision === 'passDown';
  if (petition.accepted === null && !fromBelow)
    return refuse('NOT_ACCEPTED', {
      article: 'acceptanceDay',
      message: '没有受理的件不能报结果(K-19)。',
      detail: { field: 'type' },
    });
  return requireDay(ctx, {
    value: command.submittedOn,
    field: 'submittedOn',
    zh: '报结果日',
    notBefore: [
      { on: petition.accepted?.occurredOn ?? petition.triage?.occurredOn ?? null, zh: '受理(交办)日' },
      { on: petition.reworks.at(-1)?.occurredOn ?? null, zh: '退回日' },
    ],
  });
}

const articleOfResult = (petition: PetitionState): ArticleKey => {
  if (petition.class === 'suggestion') return 'suggestions';
  if (petition.class === 'accusation') return 'accusations';
  return petition.appealKind === 'item5' ? 'appealItem5' : 'opinionContents';
};

const BLOCKS = { request: '投诉请求', facts: '事实和理由', opinion: '处理意见', basis: '法律依据' } as const;
type Block = keyof typeof BLOCKS;

// A reply to a suggestion or a word of thanks rests on no article (QS04 does not apply either).
function fourBlocks(petition: PetitionState, command: SubmitResult): Record<Block, string> {
  const block = (field: Block): string => {
    const value: unknown = command[field];
    const blank = typeof value !== 'string' || value.trim() === '';
    if (blank && field === 'basis' && petition.class === 'suggestion') return '';
    refuseIf(blank, 'OPINION_BLOCK_MISSING', {
      article: 'opinionContents',
      message: `结果须写明${BLOCKS[field]}(R-31)。`,
      detail: { field },
    });
    return requireText(value, field, BLOCKS[field], { max: TEXT_LIMITS.reply });
  };
  return {
    request: block('request'),
    facts: block('facts'),
    opinion: block('opinion'),
    basis: block('basis'),
  };
}

function legalBasesOf(command: SubmitResult): { source: string; article: string }[] {
  return requireList(command.legalBases, 'legalBases', '法律依据', { max: 50 }).map((each, at) => {
    const basis = requireRecord(each, `legalBases[${at}]`, '法律依据');
    return {
      source: requireText(basis.source, `legalBases[${at}].source`, '依据名称', { max: 100 }),
      article: requireText(basis.article, `legalBases[${at}].article`, '依据条款', { max: 100 }),
    };
  });
}

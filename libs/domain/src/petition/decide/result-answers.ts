import { CONCLUSIONS, FINDINGS } from '../../glossary/index.js';
import type { Conclusion, Finding } from '../../glossary/index.js';
import type { SubmitResult } from '../commands.js';
import type { PointRef } from '../context.js';
import type { AnswerFacts } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalCode, requireIds, requireList, requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { distinct, lengthOf } from './preconditions.js';
import { conclusionsFor, findingOf, pointsOf } from './result-rules.js';

type Word = Pick<AnswerFacts, 'finding' | 'conclusion'>;

/**
 * One answer to every point, none twice, none to a point that is not there (QS01); in the order of the points.
 * @rejects POINT_UNANSWERED POINT_ANSWERED_TWICE POINT_UNKNOWN EVIDENCE_UNKNOWN and those of a single answer
 */
export function answersOf(
  petition: PetitionState,
  command: SubmitResult,
): { facts: AnswerFacts[]; texts: Record<PointRef, string> } {
  const points = pointsOf(petition);
  const given = requireList(command.answers, 'answers', '逐条答复', { max: 1000 }).map((each, at) =>
    requireRecord(each, `answers[${at}]`, '逐条答复'),
  );
  const refs = given.map(({ point }) => String(point));
  const refuseAt = (found: string[], code: string, message: string) =>
    refuseIf(found.length > 0, code, {
      article: 'opinionContents',
      message,
      detail: { field: 'answers', points: distinct(found) },
    });
  const unknown = refs.filter((ref) => !points.includes(ref));
  // What was typed is not repeated: only how many points are none.
  refuseIf(unknown.length > 0, 'POINT_UNKNOWN', {
    article: 'opinionContents',
    message: '答复了不存在的要点(QS01)。',
    detail: { field: 'answers', count: unknown.length },
  });
  refuseAt(
    refs.filter((ref, at) => refs.indexOf(ref) !== at),
    'POINT_ANSWERED_TWICE',
    '同一要点只能答复一次(QS01)。',
  );
  refuseAt(
    points.filter((point) => !refs.includes(point)),
    'POINT_UNANSWERED',
    '诉求或举报要点须逐条回应(QS01)。',
  );
  const noteIds = petition.notes.map((note) => note.noteId);
  const texts: Record<PointRef, string> = {};
  const facts = points.map((point) => {
    const input = given[refs.indexOf(point)] ?? {};
    const field = `answers[${refs.indexOf(point)}]`;
    const text = requireText(input.text, `${field}.text`, '对要点的答复', { max: TEXT_LIMITS.reply });
    const evidence = requireIds(input.evidence, `${field}.evidence`, '证据');
    refuseIf(
      evidence.some((noteId) => !noteIds.includes(noteId)),
      'EVIDENCE_UNKNOWN',
      {
        article: 'fourCheckpoints',
        message: '所列证据须是本件的办理记录(QS02)。',
        detail: { field: `${field}.evidence`, points: [point] },
      },
    );
    texts[point] = text;
    const word: Word = {
      finding: optionalCode(input.finding, FINDINGS, `${field}.finding`, '查核结论'),
      conclusion: optionalCode(input.conclusion, CONCLUSIONS, `${field}.conclusion`, '处理意见'),
    };
    requireWordFits(petition, word, `${field}`);
    if (word.finding === 'falseAccusation') requireFalseAccusationProcedure(petition, command, field);
    return { point, ...word, evidence, textLength: lengthOf(text) };
  });
  return { facts, texts };
}

/** @rejects FINDING_MISSING CONCLUSION_MISSING ANSWER_KIND_MISMATCH CONCLUSION_NOT_FITTING */
function requireWordFits(petition: PetitionState, { finding, conclusion }: Word, field: string): void {
  const accusation = petition.class === 'accusation';
  refuseIf(accusation ? conclusion !== null : finding !== null, 'ANSWER_KIND_MISMATCH', {
    article: 'findings',
    message: accusation
      ? '举报要点作查核结论,不作处理意见(O-39)。'
      : '查核结论只用于检举控告类,其余各类作处理意见(R-31)。',
    detail: { field },
  });
  refuseIf(accusation && finding === null, 'FINDING_MISSING', {
    article: 'findings',
    message: '每个举报要点各有一个查核结论(O-39)。',
    detail: { field },
  });
  refuseIf(!accusation && conclusion === null, 'CONCLUSION_MISSING', {
    article: 'opinionContents',
    message: '每个诉求各有一个处理意见(R-31)。',
    detail: { field },
  });
  if (conclusion !== null) requireFitting(petition, conclusion, field);
}

function requireFitting(petition: PetitionState, conclusion: Conclusion, field: string): void {
  refuseIf(!conclusionsFor(petition).includes(conclusion), 'CONCLUSION_NOT_FITTING', {
    article: 'appealKinds',
    message: '处理意见与类别不合(R-23、R-31)。',
    detail: { field },
  });
}

// O-40: the special procedure leaves two traces that a rule can see, the instruction on file and the referral.
function requireFalseAccusationProcedure(
  petition: PetitionState,
  command: SubmitResult,
  field: string,
): void {
  const instructed = petition.notes.some((note) => note.kind === 'instruction');
  const referred = requireList(command.measures, 'measures', '处理措施', { max: 50 }).some(
    (measure) => (measure as { measure?: unknown } | null)?.measure === 'referral',
  );
  refuseIf(!instructed || !referred, 'FALSE_ACCUSATION_NEEDS_PROCEDURE', {
    article: 'falseAccusationFinding',
    message: '认定诬告须先有部长批示并移送有权机关(O-40)。',
    detail: { field },
  });
}

/** The finding or conclusion of the whole petition: derived where the points say it (O-39). @rejects CONCLUSION_MISSING */
export function wholeOf(
  petition: PetitionState,
  command: SubmitResult,
  answers: readonly AnswerFacts[],
): Word {
  if (petition.class === 'accusation') {
    const findings = answers.map(({ finding }) => finding).filter((each): each is Finding => each !== null);
    return { finding: findingOf(findings), conclusion: null };
  }
  const stated = optionalCode(command.conclusion, CONCLUSIONS, 'conclusion', '处理意见');
  const single = distinct(answers.map(({ conclusion }) => conclusion));
  const conclusion = stated ?? (single.length === 1 ? (single[0] ?? null) : null);
  if (conclusion === null)
    return refuse('CONCLUSION_MISSING', {
      article: 'opinionContents',
      message: '各要点的处理意见不同,须写明整件的处理意见(R-31)。',
      detail: { field: 'conclusion' },
    });
  requireFitting(petition, conclusion, 'conclusion');
  return { finding: null, conclusion };
}

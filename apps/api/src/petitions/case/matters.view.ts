import { type AnswerFacts, awaitedFollowUps, MEASURES } from '#domain';
import type { OpenedCase } from '#paperwork';
import type { MatterView, NoteView, ResultTextView } from '../case.dto.js';

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

/** 诉求与答复: each point with the answer of the submission in force. */
export function matterViewsOf({ state, texts: opened }: OpenedCase): MatterView[] {
  const answers = new Map<string, AnswerFacts>(
    state.submissions.at(-1)?.answers.map((each) => [each.point, each]) ?? [],
  );
  const answerTexts = record(opened.latest.ResultSubmitted?.['answers']);
  return state.arrival.matters.map((matter) => {
    const words = opened.arrival.matters[String(matter.matterNo)] ?? { summary: '', points: [] };
    return {
      matterNo: matter.matterNo,
      class: matter.class,
      appealKind: matter.appealKind,
      categoryCode: matter.categoryCode,
      purpose: matter.purpose,
      summary: words.summary,
      points: words.points.map((point, index) => {
        const ref = `${matter.matterNo}.${index + 1}`;
        const answer = answers.get(ref);
        return {
          ref,
          text: point,
          answer: answer
            ? {
                finding: answer.finding,
                conclusion: answer.conclusion,
                text: text(answerTexts[ref]),
                evidence: [...answer.evidence],
              }
            : null,
        };
      }),
    };
  });
}

/** 办理记录, youngest last. */
export function noteViewsOf(
  { state, texts: opened }: OpenedCase,
  nameOf: (accountId: string) => string,
): NoteView[] {
  return state.notes.map((note) => {
    const words = opened.notes[note.noteId];
    return {
      noteId: note.noteId,
      kind: note.kind,
      occurredOn: note.occurredOn,
      staffNames: note.staffIds.map(nameOf),
      text: text(words?.['text']),
      evidenceTitle: text(words?.['evidenceTitle']) || null,
    };
  });
}

/** The text of the result in force. */
export function resultViewOf({ state, texts: opened }: OpenedCase): ResultTextView | null {
  const submitted = state.submissions.at(-1);
  if (!submitted) return null;
  const words = record(opened.latest.ResultSubmitted);
  const awaited = awaitedFollowUps(state);
  return {
    submission: submitted.submission,
    request: text(words['request']),
    facts: text(words['facts']),
    opinion: text(words['opinion']),
    basis: text(words['basis']),
    conclusion: submitted.conclusion ?? submitted.finding,
    measures: submitted.measures.map(({ measure, dueOn, completedOn, responsibleId }, at) => ({
      measure,
      zh: MEASURES[measure].zh,
      text: texts(words['measures'])[at] ?? '',
      dueOn,
      completedOn,
      responsibleId,
      awaits: awaited.flatMap(({ measureNo, followUp }) => (measureNo === at + 1 ? [followUp] : [])),
    })),
    legalBases: submitted.legalBases.map(({ source, article }) => ({ source, article })),
  };
}

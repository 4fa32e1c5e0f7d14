import { CONCLUSIONS, FINDINGS } from '#domain/glossary';
import type { CaseView, PointView } from '../../../api';
import { choicesOf } from '../../../shared/labels';
import type { FormContext, Values } from './spec';

/** `1.2` cannot be a key of a form path, `p1_2` can. */
export const pointKey = (ref: string): string => `p${ref.replace('.', '_')}`;

export function pointsOf(petition: CaseView): PointView[] {
  return petition.matters.flatMap((matter) => matter.points);
}

/** What may be concluded of this class (Art. 29, 31, 32; findings for accusations, O-39). */
export function conclusionsOf(petition: CaseView): {
  key: 'finding' | 'conclusion';
  options: { value: string; label: string }[];
} {
  const pick = (codes: readonly (keyof typeof CONCLUSIONS)[]) =>
    codes.map((code) => ({ value: code, label: CONCLUSIONS[code].zh }));
  if (petition.class === 'accusation') return { key: 'finding', options: choicesOf(FINDINGS) };
  if (petition.class === 'suggestion') {
    const replies = ['adopted', 'partlyAdopted', 'notAdopted', 'answered', 'explain'] as const;
    return { key: 'conclusion', options: pick(replies) };
  }
  return petition.appealKind === 'item5'
    ? { key: 'conclusion', options: pick(['dutyPerformed', 'dutyAnswered']) }
    : { key: 'conclusion', options: pick(['support', 'explain', 'notSupport']) };
}

/** The clause of 31(六) that is always cited. */
const usualBases = ({ appealKind }: CaseView) =>
  appealKind === 'item6' ? [{ source: '信访工作条例', article: '第三十二条' }] : [];

/** Starts from the last submission, so that a rework begins with what was there. */
export function resultInitial({ petition, today }: FormContext): Values {
  const last = petition.result;
  return {
    submittedOn: today,
    request:
      last?.request ??
      pointsOf(petition)
        .map((point) => point.text)
        .join('\n'),
    facts: last?.facts ?? '',
    opinion: last?.opinion ?? '',
    basis: last?.basis ?? '',
    conclusion: last?.conclusion ?? undefined,
    answers: Object.fromEntries(
      pointsOf(petition).map((point) => [
        pointKey(point.ref),
        {
          finding: point.answer?.finding ?? undefined,
          conclusion: point.answer?.conclusion ?? undefined,
          evidence: point.answer?.evidence ?? [],
          text: point.answer?.text ?? '',
        },
      ]),
    ),
    measures: (last?.measures ?? []).map(({ measure, text, completedOn, dueOn, responsibleId }) => ({
      measure,
      text,
      completedOn,
      dueOn,
      responsibleId: responsibleId ?? undefined,
    })),
    legalBases: last?.legalBases ?? usualBases(petition),
    litigationChecked: false,
    secrecyMarked: false,
  };
}

export function resultBody(values: Values, { petition }: FormContext): Values {
  const answers = values.answers as Record<string, Values>;
  const { key } = conclusionsOf(petition);
  return {
    ...values,
    answers: pointsOf(petition).map((point) => {
      const answer = answers[pointKey(point.ref)] ?? {};
      return {
        point: point.ref,
        [key]: answer[key],
        evidence: answer.evidence ?? [],
        text: answer.text ?? '',
      };
    }),
    measures: values.measures ?? [],
    legalBases: values.legalBases ?? [],
    litigationChecked: values.litigationChecked === true,
    secrecyMarked: values.secrecyMarked === true,
  };
}

/** Points that have no conclusion or no word yet (QS01). */
export function unanswered(petition: CaseView, values: Values): string[] {
  const answers = (values.answers ?? {}) as Record<string, Values>;
  const { key } = conclusionsOf(petition);
  return pointsOf(petition)
    .filter((point) => {
      const answer = answers[pointKey(point.ref)];
      return !answer?.[key] || !String(answer.text ?? '').trim();
    })
    .map((point) => point.ref);
}

import type { Measure, MeasureFollowUp } from '../glossary/index.js';
import type { PlainDate } from './context.js';
import type { PetitionState } from './state.js';

/** Which measure calls for which paper afterwards (O-20). */
export const CALLS_FOR: Readonly<Partial<Record<Measure, readonly MeasureFollowUp[]>>> = {
  admonition: ['selfReview', 'rectification'],
  reminder: ['rectification'],
};

type FollowUpState = Pick<PetitionState, 'submissions' | 'followUps'>;

/** The day on which that paper of the result in force came in; null while it has not (O-20). @shape measureNo from 1 */
export const followUpReceivedOn = (
  { submissions, followUps }: FollowUpState,
  measureNo: number,
  kind: MeasureFollowUp,
): PlainDate | null => {
  const submission = submissions.at(-1)?.submission;
  const found = followUps.find(
    (each) => each.submission === submission && each.measureNo === measureNo && each.followUp === kind,
  );
  return found?.receivedOn ?? null;
};

/** What reminders and admonitions that were given still call for. @shape measureNo from 1 */
export const awaitedFollowUps = (
  state: FollowUpState,
): { readonly measureNo: number; readonly followUp: MeasureFollowUp }[] =>
  (state.submissions.at(-1)?.measures ?? []).flatMap(({ measure, completedOn }, at) =>
    (completedOn === null ? [] : (CALLS_FOR[measure] ?? []))
      .filter((followUp) => followUpReceivedOn(state, at + 1, followUp) === null)
      .map((followUp) => ({ measureNo: at + 1, followUp })),
  );

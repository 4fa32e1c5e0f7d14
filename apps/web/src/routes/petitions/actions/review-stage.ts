import type { FormContext } from './spec';

/** Asked for a second time in the round it is a recheck; a new round begins with the review. The server decides. */
export function nextStage({ petition: { timeline } }: Pick<FormContext, 'petition'>): 'review' | 'recheck' {
  const begun = timeline.findLastIndex(({ type }) => type === 'PetitionReopened');
  return timeline.slice(begun + 1).some(({ type }) => type === 'ReviewConcluded') ? 'recheck' : 'review';
}

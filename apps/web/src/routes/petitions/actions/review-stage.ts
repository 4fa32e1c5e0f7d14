import type { Offered } from '../../../shared/form/field';
import type { FormContext } from './spec';

/** Asked for a second time in the round it is a recheck; a new round begins with the review. The server decides. */
export function nextStage({ petition: { timeline } }: Pick<FormContext, 'petition'>): 'review' | 'recheck' {
  const begun = timeline.findLastIndex(({ type }) => type === 'PetitionReopened');
  return timeline.slice(begun + 1).some(({ type }) => type === 'ReviewConcluded') ? 'recheck' : 'review';
}

/** 复查 and 复核 as the form offers them: the one whose turn it is not stands greyed, with the reason. */
export function stagesOffered(on: Pick<FormContext, 'petition'>): Offered[] {
  const next = nextStage(on);
  return next === 'review'
    ? [
        { value: 'review', label: '复查' },
        { value: 'recheck', label: '复核(须先有复查意见)', disabled: true },
      ]
    : [
        { value: 'review', label: '复查(已有复查意见)', disabled: true },
        { value: 'recheck', label: '复核' },
      ];
}

const WINDOWS = {
  review: { kind: 'reviewWindow', zh: '复查' },
  recheck: { kind: 'recheckWindow', zh: '复核' },
} as const;

/** Above the form: by when it may be asked for, or that this is over and what becomes of a letter that comes too late (R-40, K-10). */
export function windowNote(on: Pick<FormContext, 'petition' | 'today'>): string {
  const { kind, zh } = WINDOWS[nextStage(on)];
  const clock = on.petition.clocks.findLast((one) => one.kind === kind && !one.stoppedOn);
  if (clock === undefined) return '自收到书面答复之日起 30 日内提出,以邮戳为准;没有送达的,期间还没有起算。';
  const last = clock.legalDue ?? clock.nominalDue;
  if (clock.legalDue === null || on.today <= last)
    return `${zh}请求须不晚于 ${last}${clock.legalDue === null ? '(暂定)' : ''} 提出(自收到书面答复之日起 30 日,以邮戳日为准)。`;
  return `请求${zh}的期间已于 ${last} 届满:邮戳日不晚于这一天的,照邮戳日登记;晚于这一天的不能登记为${zh}请求,来信照常登记并标为重复件。`;
}

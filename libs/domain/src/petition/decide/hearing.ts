import type { OpenHearing, ReportHearing } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { refuse } from './checks/refuse.js';
import { documentIdOf } from './notify.js';
import { requireDay } from './preconditions.js';
import { lastReview } from './review.js';

/**
 * 复核听证 (R-43, K-17): from the notice of the hearing on, the recheck's days do not run. No other stage knows a pause (C4).
 * @rejects SUSPENSION_NOT_APPLICABLE DATE_IN_FUTURE DATE_BEFORE_STEP ID_INVALID
 */
export function openHearing(
  state: PetitionState,
  command: OpenHearing,
  ctx: DecisionContext,
): PetitionEvent[] {
  const review = lastReview(state);
  if (review?.stage !== 'recheck' || review.concluded !== null)
    return refuse('SUSPENSION_NOT_APPLICABLE', {
      article: 'recheckHearing',
      message: '期限暂停只有复核阶段的听证一种,办理、复查阶段不扣听证时间(R-43、C4)。',
      detail: { field: 'type' },
    });
  const from = requireDay(ctx, {
    value: command.from,
    field: 'from',
    zh: '听证通知书发出日',
    notBefore: [{ on: review.receivedOn, zh: '收到请求之日' }],
  });
  return [
    {
      type: 'HearingOpened',
      occurredOn: from,
      article: 'recheckHearing',
      data: { from, documentId: documentIdOf(command.documentId) },
    },
  ];
}

/** 听证报告完成: the days run on from the day after; both ends count as pause (§4.3). @rejects HEARING_NOT_OPEN DATE_BEFORE_STEP */
export function reportHearing(
  state: PetitionState,
  command: ReportHearing,
  ctx: DecisionContext,
): PetitionEvent[] {
  const open = lastReview(state)?.hearings.find(({ to }) => to === null);
  if (open === undefined)
    return refuse('HEARING_NOT_OPEN', {
      article: 'recheckHearing',
      message: '没有进行中的听证(R-43)。',
      detail: { field: 'type' },
    });
  const to = requireDay(ctx, {
    value: command.to,
    field: 'to',
    zh: '听证报告完成日',
    notBefore: [{ on: open.from, zh: '听证通知书发出日' }],
  });
  return [
    {
      type: 'HearingReported',
      occurredOn: to,
      article: 'recheckHearing',
      data: { to, documentId: documentIdOf(command.documentId) },
    },
  ];
}

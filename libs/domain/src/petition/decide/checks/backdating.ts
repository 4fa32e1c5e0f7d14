import { daysBetween } from '../../../calendar.js';
import { BACKDATED_AFTER_DAYS } from '../../../glossary/index.js';
import { refuseIf } from './refuse.js';
import type { DecisionContext, PlainDate } from '../../context.js';

/** 补录: registered later than the office allows after receipt. */
export function isBackdated(receivedOn: PlainDate, ctx: DecisionContext): boolean {
  return daysBetween(receivedOn, ctx.today) > BACKDATED_AFTER_DAYS;
}

/** 补录 without evidence is refused. @rejects BACKDATING_NEEDS_EVIDENCE */
export function requireBackdatingEvidence(backdated: boolean, evidence: string | undefined): void {
  refuseIf(backdated && evidence === undefined, 'BACKDATING_NEEDS_EVIDENCE', {
    article: 'backdated',
    message: `收到日距今天超过${BACKDATED_AFTER_DAYS}日,属补录,须写明凭证(纸质卷号、收文号等)。`,
    detail: { field: 'backdatingEvidence', days: BACKDATED_AFTER_DAYS },
  });
}

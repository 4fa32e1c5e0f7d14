import { dueOf, openClock } from '../../deadlines/index.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionState } from '../state.js';
import { isUnderArticle23Third } from './checks/arrival-consistency.js';

/** From when Article 23's days run: our signing for what was sent to us, otherwise receipt (K-15, R-27). */
export function notifyStart({ arrival }: Pick<PetitionState, 'arrival'>): PlainDate {
  return isUnderArticle23Third(arrival) ? (arrival.signedForOn ?? arrival.receivedOn) : arrival.receivedOn;
}

/**
 * The legal due day of telling the petitioner; null while the calendar of its year is not published (K-21), when
 * nothing can be called late.
 */
export function notifyLegalDue(state: PetitionState, ctx: DecisionContext): PlainDate | null {
  const basis = { policy: ctx.policy, calendar: ctx.calendar };
  return dueOf(openClock('dueNotify', notifyStart(state), basis), ctx.calendar).legalDue;
}

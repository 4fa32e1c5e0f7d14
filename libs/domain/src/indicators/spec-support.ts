import { facts } from '../../../../test/support/indicator-facts.js';
import { computeIndicator } from './index.js';
import type { IndicatorFacts, IndicatorId, IndicatorValue } from './index.js';

export { facts };

/** The period of the specs. */
export const D = { from: '2026-01-01', to: '2026-03-31' };
/** A day within it. */
export const MID = '2026-02-28';

/** The same row several times. */
export const many = (count: number, changes: Partial<IndicatorFacts>): IndicatorFacts[] =>
  Array.from({ length: count }, () => facts(changes));
/** A main clock with its due day and its day of closure. */
export const due = (legalDue: string, closedOn: string | null, more: object = {}) => ({
  main: { kind: 'dueHandle' as const, legalDue, provisional: false, closedOn, endedOn: null, ...more },
});
/** A duty to notify with its due day and the day of the notice. */
export const told = (legalDue: string, fulfilledOn: string | null, more: object = {}) => ({
  notify: {
    legalDue,
    provisional: false,
    fulfilledOn,
    exempt: false,
    unservableOn: null,
    endedOn: null,
    ...more,
  },
});
/** An indicator over the period of the specs. */
export const of = (id: IndicatorId, rows: IndicatorFacts[], asOf = D.to): IndicatorValue =>
  computeIndicator(id, rows, D, asOf);

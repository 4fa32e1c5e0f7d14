import { computeIndicator, NOTHING_ASIDE } from './index.js';
import type { IndicatorFacts, IndicatorId, IndicatorValue } from './index.js';

/** The period of the specs. */
export const D = { from: '2026-01-01', to: '2026-03-31' };
/** A day within it. */
export const MID = '2026-02-28';

/** One row; whatever is not said is harmless. */
export const facts = (changes: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
  petitionId: 'p',
  parentId: null,
  childCount: 0,
  orgId: 1,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0501',
  keyArea: null,
  zone: 'general',
  channel: 'letter',
  origin: 'direct',
  receivedOn: '2026-01-05',
  registeredOn: '2026-01-05',
  visitorCount: null,
  groupVisit: false,
  repeat: false,
  status: 'handling',
  history: false,
  excludedFromStats: false,
  disposition: 'ZB',
  intakeDecision: 'handle',
  left: null,
  caseOpenedOn: null,
  finding: null,
  concludedOn: null,
  closureOn: null,
  notify: null,
  main: null,
  signing: { submittedOn: [], returnedOn: [], firstPassedOn: null },
  satisfaction: null,
  handlerId: null,
  place: null,
  anonymous: false,
  realName: true,
  resultRequired: false,
  repeatOf: null,
  acceptedOn: null,
  contactedOn: null,
  openFrom: null,
  finishedOn: null,
  feedback: null,
  reporterFeedback: null,
  assignedOn: null,
  extensions: [],
  objectedOn: [],
  opinion: null,
  performed: false,
  observedUntil: null,
  ...NOTHING_ASIDE,
  ...changes,
});
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

import { addDays, type IndicatorFacts } from '#domain';
import type { GuardColumns } from './guard-columns.js';

/** A row of `rm.fact`. @shape first_on, last_on: first and last day that any indicator looks at */
export type FactRow = GuardColumns & {
  received_on: string;
  registered_on: string;
  first_on: string;
  last_on: string;
  facts: IndicatorFacts;
};

const FROM_OTHERS: readonly string[] = ['petitionOffice', 'superiorOrgDept'];
/** Open for as long as nobody finishes it. */
const FAR = '9999-12-31';

/** Every day by which a petition may enter the figures of a period. */
const daysOf = (facts: IndicatorFacts): string[] =>
  [
    facts.receivedOn,
    facts.registeredOn,
    facts.caseOpenedOn,
    facts.concludedOn,
    facts.closureOn,
    facts.notify?.legalDue,
    facts.notify?.fulfilledOn,
    facts.main?.legalDue,
    facts.main?.closedOn,
    ...facts.signing.submittedOn,
    ...facts.signing.returnedOn,
    facts.satisfaction?.dueOn,
    facts.satisfaction?.ratedOn,
    facts.acceptedOn,
    facts.contactedOn,
    facts.openFrom,
    facts.finishedOn,
    facts.assignedOn,
    facts.observedUntil,
    facts.feedback?.legalDue,
    facts.reporterFeedback?.legalDue,
    ...facts.leaderCases.flatMap(({ assignedOn, endedOn }) => [assignedOn, endedOn ?? FAR]),
    ...facts.extensions.flatMap(({ askedOn, decidedOn }) => [askedOn, decidedOn]),
    // I-06, I-07 judge what others sent 15 and 30 days after registration.
    FROM_OTHERS.includes(facts.origin) ? addDays(facts.registeredOn, 30) : null,
    // 在办件 are looked at on every day until they are finished.
    facts.openFrom !== null && facts.finishedOn === null && facts.left === null ? FAR : null,
  ].filter((day): day is string => typeof day === 'string');

/** The indicators' row of a petition with what row-level security judges by. */
export function factRowOf(facts: IndicatorFacts, guard: GuardColumns): FactRow {
  const days = daysOf(facts).sort();
  return {
    ...guard,
    received_on: facts.receivedOn,
    registered_on: facts.registeredOn,
    first_on: days[0] ?? facts.receivedOn,
    last_on: days.at(-1) ?? facts.receivedOn,
    facts,
  };
}

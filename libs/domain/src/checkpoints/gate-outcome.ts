import type { CheckCode } from '../glossary/index.js';
import type { Verdict } from '../petition/events.js';

/** What the verdicts of a gate come to (O-45). */
export type GateOutcome = {
  readonly passed: boolean;
  readonly failedHard: CheckCode[];
  /** Only a hint: a sentence by the handler is asked for each. */
  readonly failedSoft: CheckCode[];
  /** Hard checks that wait for a person's word. */
  readonly awaiting: CheckCode[];
  /** Soft checks that nobody has looked at; they hold nothing up. */
  readonly awaitingSoft: CheckCode[];
  /** It passes although it ran over its period: by the statement alone (O-46). */
  readonly overdue: boolean;
};

/**
 * A gate passes exactly when every applicable hard check passed, QE01 or QE08 standing for each other (O-45).
 * @shape nothing applicable at all (imported history) is no pass
 */
export function gateOutcome(verdicts: readonly Verdict[]): GateOutcome {
  const valueOf = (code: CheckCode) => verdicts.find(({ check }) => check === code)?.value;
  const overdue = valueOf('QE01') === 'failed';
  const statement = valueOf('QE08');
  // An overrun stands or falls with its statement: while that is not refused, QE01 itself refuses nothing.
  const leftToStatement = overdue && (statement === 'passed' || statement === 'awaitingPerson');
  const hard = verdicts.filter(({ check, hard: isHard }) => isHard && !(check === 'QE01' && leftToStatement));
  const soft = verdicts.filter(({ hard: isHard }) => !isHard);
  const codes = (from: readonly Verdict[], value: Verdict['value']) =>
    from.filter((verdict) => verdict.value === value).map(({ check }) => check);
  const failedHard = codes(hard, 'failed');
  const awaiting = codes(hard, 'awaitingPerson');
  const judged = verdicts.some(({ value }) => value !== 'notApplicable');
  return {
    passed: judged && failedHard.length === 0 && awaiting.length === 0,
    failedHard,
    failedSoft: codes(soft, 'failed'),
    awaiting,
    awaitingSoft: codes(soft, 'awaitingPerson'),
    overdue,
  };
}

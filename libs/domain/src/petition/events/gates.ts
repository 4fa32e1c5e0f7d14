import type { CheckCode, Role } from '../../glossary/index.js';
import type { AccountId, PlainDate } from '../context.js';
import type { Event } from './event.js';

export type VerdictValue = 'passed' | 'failed' | 'notApplicable' | 'awaitingPerson';

/** O-49: each verdict names the rule, its version, the events that decide it and what is missing. */
export type Verdict = {
  check: CheckCode;
  value: VerdictValue;
  hard: boolean;
  /** Event ids, in order of the stream. */
  decidedBy: string[];
  /** Event types or facts that would be needed; empty when passed. */
  missing: string[];
  /** Row of the applicability matrix when not applicable. */
  matrixRow?: string;
  /** A finding that does not fail the check, e.g. late notice. */
  finding?: string;
};

/** A person's word on a human or assisted check (A/H, H). */
export type CheckSigned = Event<
  'CheckSigned',
  { gate: 'signing' | 'closing'; round: number; check: CheckCode; passed: boolean; examinerId: AccountId },
  { remark?: string }
>;

export type GatePassed = Event<
  'GatePassed',
  {
    gate: 'signing' | 'closing';
    round: number;
    ruleSet: string;
    verdicts: Verdict[];
    examinerId: AccountId;
    /** O-99: who stood in for whom, and why. */
    substitution: { insteadOf: Role; because: 'smallOffice' } | null;
  },
  { softFailureRemarks: Record<string, string> }
>;

/** O-50…O-52; neither stops nor resets any statutory clock. */
export type ReworkOrdered = Event<
  'ReworkOrdered',
  {
    gate: 'signing' | 'closing';
    round: number;
    ruleSet: string;
    failedChecks: CheckCode[];
    verdicts: Verdict[];
    dueOn: PlainDate;
    examinerId: AccountId;
  },
  { reason: string; requiredActions: string[] }
>;

/** 补正: formalities only, the conclusion stands. */
export type CompletionOrdered = Event<
  'CompletionOrdered',
  {
    failedChecks: CheckCode[];
    verdicts: Verdict[];
    ruleSet: string;
    dueOn: PlainDate;
    examinerId: AccountId;
  },
  { requiredActions: string[] }
>;

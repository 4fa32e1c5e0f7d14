import type { Calendar } from '../calendar.js';
import type { CheckCode, CheckKind, Gate } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import type { PlainDate } from '../petition/context.js';
import type { Verdict } from '../petition/events.js';
import type { PetitionState } from '../petition/state.js';

/** What a rule set may know besides the petition. Nothing else enters, so a verdict can be given again (O-49). */
export type JudgeContext = {
  today: PlainDate;
  policy: Policy;
  calendar: Calendar;
};

/** One of the forty checks, as the rule set has it. */
export type CheckRow = {
  readonly kind: CheckKind;
  readonly hard: boolean;
  readonly gates: readonly Gate[];
  /** What is looked at, for a clerk. */
  readonly checked: string;
};

/** A version of the four checkpoints: a folder that is never edited once released (eventstore.md §5.0 no. 17). */
export type RuleSet = {
  readonly version: string;
  readonly checks: Readonly<Record<CheckCode, CheckRow>>;
  /** Chinese for a key of `Verdict.missing`. */
  readonly missingZh: (key: string) => string;
  readonly judge: (state: PetitionState, gate: Gate, ctx: JudgeContext) => Verdict[];
};

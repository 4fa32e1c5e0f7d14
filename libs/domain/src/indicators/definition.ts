import type { Contribution } from './contributions.js';
import type { IndicatorFacts } from './facts.js';
import type { Window } from './windows.js';

/** 口径 of one indicator: what is counted, over what, without what, and how it is told apart from its kin. */
export type IndicatorDefinition = {
  readonly zh: string;
  readonly kind: 'count' | 'rate';
  /** Of a count. */
  readonly unit: string;
  /** record 件 = what was registered · item 事项 = what is handled (children of a split letter). */
  readonly counts: 'record' | 'item';
  readonly numerator: string;
  readonly denominator: string | null;
  readonly cohort: string;
  readonly exclusions: string;
  /** Named where others use the name for another formula. */
  readonly variant: string | null;
  /** Parts that a row adds; of a rate [numerator, denominator] unless `combine` says otherwise. */
  readonly contribution: (row: IndicatorFacts, window: Window) => Contribution;
  readonly combine?: (parts: readonly number[]) => readonly [number, number];
};

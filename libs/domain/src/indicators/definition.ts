import type { Contribution } from './contributions.js';
import type { IndicatorFacts } from './facts.js';
import type { Window } from './windows.js';

/** 口径 of one indicator: what is counted, over what, without what, and how it is told apart from its kin. */
export type IndicatorDefinition = {
  readonly zh: string;
  /** count 件数 · rate 率 · mean 平均 (a sum over a number, both whole). */
  readonly kind: 'count' | 'rate' | 'mean';
  /** Of a count or a mean. */
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

export const BY_RECEIPT = '收到日在期内、asOf 前已登记';
export const BY_DUE = '应完成日(法定届满日,含延期)在期内且不晚于 asOf';
export const NO_HISTORY = '历史件、标明排除统计的';

type Text = Omit<IndicatorDefinition, 'kind' | 'unit' | 'variant'> & { variant?: string };

/** A rate; without a variant its name means one formula everywhere. */
export const rate = (text: Text) =>
  ({ kind: 'rate', unit: '件', variant: null, ...text }) satisfies IndicatorDefinition;

/** A mean: parts are [sum, number]. */
export const mean = (text: Text & { unit: string }) =>
  ({ kind: 'mean', variant: null, ...text }) satisfies IndicatorDefinition;

/** A count of records received in the period, unless it says otherwise. */
export const count = (
  text: Omit<IndicatorDefinition, 'kind' | 'denominator' | 'variant' | 'counts' | 'exclusions' | 'cohort'> &
    Partial<Pick<IndicatorDefinition, 'counts' | 'cohort' | 'exclusions' | 'variant'>>,
) =>
  ({
    kind: 'count',
    denominator: null,
    variant: null,
    counts: 'record',
    cohort: BY_RECEIPT,
    exclusions: '无(登记过的件不得从总量里消失)',
    ...text,
  }) satisfies IndicatorDefinition;

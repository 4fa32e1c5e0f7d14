import type { ArticleKey } from '../articles.js';
import type { Evidence } from '../articles/article.js';
import type { Bound, ParameterUnit } from '../glossary/index.js';

/** 适用的条例: a petition keeps the profile of the day of its registration (§1.15). */
export type LegalProfile = '2005' | '2022';

/** A length of time in days or working days. */
export type DayBudget = { readonly n: number; readonly unit: 'day' | 'workday' };

/** What a parameter may hold. */
export type ParameterValue = number | boolean | string | null | DayBudget;

/** One value for a stretch of time; `from` and `to` are both in. */
export type DatedValue<V> = {
  readonly from: string;
  readonly to: string | null;
  readonly value: V;
  readonly article: ArticleKey | null;
};

/** A period, threshold or switch: dated values, never a number in a rule (architecture §1.1 no. 5). */
export type Parameter<V extends ParameterValue = ParameterValue> = {
  readonly zh: string;
  readonly unit: ParameterUnit;
  readonly bound: Bound;
  readonly evidence: Evidence;
  readonly values: readonly DatedValue<V>[];
  readonly choices?: readonly V[];
};

/**
 * A local value, in force from a day on (到 `to` 为止); among several the nearest organisation's wins, then the latest
 * `from`, then the latest set. @shape no: of the change that set it; distance: 0 = set by the organisation itself
 */
export type ParameterOverride = {
  readonly key: string;
  readonly value: ParameterValue;
  readonly from: string;
  readonly to: string | null;
  readonly no?: number;
  readonly distance?: number;
};

type Head = Pick<Parameter, 'zh' | 'unit' | 'bound' | 'evidence'>;

/** First day of the 2005 regulation: values of our own design are taken to hold from here on. */
export const FIRST_DAY = '2005-05-01';
/** First day of the 2022 regulation. */
export const REGULATION_2022_FROM = '2022-05-01';
/** Last day of the 2005 regulation. */
export const REGULATION_2005_TO = '2022-04-30';

/** A period of ours under both regulations, each with its own article. @unit see `unit` */
export const statutory = <V extends number | null>(
  head: Omit<Head, 'evidence'>,
  under2005: readonly [V, ArticleKey | null],
  under2022: readonly [V, ArticleKey],
): Parameter<V> => ({
  ...head,
  evidence: '核',
  values: [
    { from: FIRST_DAY, to: REGULATION_2005_TO, value: under2005[0], article: under2005[1] },
    { from: REGULATION_2022_FROM, to: null, value: under2022[0], article: under2022[1] },
  ],
});

/** A value of our own design, the same at all times until overridden. */
export const own = <V extends ParameterValue>(
  zh: string,
  unit: ParameterUnit,
  value: V,
  article: ArticleKey | null = null,
): Parameter<V> => ({
  zh,
  unit,
  bound: 'free',
  evidence: '设',
  values: [{ from: FIRST_DAY, to: null, value, article }],
});

/** From memory (忆): to be confirmed by the office. */
export const remembered = <V extends ParameterValue>(
  zh: string,
  unit: ParameterUnit,
  value: V,
  article: ArticleKey | null = null,
): Parameter<V> => ({ ...own(zh, unit, value, article), evidence: '忆' });

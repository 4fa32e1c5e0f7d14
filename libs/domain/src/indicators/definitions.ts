import { BASIC_INDICATORS } from './definitions-basic.js';
import { CASE_INDICATORS, OPEN } from './definitions-cases.js';
import { OUTCOME_INDICATORS } from './definitions-outcome.js';
import type { IndicatorDefinition } from './definition.js';

/** I-01 … I-33 as data and small functions (§3.2). I-26 and I-28 count no petitions: office-indicators.ts. */
export const INDICATORS = {
  ...BASIC_INDICATORS,
  ...OUTCOME_INDICATORS,
  ...CASE_INDICATORS,
} as const satisfies Record<string, IndicatorDefinition>;

/** 指标码. */
export type IndicatorId = keyof typeof INDICATORS;

/** All codes in the order of the table (§3.2). */
export const INDICATOR_IDS = (Object.keys(INDICATORS) as IndicatorId[]).sort((a, b) => (a < b ? -1 : 1));

/** Do the figures of the quarters add up to that of the year? Not where a case counts in each period in which it was open. */
export const addsUpOverPeriods = (id: IndicatorId): boolean => INDICATORS[id].cohort !== OPEN;

import { TARGET_INDICATORS, type TargetIndicator } from '#domain';

/** In this order in every unit, so that one can look down the column. */
export const INDICATOR_ORDER = Object.keys(TARGET_INDICATORS) as TargetIndicator[];

/** A rate, and not a number of things. */
export const isRate = (indicator: TargetIndicator): boolean => TARGET_INDICATORS[indicator].unit === '‰';

/** A target as it is compared: those of rates are set per mille. @unit hundredths of a per cent, or things */
export const targetOf = (indicator: TargetIndicator, value: number): number =>
  isRate(indicator) ? value * 10 : value;

/** A rate with the two places that every other page shows (§3.1): 94.96 % is not yet 95 %. @unit hundredths of a per cent */
export const partOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.floor((numerator * 10_000) / denominator + 0.5);

/** How target and actual are written; `—` where there was nothing to divide by. */
export function shown(indicator: TargetIndicator, value: number | null): string {
  if (value === null) return '—';
  if (!isRate(indicator)) return String(value);
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}%`;
}

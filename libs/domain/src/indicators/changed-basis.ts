import { unitZh } from '../glossary/index.js';
import { PARAMETERS, type Policy } from '../parameters.js';
import type { Period } from './periods.js';

/** Parameters that say what is counted, or when it is due: with another value the same cases give another figure. */
const BASIS = [
  'groupVisitMin',
  'massVisitMin',
  'observationDays',
  'satisfactionDays',
  'notifyDays',
  'internalNotifyDays',
  'handleDays',
  'verificationDays',
  'feedbackDays',
  'reporterFeedbackDays',
] as const;

const valueZh = (key: (typeof BASIS)[number], value: unknown): string => {
  if (value === null || value === undefined) return '不设';
  if (typeof value !== 'object') return `${String(value)}${unitZh(PARAMETERS[key].unit)}`;
  const { n, unit } = value as { n: number; unit: string };
  return `${n}${unitZh(unit)}`;
};

/**
 * 口径变更 (M-15): said where a parameter that a figure is counted by has another value in the period that it is compared
 * with; null where both were counted alike. The value of a period is that of its last day.
 * @example '口径变更:2025-01-01 至 2025-03-31 按集体访人数 5人,本期按 10人;这一比较不是同一口径。'
 */
export function changedBasisNote(
  policyOn: (day: string) => Policy,
  current: Period,
  compared: Period,
): string | null {
  const [now, then] = [policyOn(current.to), policyOn(compared.to)];
  const changed = BASIS.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]));
  if (changed.length === 0) return null;
  const words = changed.map(
    (key) => `${PARAMETERS[key].zh} ${valueZh(key, then[key])},本期按 ${valueZh(key, now[key])}`,
  );
  return `口径变更:${compared.from} 至 ${compared.to} 按${words.join(';')};这一比较不是同一口径。`;
}

import { refuse } from './refuse.js';

/** Longest texts in characters (code points). */
export const TEXT_LIMITS = {
  title: 120,
  content: 20_000,
  summary: 500,
  point: 500,
  name: 60,
  place: 200,
  number: 64,
  reason: 2_000,
  evidence: 500,
  proposal: 4_000,
  reply: 20_000,
} as const;

const length = (text: string): number => [...text].length;
// With the u flag only a lone half of a pair matches (§5.0 no. 4).
const LONE_SURROGATE = /\p{Surrogate}/u;

type Bounds = { max: number; min?: number };

/** A text that must be there. @rejects TEXT_REQUIRED TEXT_TOO_LONG TEXT_TOO_SHORT TEXT_ILL_FORMED */
export function requireText(value: unknown, field: string, zh: string, bounds: Bounds): string {
  if (typeof value !== 'string' || value.trim() === '') {
    return refuse('TEXT_REQUIRED', { message: `${zh}不能为空。`, detail: { field } });
  }
  if (LONE_SURROGATE.test(value) || value.includes('\u0000')) {
    refuse('TEXT_ILL_FORMED', { message: `${zh}含有不能保存的字符。`, detail: { field } });
  }
  const text = value.trim();
  if (length(text) > bounds.max) {
    refuse('TEXT_TOO_LONG', {
      message: `${zh}不得超过${bounds.max}字。`,
      detail: { field, max: bounds.max },
    });
  }
  if (length(text) < (bounds.min ?? 1)) {
    refuse('TEXT_TOO_SHORT', {
      message: `${zh}须写具体,不得少于${bounds.min ?? 1}字。`,
      detail: { field, min: bounds.min ?? 1 },
    });
  }
  return text;
}

/** A text that may be left out; blank counts as left out. @rejects TEXT_TOO_LONG TEXT_TOO_SHORT TEXT_ILL_FORMED TEXT_REQUIRED */
export function optionalText(value: unknown, field: string, zh: string, bounds: Bounds): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.trim() === '') return undefined;
  return requireText(value, field, zh, bounds);
}

/** Only the keys that have a value: what is not known is absent, never empty. */
export function present<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]?: NonNullable<T[K]> };
}

import type { TargetOp } from '../glossary/index.js';

/** One target with what was reached. @shape actual null where the denominator is 0; numbers in one unit, e.g. per mille */
export type ScoredTarget = {
  readonly op: TargetOp;
  readonly target: number;
  readonly actual: number | null;
  readonly weight: number;
};

/** How far a target is reached, 0 to 1. @shape as a fraction of whole numbers, so that nothing is lost to rounding */
export type Reached = { readonly numerator: number; readonly denominator: number };

/** @article O-87: ≥ min(1, 实绩/目标), target 0 counts as reached; ≤ min(1, 目标/实绩), actual 0 in full */
export function reachedOf({ op, target, actual }: ScoredTarget): Reached | null {
  if (actual === null) return null;
  const [numerator, denominator] = op === 'atLeast' ? [actual, target] : [target, actual];
  if (denominator <= 0 || numerator >= denominator) return { numerator: 1, denominator: 1 };
  return { numerator: Math.max(0, numerator), denominator };
}

/**
 * What one target earns of its own weight, before the weight of others is shared out. @shape hundredths of a point, half
 * up; null where there is nothing to divide by
 * @article O-87
 */
export function targetPoints(target: ScoredTarget): number | null {
  const reached = reachedOf(target);
  if (reached === null) return null;
  return Math.floor((target.weight * 100 * reached.numerator) / reached.denominator + 0.5 + 1e-7);
}

/** 年度得分. @shape hundredths of a point (8765 = 87.65), half up */
export type TargetScore = {
  readonly hundredths: number | null;
  readonly counted: number;
  readonly uncounted: number;
};

/**
 * Σ weight × reached on a scale of 100; the weight of targets without a denominator is shared out over the others in
 * proportion; deductions and bonuses apart; at most 100, at least 0.
 * @article O-87
 */
export function targetScore(
  targets: readonly ScoredTarget[],
  more: { bonus: number; deduction: number } = { bonus: 0, deduction: 0 },
): TargetScore {
  const counted = targets.flatMap((target) => {
    const reached = reachedOf(target);
    return reached === null ? [] : [{ weight: target.weight, reached }];
  });
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  const uncounted = targets.length - counted.length;
  if (weights <= 0) return { hundredths: null, counted: counted.length, uncounted };
  const points = counted.reduce(
    (sum, { weight, reached }) => sum + (weight * reached.numerator) / reached.denominator,
    0,
  );
  const raw = (points / weights) * 100 + more.bonus - more.deduction;
  // A tenth of a millionth keeps a half that binary fractions put a hair below itself.
  const hundredths = Math.floor(Math.min(100, Math.max(0, raw)) * 100 + 0.5 + 1e-7);
  return { hundredths, counted: counted.length, uncounted };
}

/** What should have been reached by the end of a quarter of a count that grows over the year; a rate is not divided. */
export function proportionOfYear(target: number, quarter: 1 | 2 | 3 | 4, kind: 'rate' | 'count'): number {
  return kind === 'rate' ? target : Math.ceil((target * quarter) / 4);
}

/** Progress of one target in a quarter (O-86). @shape gap: actual − due, negative when short of ≥ or beyond ≤ */
export type TargetProgress = {
  readonly due: number;
  readonly actual: number | null;
  readonly met: boolean | null;
};

export function progressOf(
  target: ScoredTarget,
  quarter: 1 | 2 | 3 | 4,
  kind: 'rate' | 'count',
): TargetProgress {
  const due = proportionOfYear(target.target, quarter, kind);
  const { actual, op } = target;
  return { due, actual, met: actual === null ? null : op === 'atLeast' ? actual >= due : actual <= due };
}

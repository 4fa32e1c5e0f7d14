import { indicatorDefinition } from './compute.js';
import type { IndicatorValue } from './compute.js';
import { basisPoints, meanDigits, percentDigits, quotient } from './fixed-point.js';

/**
 * 同比 (I-29) or 环比 (I-30): which one it is lies in the figure compared with.
 * @shape value: signed, four decimals of a ratio for counts, of a difference for rates; null where none can be given
 */
export type Change = {
  readonly direction: 'up' | 'down' | 'level' | 'new' | 'unknown';
  readonly value: string | null;
  /** Percentage of a count, percentage points of a rate: the two are never mixed (pitfall 15). */
  readonly measure: 'percent' | 'percentagePoint' | 'unit';
  readonly zh: string;
};

/** How a figure moved against an earlier one of the same indicator. */
export function changeOf(current: IndicatorValue, previous: IndicatorValue): Change {
  const { kind } = indicatorDefinition(current.id);
  if (kind === 'count')
    return changeOfCount(current.numerator, previous.numerator, indicatorDefinition(current.id).unit);
  return kind === 'mean' ? changeOfMean(current, previous) : changeOfRate(current, previous);
}

/** A mean moves by its own unit: 下降 1.20天. */
function changeOfMean(current: IndicatorValue, previous: IndicatorValue): Change {
  const measure = 'unit';
  if (current.value === null || previous.value === null)
    return { direction: 'unknown', value: null, measure, zh: '—' };
  const difference = basisPoints(current.value) - basisPoints(previous.value);
  if (difference === 0n) return { direction: 'level', value: '0.0000', measure, zh: '持平' };
  const value = quotient(Number(difference), 10_000) ?? '0.0000';
  const up = difference > 0n;
  const size = meanDigits(value.replace('-', ''), indicatorDefinition(current.id).unit);
  return { direction: up ? 'up' : 'down', value, measure, zh: `${up ? '上升' : '下降'} ${size}` };
}

/** How a count moved; nothing before is 净增. */
export function changeOfCount(current: number, previous: number, unit: string): Change {
  const measure = 'percent';
  const difference = current - previous;
  if (difference === 0) return { direction: 'level', value: '0.0000', measure, zh: '持平' };
  if (previous === 0) {
    const word = unit === '件次' ? '件' : unit;
    return { direction: 'new', value: null, measure, zh: `净增 ${difference} ${word}` };
  }
  const value = quotient(difference, previous);
  return { ...moved(difference > 0, value ?? '0.0000', '%'), measure };
}

/** How a rate moved, in percentage points. */
export function changeOfRate(
  current: Pick<IndicatorValue, 'value'>,
  previous: Pick<IndicatorValue, 'value'>,
): Change {
  const measure = 'percentagePoint';
  if (current.value === null || previous.value === null)
    return { direction: 'unknown', value: null, measure, zh: '—' };
  const points = basisPoints(current.value) - basisPoints(previous.value);
  if (points === 0n) return { direction: 'level', value: '0.0000', measure, zh: '持平' };
  const value = quotient(Number(points), 10_000) ?? '0.0000';
  return { ...moved(points > 0n, value, ' 个百分点'), measure };
}

function moved(up: boolean, value: string, unit: string): Pick<Change, 'direction' | 'value' | 'zh'> {
  const digits = percentDigits(basisPoints(value)).replace('-', '');
  return { direction: up ? 'up' : 'down', value, zh: `${up ? '上升' : '下降'} ${digits}${unit}` };
}

import { describe, expect, it } from '@jest/globals';
import type { Tally } from '#projections';
import { withoutAccusations } from './written-sources.js';

const sums = (tally: Tally) => ({ current: { tally, whole: true } });

describe('what units wrote down, for readers who may not count accusations (O-71)', () => {
  const named: Tally = {
    'I-01': [50],
    'class:accusation': [2],
    'class:appeal': [40],
    'channel:letter': [50],
    'I-09': [9, 10],
  };
  it('differencing: no total, class, channel or rate beside another tells how many accusations there were', () => {
    const other: Tally = { ...named, 'I-01': [49], 'class:accusation': [1], 'channel:letter': [49] };
    const of = (tally: Tally) => withoutAccusations({ manual: new Map([[3, sums(tally)]]) });
    expect(of(named)).toEqual(of(other));
    expect(of(named).manual?.get(3)?.current?.tally).toEqual({ 'I-01': [48], 'class:appeal': [40] });
  });
  it('the same for last year’s signed figures; what names no accusation stays as it is', () => {
    const source = '某〔2025〕1号';
    expect(withoutAccusations({ historic: { tally: named, source } }).historic?.tally).toEqual({
      'I-01': [48],
      'class:appeal': [40],
    });
    const plain: Tally = { 'I-01': [50], 'channel:letter': [50] };
    expect(withoutAccusations({ historic: { tally: plain, source } }).historic?.tally).toEqual(plain);
    expect(withoutAccusations({ historic: null })).toEqual({});
  });
});

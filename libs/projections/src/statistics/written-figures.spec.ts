import { describe, expect, it } from '@jest/globals';
import type { Tally } from './tally.js';
import { joinedReturns, withWritten } from './written-figures.js';

const total = (number: number): Tally => ({ 'I-01': [number] });
const sums = (current: number, previous: number, lastYear: number) => ({
  current: total(current),
  previous: total(previous),
  lastYear: total(lastYear),
});

describe('what units wrote down beside what the system counted (O-73)', () => {
  it('of a unit that came to the system later, only the periods of its returns are those of the returns', () => {
    const counted = new Map([[3, sums(12, 0, 0)]]);
    const both = withWritten(counted, new Map([[3, { previous: { tally: total(5), whole: true } }]]));
    expect(both.get(3)).toEqual({ current: total(12), previous: total(5), lastYear: total(0) });
  });
  it('stands in place of what was counted where it is of the whole period, beside it where of some of its parts', () => {
    const counted = new Map([[3, sums(4, 4, 4)]]);
    const both = withWritten(
      counted,
      new Map([
        [3, { current: { tally: total(5), whole: true }, lastYear: { tally: total(6), whole: false } }],
      ]),
    );
    expect(both.get(3)).toEqual({ current: total(5), previous: total(4), lastYear: total(10) });
  });
  it('gives a unit that the system does not know its place', () => {
    const both = withWritten(new Map(), new Map([[9, { current: { tally: total(2), whole: true } }]]));
    expect(both.get(9)).toEqual({ current: total(2), previous: {}, lastYear: {} });
  });
  it('adds quarters, but not what counts a case in each quarter in which it was open', () => {
    expect(
      joinedReturns([
        { 'I-01': [3], 'I-09': [1, 2], 'I-25n': [4], 'I-25': [1, 4], 'channel:letter': [3] },
        { 'I-01': [2], 'I-09': [2, 2], 'I-25n': [4], 'I-25b': [1, 4] },
      ]),
    ).toEqual({ 'I-01': [5], 'I-09': [3, 4], 'channel:letter': [3] });
  });
});

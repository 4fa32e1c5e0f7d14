import { describe, expect, it } from '@jest/globals';
import { progressOf } from '#domain';
import { partOf, shown, targetOf } from './target-figures.js';

describe('target and actual of a rate', () => {
  it('are compared by the two places that are shown: 94.96 % does not reach 95 %', () => {
    const target = targetOf('I-09', 950);
    const actual = partOf(245, 258);
    expect([shown('I-09', target), shown('I-09', actual)]).toEqual(['95.00%', '94.96%']);
    expect(progressOf({ op: 'atLeast', target, actual, weight: 40 }, 4, 'rate').met).toBe(false);
  });
  it('say nothing of nothing, and leave numbers of things alone', () => {
    expect(shown('I-09', partOf(0, 0))).toBe('—');
    expect(shown('submitted', targetOf('submitted', 4))).toBe('4');
  });
});

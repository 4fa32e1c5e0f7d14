import { describe, expect, it } from '@jest/globals';
import { answerWith } from './variation.js';
import { VARIATIONS } from './variations/index.js';

describe.each(VARIATIONS)('边界:%s', (_, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (__, [, act, change, expected]) => {
    const answer = answerWith(act, change);
    if (typeof expected === 'string' || typeof answer === 'string') {
      expect(answer).toBe(expected);
      return;
    }
    const { lacks = [], ...parts } = expected;
    expect(answer).toMatchObject(parts);
    const facts = Object.keys((answer.events?.[0] as { data?: object } | undefined)?.data ?? {});
    expect(facts.filter((fact) => lacks.includes(fact))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { petitionerLine } from './petitioner-line';

const line = (representatives: number, over: object = {}) =>
  petitionerLine({
    anonymity: 'realName',
    people: [
      { role: 'petitioner', withheld: false, fields: { name: '罗大成' } },
      ...Array.from({ length: representatives }, () => ({ role: 'representative', fields: {} })),
    ],
    ...over,
  } as never);

describe('who wrote, in the head of a case', () => {
  it('counts the representatives as such: twenty-three may have come (R-09b)', () => {
    expect([line(0), line(5)]).toEqual(['罗大成', '罗大成 及代表 5 人']);
  });

  it('names nobody who is anonymous or withheld', () => {
    expect(line(0, { anonymity: 'anonymous' })).toBe('匿名');
    expect(line(0, { people: [{ role: 'petitioner', withheld: true, fields: {} }] })).toContain('身份不显示');
  });
});

import { describe, expect, it } from '@jest/globals';
import { figureAddress, inWindow, memberAddress, otherMeasure, pageOfFigure } from './figure-address';

const REF = '2026Q3@2026-09-30/org:1+/';

describe('where a figure leads', () => {
  it('petitions to the register, what adds more than one or is no petition to the list of members', () => {
    for (const measure of ['total', 'channel:letter', 'I-09/denominator', 'visit', 'I-24/numerator', 'I-02'])
      expect([measure, figureAddress(REF + measure).startsWith('/petitions?statRef=')]).toEqual([
        measure,
        true,
      ]);
    for (const measure of [
      'information:score',
      'inspection:selfClosed',
      'I-26/numerator',
      'visitPersons',
      'I-24b/denominator',
      'I-12/numerator',
      'returned',
      'check:QS01',
    ])
      expect([measure, figureAddress(REF + measure).startsWith('/statistics/members?ref=')]).toEqual([
        measure,
        true,
      ]);
  });
  it('the same figure a period earlier; nothing where figures came from paper', () => {
    expect(inWindow(`${REF}total`, '2025-07-01..2025-09-30@2025-09-30')).toBe(
      '2025-07-01..2025-09-30@2025-09-30/org:1+/total',
    );
    expect(inWindow(`${REF}total`, null)).toBe('');
    expect(otherMeasure(`${REF}I-24/numerator`, 'I-24b/denominator')).toBe(`${REF}I-24b/denominator`);
  });
  it('and back to the page on which it stands, with its organisation', () => {
    expect(pageOfFigure(`${REF}total`)).toBe('/statistics?period=2026Q3&orgId=1');
    expect(pageOfFigure('2026H1@2026-06-30~registered/org:3/total')).toBe(
      '/statistics?period=2026H1&orgId=3&sub=0&axis=registered',
    );
    expect(pageOfFigure('2026-07-01..2026-09-30@2026-09-01/org:1+/total')).toBe('/statistics?orgId=1');
    expect(pageOfFigure('spoilt')).toBe('/statistics');
  });
  it('an affair to its line in the register, a petition to its page', () => {
    expect(memberAddress({ kind: 'bulletin', id: 'x' })).toBe('/bulletins?tab=items&id=x');
    expect(memberAddress({ kind: 'petition', id: 'y' })).toBe('/petitions/y');
  });
});

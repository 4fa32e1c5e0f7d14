import { describe, expect, it } from '@jest/globals';
import { readIdCard } from './id-card.js';

describe('what an identity number says (GB 11643)', () => {
  it('gives sex and birth date of a number whose check digit is right', () => {
    expect(readIdCard('11010519491231002x')).toEqual({
      valid: true,
      gender: 'female',
      birthOn: '1949-12-31',
    });
  });

  it('says nothing of a wrong check digit, an impossible day or another length', () => {
    expect(readIdCard('110105194912310021')).toEqual({ valid: false });
    expect(readIdCard('110105194902300028')).toEqual({ valid: false });
    expect(readIdCard('11010519491231')).toEqual({ valid: false });
  });
});

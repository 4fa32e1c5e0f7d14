import { describe, expect, it } from '@jest/globals';
import { isCitizenNo, isCreditCode, isPhoneNo } from './identity-numbers.js';

describe('公民身份号码 (GB 11643)', () => {
  // the example of the standard itself
  const EXAMPLE = '11010519491231002X';

  it('accepts the example of the standard, and the older form of fifteen places', () => {
    expect(isCitizenNo(EXAMPLE)).toBe(true);
    expect(isCitizenNo('110105491231002')).toBe(true);
  });

  it('knows each place: no single digit may be another one', () => {
    for (let at = 0; at < 17; at += 1) {
      const other = (Number(EXAMPLE[at]) + 1) % 10;
      expect(isCitizenNo(EXAMPLE.slice(0, at) + String(other) + EXAMPLE.slice(at + 1))).toBe(false);
    }
    for (const check of '0123456789') expect(isCitizenNo(EXAMPLE.slice(0, 17) + check)).toBe(false);
  });

  it.each([
    ['a day that does not exist, rightly summed', '110105194902300025'],
    ['one place more', `${EXAMPLE}1`],
    ['one place before', `1${EXAMPLE}`],
    ['one place less', EXAMPLE.slice(0, 17)],
    ['a small letter', EXAMPLE.toLowerCase()],
    ['letters inside', '1101051949123100AX'],
    ['fifteen places with a day that does not exist', '110105490230002'],
    ['fifteen places with a month that does not exist', '110105491331002'],
    ['fifteen places and something behind', '110105491231002字'],
    ['fifteen places and something before', '字110105491231002'],
    ['fourteen places', '11010549123100'],
    ['nothing', ''],
  ])('refuses %s', (_, value) => {
    expect(isCitizenNo(value)).toBe(false);
  });
});

describe('统一社会信用代码 (GB 32100)', () => {
  // the example of the standard itself
  const EXAMPLE = '91350100M000100Y43';

  it('accepts the example of the standard; each place counts', () => {
    expect(isCreditCode(EXAMPLE)).toBe(true);
    for (let at = 0; at < 18; at += 1) {
      const other = EXAMPLE[at] === '7' ? '8' : '7';
      expect(isCreditCode(EXAMPLE.slice(0, at) + other + EXAMPLE.slice(at + 1))).toBe(false);
    }
  });

  it.each([
    ['a letter that is not used', `I${EXAMPLE.slice(1)}`],
    ['one place more', `${EXAMPLE}0`],
    ['one place before', `0${EXAMPLE}`],
    ['one place less', EXAMPLE.slice(0, 17)],
    ['nothing', ''],
  ])('refuses %s', (_, value) => {
    expect(isCreditCode(value)).toBe(false);
  });

  it('knows a sum that leaves nothing: the check character is 0', () => {
    expect(isCreditCode('0'.repeat(18))).toBe(true);
  });
});

describe('电话号码', () => {
  it.each([
    '13800000000',
    '+8613800000000',
    '8613800000000',
    '037763161234',
    '0377631612',
    '037763161234转1',
    '037763161234转123456',
    '6316123',
    '63161234',
    '4001234567',
    '95598',
    '9512345678',
  ])('accepts %s', (value) => {
    expect(isPhoneNo(value)).toBe(true);
  });

  it.each([
    '12800000000',
    '1380000000',
    '138000000000',
    '+13800000000',
    '037763161',
    '0377631612345',
    '037763161234转',
    '037763161234转1234567',
    '163161234',
    '631612',
    '631612345',
    '400123456',
    '40012345678',
    '9512',
    '95123456789',
    '字13800000000',
    '13800000000字',
    '',
  ])('refuses %s', (value) => {
    expect(isPhoneNo(value)).toBe(false);
  });
});

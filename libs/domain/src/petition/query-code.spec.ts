import { describe, expect, it } from '@jest/globals';
import {
  plainQueryCode,
  QUERY_CODE_ALPHABET,
  QUERY_CODE_RANDOM_LENGTH,
  queryCodeIsWellFormed,
  queryCodeOf,
} from './query-code.js';

const code = queryCodeOf(
  Array.from({ length: QUERY_CODE_RANDOM_LENGTH }, (_, at) => (at * 7 + 3) % QUERY_CODE_ALPHABET.length),
);

describe('a query code 查询码 (§6.2)', () => {
  it('is twenty characters in groups of four, and taken however it was typed', () => {
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{4}$/);
    const wide = code.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', ''), wide])
      expect([typed, queryCodeIsWellFormed(typed), plainQueryCode(typed)]).toEqual([
        typed,
        true,
        code.replaceAll('-', ''),
      ]);
  });
  it('notices one wrong character and two that changed places', () => {
    const plain = plainQueryCode(code);
    for (let at = 0; at < plain.length; at += 1) {
      const other =
        QUERY_CODE_ALPHABET[(QUERY_CODE_ALPHABET.indexOf(plain[at] ?? '') + 1) % QUERY_CODE_ALPHABET.length];
      expect(queryCodeIsWellFormed(plain.slice(0, at) + other + plain.slice(at + 1))).toBe(false);
      const [one, two] = [plain[at], plain[at + 1]];
      if (two !== undefined && one !== two && at + 2 < plain.length)
        expect(queryCodeIsWellFormed(plain.slice(0, at) + two + one + plain.slice(at + 2))).toBe(false);
    }
    for (const wrong of ['', 'TEST', `${code}2`, code.replace(/.$/, '0')])
      expect(queryCodeIsWellFormed(wrong)).toBe(false);
  });
});

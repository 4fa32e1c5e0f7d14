import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createBlindIndexer } from './blind-index.js';
import { gramsOf, queryGramsOf } from './normalise.js';

const { blindIndex, blindTokens, blindQuery } = createBlindIndexer(Buffer.alloc(32, 1));
const other = createBlindIndexer(Buffer.alloc(32, 2));

describe('a blind index', () => {
  it('meets whatever way a thing was written (M-32)', () => {
    expect(blindIndex('p', '+86 138-0013-8000', 'phone')).toBe(blindIndex('p', '13800138000', 'phone'));
    expect(blindIndex('p', '0086 13800138000', 'phone')).toBe(blindIndex('p', '13800138000', 'phone'));
    expect(blindIndex('p', '0377-6315 8600', 'phone')).toBe(blindIndex('p', '037763158600', 'phone'));
    expect(blindIndex('i', ' 41130219800101123x', 'idNumber')).toBe(
      blindIndex('i', '41130219800101123X', 'idNumber'),
    );
    // 十五位旧号与十八位新号
    expect(blindIndex('i', '110105491231002', 'idNumber')).toBe(
      blindIndex('i', '11010519491231002x', 'idNumber'),
    );
    // 繁体、异体与规范字是一个名字;同音不同字不是
    expect(blindIndex('n', '張麗華', 'name')).toBe(blindIndex('n', '张丽华', 'name'));
    expect(blindIndex('n', '趙啓峯', 'name')).toBe(blindIndex('n', '赵启峰', 'name'));
    expect(blindIndex('n', '章丽华', 'name')).not.toBe(blindIndex('n', '张丽华', 'name'));
    expect(blindIndex('n', '张 三', 'name')).toBe(blindIndex('n', '张三', 'name'));
    expect(blindIndex('n', '阿依古丽·买买提', 'name')).toBe(blindIndex('n', '阿依古丽•买买提', 'name'));
  });

  it('differs by value, by purpose and by master key', () => {
    const index = blindIndex('name', '张三', 'name');
    expect(index).toMatch(/^[\w-]{22}$/);
    expect(blindIndex('name', '张四', 'name')).not.toBe(index);
    expect(blindIndex('accused', '张三', 'name')).not.toBe(index);
    expect(other.blindIndex('name', '张三', 'name')).not.toBe(index);
  });

  it('is nothing where nothing is left, so that the nameless never meet', () => {
    expect(blindIndex('phone', '无', 'phone')).toBeNull();
    expect(blindIndex('name', ' · ', 'name')).toBeNull();
  });
});

describe('search tokens', () => {
  it('are the 1- and 2-grams of Chinese and whole words of the rest', () => {
    expect(gramsOf('2026年,AB12拆迁')).toEqual(['2026', '年', 'ab12', '拆', '迁', '拆迁']);
    expect(gramsOf('拆迁,补偿')).toEqual(['拆', '迁', '拆迁', '补', '偿', '补偿']);
    expect(queryGramsOf('拆迁补 款')).toEqual(['拆迁', '迁补', '款']);
    expect(gramsOf('……!?')).toEqual([]);
  });

  it('are short, the same each time, without repeats, and not the text', () => {
    const tokens = blindTokens('某村村村账目');
    expect(tokens).toEqual(blindTokens('某村村村账目'));
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{16}$/);
    expect(other.blindTokens('某村村村账目')).not.toEqual(tokens);
  });

  it('of any piece of a text that was searched for are among those of the text (property)', () => {
    const character = fc.constantFrom(...'村账目拆迁补偿款𠮷氵,。 1A9bé');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), fc.nat(), fc.nat(), (characters, from, length) => {
        // a word is only found whole, so a cut through Latin letters or digits is no search of ours
        const cut = characters.slice(from % 60, (from % 60) + (length % 10));
        const isWord = (c: string | undefined) => c !== undefined && /[1A9bé]/.test(c);
        const start = from % 60;
        if (isWord(characters[start]) && isWord(characters[start - 1])) return;
        if (isWord(cut.at(-1)) && isWord(characters[start + cut.length])) return;
        const stored = new Set(blindTokens(characters.join('')));
        for (const token of blindQuery(cut.join(''))) expect(stored).toContain(token);
      }),
      { numRuns: 500 },
    );
  });

  it('find nothing but what has the words: a search without words asks for nothing', () => {
    expect(blindQuery(' ,,')).toEqual([]);
  });
});

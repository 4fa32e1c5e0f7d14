import { describe, expect, it } from '@jest/globals';
import { cutWords } from './cut-words';

describe('a list that is cut', () => {
  it('says how many it shows, and of how many', () => {
    expect(cutWords(500, 731, '件')).toBe('这里只列出前 500 件,共 731 件。');
  });
  it('says nothing where it is whole', () => {
    expect(cutWords(3, 3, '件')).toBe('');
    expect(cutWords(0, 0, '项')).toBe('');
  });
});

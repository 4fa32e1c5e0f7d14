import { describe, expect, it } from '@jest/globals';
import { nameFrom } from './keep-file';

describe('the name of a file', () => {
  it('is the server’s, in Chinese', () => {
    expect(nameFrom("attachment; filename*=UTF-8''%E5%AD%A3%E6%8A%A5.docx", 'x')).toBe('季报.docx');
    expect(nameFrom(null, '报告.pdf')).toBe('报告.pdf');
  });
});

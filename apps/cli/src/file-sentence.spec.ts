import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { fileSentence } from './file-sentence.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe('a file that the command line cannot write', () => {
  it('is told by its name and what to do, and what is there is not overwritten', () => {
    const own = fileURLToPath(import.meta.url);
    expect(fileSentence(thrownBy(() => writeFileSync(own, '', { flag: 'wx' })))).toBe(
      `${own} 已经存在,没有覆盖;请另取一个名字。`,
    );
    expect(fileSentence(thrownBy(() => writeFileSync('/none/such', '')))).toMatch(/找不到 \/none\/such/);
    expect(fileSentence(thrownBy(() => writeFileSync('/', '')))).toMatch(/是目录/);
    expect(fileSentence(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatch(/磁盘空间已满/);
  });

  it('leaves other faults to be told as they are', () => {
    for (const error of [new Error('x'), null, 'text', { code: 'P0409' }])
      expect(fileSentence(error)).toBeNull();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { stackLines } from './stack-lines.js';

const withStack = (stack: string): Error => Object.assign(new Error('张三的电话'), { stack });

describe('the lines of a stack', () => {
  it('name the sources where the compiled file has a map, and no message', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xinfang-stack-'));
    try {
      const file = join(folder, 'made.js');
      // line 1, column 1 of made.js stands for line 3, column 5 of source.ts
      const map = { version: 3, sources: ['/src/source.ts'], names: [], mappings: 'AAEI' };
      writeFileSync(`${file}.map`, JSON.stringify(map));
      const stack = `Error: 张三的电话\n    at work (${pathToFileURL(file).href}:1:1)\n    at ${file}:1:1\n    at next (node:internal:3:4)`;
      const lines = stackLines(withStack(stack), 2);
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatch(/^ {4}at work \(.*\/src\/source\.ts:3:5\)$/);
      expect(lines[1]).toMatch(/^ {4}at .*\/src\/source\.ts:3:5$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('stay as they are without a map, for packages and for a stack that is none', () => {
    const kept = [
      '    at a (/nowhere/b.js:1:2)',
      '    at c (file:///x/node_modules/d/e.js:5:6)',
      '    at async f',
    ];
    expect(stackLines(withStack(`Error: x\n${kept.join('\n')}`), 20)).toEqual(kept);
    expect(stackLines(withStack('Error: x'), 20)).toEqual([]);
    expect(stackLines(Object.assign(new Error('x'), { stack: undefined }), 20)).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topicClusters } from './topics.js';
import { topicClustersApart } from './topics-apart.js';

const COMPILED = pathToFileURL(join(process.cwd(), 'dist/libs/reports/src/topics-program.js'));
const text = (id: string, words: string) => ({ id, text: words, on: '2026-01-01' });
const texts = [
  text('a', '小区物业违规收取停车费,业主要求退还停车费'),
  text('b', '物业公司乱收停车费,请求退还业主停车费'),
  text('c', '退休教师工龄津贴多年没有补发'),
];
const asked = [
  { likeness: 35, least: 2 },
  { likeness: 99, least: 2 },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(process.cwd(), 'dist', 'topics-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const programOf = (source: string): URL => {
  const file = join(folder, `${source.length}.mjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
};

describe('topics found by a process of their own', () => {
  it('are those that would be found here, for each likeness', async () => {
    const expected = asked.map(({ likeness, least }) => topicClusters(texts, likeness, least));
    expect(expected.map((groups) => groups.length)).toEqual([1, 0]);
    expect(await topicClustersApart({ texts, asked }, COMPILED)).toEqual(expected);
    expect(await topicClustersApart({ texts: [], asked }, COMPILED)).toEqual([[], []]);
  });

  it('knows nothing of this program’s environment', async () => {
    const program = programOf(
      'process.stdin.resume(); process.stdout.write(JSON.stringify(Object.keys(process.env)))',
    );
    process.env['XF_SECRET_OF_THE_TEST'] = 'x';
    const names = await topicClustersApart({ texts, asked }, program);
    expect(names).not.toContain('XF_SECRET_OF_THE_TEST');
  });

  it('is an error where no process can be started, and nothing is left unhandled', async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown): void => void unhandled.push(reason);
    const node = process.execPath;
    process.on('unhandledRejection', hear);
    process.execPath = join(folder, 'no-such-program');
    try {
      await expect(topicClustersApart({ texts, asked }, COMPILED)).rejects.toMatchObject({ code: 'ENOENT' });
      await new Promise((done) => setTimeout(done, 50));
      expect(unhandled).toEqual([]);
    } finally {
      process.execPath = node;
      process.off('unhandledRejection', hear);
    }
  });

  it('is an error where it ends without an answer, also before it has read the question', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => text(String(i), '停车费'.repeat(300)));
    const program = programOf('process.exit(3)');
    await expect(topicClustersApart({ texts: many, asked }, program)).rejects.toThrow('ended with 3');
  });
});

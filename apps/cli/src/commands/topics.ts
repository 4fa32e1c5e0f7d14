import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { topicClusters } from '#reports';
import { type CliCommand, type Invocation, UsageError } from '../command.js';

/** Groups of messages in a file that speak of the same: for looking at, nothing is stored. */
export const topics: CliCommand = {
  name: 'topics',
  usage: 'topics 文件.csv [--likeness 45] [--top 10]',
  zh: '把一个表里的来信按内容归组(列名:id, submitted_at, subject, body),看热点和重复;不写入系统',
  values: ['likeness', 'top'],
  words: 1,
  async run({ words, options, say }) {
    const [file] = words;
    if (file === undefined) throw new UsageError('请写明文件。');
    const [likeness, top] = [positive(options, 'likeness', 45), positive(options, 'top', 10)];
    const rows = parse(await readFile(file, 'utf8'), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
    }) as Record<string, string>[];
    const started = Date.now();
    const texts = rows.map((row, index) => ({
      id: row['id'] ?? String(index + 1),
      text: `${row['subject'] ?? ''}。${row['body'] ?? ''}`.slice(0, 2_000),
      on: (row['submitted_at'] ?? '').slice(0, 10),
    }));
    const clusters = await topicClusters(texts, likeness);
    const joined = clusters.reduce((sum, { members }) => sum + members.length, 0);
    say(
      `${rows.length} 条,${clusters.length} 组共 ${joined} 条,用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。`,
    );
    for (const { words: names, members } of clusters.slice(0, top)) {
      const days = members.map(({ on }) => on).sort();
      say(`  ${members.length} 条  ${names.join('、')}  ${days[0] ?? ''} 至 ${days.at(-1) ?? ''}`);
    }
    return 0;
  },
};

/** @throws UsageError */
function positive(options: Invocation['options'], name: string, otherwise: number): number {
  const value = Number(options[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`--${name} 应为正整数。`);
  return value;
}

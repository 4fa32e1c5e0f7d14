import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TopicCluster, TopicQuestion } from './topics.js';

const PROGRAM = new URL('./topics-program.js', import.meta.url);
const MOST_MS = 10 * 60_000;

/**
 * The groups of the texts for each likeness that is asked for, found by a process of its own at low priority: the dictionary takes 60 MB,
 * which a thread would not give back, and comparing takes seconds in which nobody here would be served. Texts go through a pipe and
 * nowhere else.
 * @shape program: sources that are not compiled have none; then it is done here
 * @rejects when the process ends without an answer
 */
export async function topicClustersApart(
  question: TopicQuestion,
  program: URL = PROGRAM,
): Promise<TopicCluster[][]> {
  if (!existsSync(program)) {
    const { topicClusters } = await import('./topics.js');
    return question.asked.map(({ likeness, least }) => topicClusters(question.texts, likeness, least));
  }
  const child = spawn(process.execPath, [fileURLToPath(program)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: AbortSignal.timeout(MOST_MS),
  });
  // an early end of the process is told by its code
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(question));
  const answer: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => answer.push(chunk));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`comparing topics ended with ${code ?? 'a signal'}`)),
    );
  });
  return JSON.parse(Buffer.concat(answer).toString()) as TopicCluster[][];
}

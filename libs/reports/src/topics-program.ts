import { setPriority } from 'node:os';
import { type TopicQuestion, topicClusters } from './topics.js';

// What `topicClustersApart` starts: one question on standard input, its answer on standard output.
setPriority(10);
const read: Buffer[] = [];
for await (const chunk of process.stdin) read.push(chunk as Buffer);
const { texts, asked } = JSON.parse(Buffer.concat(read).toString()) as TopicQuestion;
process.stdout.write(
  JSON.stringify(asked.map(({ likeness, least }) => topicClusters(texts, likeness, least))),
);

import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { type TopicQuestion, topicClusters } from './topics.js';

// What `topicClustersApart` starts: one question on standard input, its answer on standard output.
setPriority(10);
const { texts, asked } = JSON.parse(await text(process.stdin)) as TopicQuestion;
process.stdout.write(
  JSON.stringify(asked.map(({ likeness, least }) => topicClusters(texts, likeness, least))),
);

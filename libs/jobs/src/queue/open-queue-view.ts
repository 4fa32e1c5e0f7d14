import { createPostgresBackend, Queue, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { DatabaseConfig } from '#platform';
import { QUEUE_NAME } from './bell.js';
import { openQueuePool } from './postgres-queue.js';
import { REDIS_PREFIX } from './redis-queue.js';

/** The queue as an operator looks at it; nothing is worked on through it. */
export type QueueView = { readonly queue: Queue; close(): Promise<void> };

/** Opens a look at the queue, wherever it lives; its jobs carry their schedule's name and no data (no. 26). */
export function openQueueView(redisUrl: string | null, config: DatabaseConfig): QueueView {
  if (redisUrl === null) {
    const pool = openQueuePool(config);
    pool.on('error', () => undefined);
    const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
    const queue = new PostgresQueue(QUEUE_NAME, { connection: pool });
    return viewOf(queue as unknown as Queue, () => pool.end());
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  return viewOf(new Queue(QUEUE_NAME, { connection: redis, prefix: REDIS_PREFIX }), async () => {
    redis.disconnect();
  });
}

function viewOf(queue: Queue, end: () => Promise<void>): QueueView {
  queue.on('error', () => undefined);
  return {
    queue,
    close: async () => {
      await queue.close().catch(() => undefined);
      await end();
    },
  };
}

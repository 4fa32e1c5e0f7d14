import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type OpenBell, type Processor, QUEUE_NAME } from './bell.js';
import { KEEP, workerOptions } from './worker-options.js';

/** Before every key of ours in Redis. */
export const REDIS_PREFIX = 'xinfang';

/** Queue and worker on Redis. */
export async function openRedisBell(url: string, stalledMs: number, process: Processor): Promise<OpenBell> {
  const connect = (): Redis => {
    // No limit of retries: BullMQ wants it so, and an outage may last.
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    return redis;
  };
  const [asking, working] = [connect(), connect()];
  const queue = new Queue(QUEUE_NAME, {
    connection: asking,
    prefix: REDIS_PREFIX,
    defaultJobOptions: KEEP,
  });
  const worker = new Worker(QUEUE_NAME, process, {
    connection: working,
    prefix: REDIS_PREFIX,
    ...workerOptions(stalledMs),
  });
  return {
    queue,
    worker,
    end: async () => {
      asking.disconnect();
      working.disconnect();
    },
  };
}

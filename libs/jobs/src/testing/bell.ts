/** The queue seen from outside, without a worker, for specs. */
import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { DatabaseConfig } from '#platform';
import { QUEUE_NAME } from '../queue/bell.js';
import { openQueuePool } from '../queue/postgres-queue.js';
import { REDIS_PREFIX } from '../queue/redis-queue.js';

export type Bell = {
  ring(name: string): Promise<void>;
  isScheduled(name: string): Promise<boolean>;
  /** A worker that does its work on the next job and is killed before it can answer for it. */
  workAndDie(work: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
};

export function openBell(redisUrl: string | null, config: DatabaseConfig): Bell {
  return redisUrl === null ? onPostgres(config) : onRedis(redisUrl);
}

function onPostgres(config: DatabaseConfig): Bell {
  const pool = openQueuePool(config);
  const queue = new (withBackend(createPostgresBackend).Queue)(QUEUE_NAME, { connection: pool });
  queue.on('error', () => undefined);
  return {
    ring: async (name) => void (await queue.add(name, {})),
    isScheduled: async (name) => (await queue.getJobScheduler(name)) !== undefined,
    workAndDie: (work) =>
      dying(work, (process) => {
        const { Worker: OnPostgres } = withBackend(createPostgresBackend);
        return new OnPostgres(QUEUE_NAME, process, { connection: pool, ...SHORT });
      }),
    close: async () => {
      await queue.close();
      await pool.end();
    },
  };
}

function onRedis(url: string): Bell {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  const queue = new Queue(QUEUE_NAME, { connection: redis, prefix: REDIS_PREFIX });
  queue.on('error', () => undefined);
  return {
    ring: async (name) => void (await queue.add(name, {})),
    isScheduled: async (name) => (await queue.getJobScheduler(name)) !== undefined,
    workAndDie: (work) =>
      dying(
        work,
        (process) => new Worker(QUEUE_NAME, process, { connection: redis, prefix: REDIS_PREFIX, ...SHORT }),
      ),
    close: async () => {
      await queue.close();
      redis.disconnect();
    },
  };
}

const SHORT = { lockDuration: 800, skipLockRenewal: true, skipStalledCheck: true };

type Killable = { close(force: boolean): Promise<void>; on(event: 'error', listener: () => void): unknown };

async function dying(
  work: () => Promise<unknown>,
  open: (process: () => Promise<unknown>) => Killable,
): Promise<void> {
  let worked: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    worked = resolve;
  });
  const worker = open(async () => {
    await work();
    worked();
    return new Promise(() => undefined);
  });
  worker.on('error', () => undefined);
  await done;
  await worker.close(true);
}

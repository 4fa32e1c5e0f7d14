import { createPostgresBackend, createRedisBackend, type IQueueBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { DatabaseConfig, Log } from '#platform';
import { openQueuePool } from './postgres-queue.js';

/** A job that comes round: its name is its schedule's. */
export type RecurringJob = {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
};

/** Where the queue lives: PostgreSQL unless there is a Redis. */
export type QueuePlace = {
  readonly redisUrl: string | null;
  readonly config: DatabaseConfig;
  readonly log: Log;
  /** How often jobs of killed workers are looked for. */
  readonly stalledMs: number;
};

/** The queue of one process: it rings, and knows nothing that the database does not know. */
export type JobQueue = {
  /** Puts back the schedules that are missing; rejects while the queue cannot be reached. */
  ensureSchedules(): Promise<void>;
  /** Lets the job in hand end, for at most that long. */
  close(withinMs: number): Promise<void>;
};

/** One queue for all recurring work: few queues, one pool (architecture §4). */
export const QUEUE_NAME = 'background';
/** Before every key of ours in Redis. */
export const REDIS_PREFIX = 'xinfang';
/** A queue that does not answer by then is away. */
const ANSWER_MS = 3_000;

const LATE_MS = 5_000;
/** A killed worker's job is free again after that; living ones renew it. */
const LOCK_MS = 15_000;

// Alarm bells are worth nothing once they have rung.
const KEEP = { removeOnComplete: { count: 20 }, removeOnFail: { count: 50 } };

type Listening = { on(event: 'error', listener: (error: Error) => void): unknown };
type QueueLike = Listening & {
  getJobScheduler(id: string): Promise<{ every?: number; next?: number } | undefined>;
  upsertJobScheduler(id: string, repeat: { every: number }, template: { name: string }): Promise<unknown>;
  close(): Promise<void>;
};
type WorkerLike = Listening & { close(force?: boolean): Promise<void> };
type Opened = { queue: QueueLike; worker: WorkerLike; end(): Promise<void> };
type Processor = (job: { name: string }) => Promise<unknown>;

/** Opens queue and worker on their backend; nothing waits for the backend to be there. */
export function openJobQueue(jobs: readonly RecurringJob[], place: QueuePlace): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const process: Processor = async ({ name }) => {
    await byName.get(name)?.run();
  };
  const { queue, worker, end } =
    place.redisUrl === null ? onPostgres(place, process) : onRedis(place, place.redisUrl, process);
  const complain = quietly(place.log);
  queue.on('error', complain);
  worker.on('error', complain);
  return {
    ensureSchedules: () =>
      within(
        ANSWER_MS,
        (async () => {
          for (const { name, everyMs } of jobs) {
            const known = await queue.getJobScheduler(name);
            // A schedule whose next round lies well behind us has lost its thread.
            const late = (known?.next ?? 0) < Date.now() - 2 * everyMs - LATE_MS;
            if (known?.every !== everyMs || late)
              await queue.upsertJobScheduler(name, { every: everyMs }, { name });
          }
        })(),
      ),
    close: async (withinMs) => {
      await within(withinMs, worker.close()).catch(() =>
        within(1_000, worker.close(true)).catch(() => undefined),
      );
      await within(1_000, queue.close()).catch(() => undefined);
      await within(1_000, end()).catch(() => undefined);
    },
  };
}

const workerOptions = ({ stalledMs }: QueuePlace) => ({
  concurrency: 1,
  lockDuration: LOCK_MS,
  stalledInterval: stalledMs,
  // Repeating does no harm, giving up would end the schedule.
  maxStalledCount: 1_000,
  ...KEEP,
});

function onPostgres(place: QueuePlace, process: Processor): Opened {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const pool = openQueuePool(place.config);
  // The pool replaces a lost idle connection; without a listener the loss would end the process.
  pool.on('error', () => undefined);
  const queue = new Queue(QUEUE_NAME, { connection: pool, defaultJobOptions: KEEP });
  const worker = new Worker(QUEUE_NAME, process, { connection: pool, ...workerOptions(place) });
  return { queue: queue as QueueLike, worker, end: () => pool.end() };
}

function onRedis(place: QueuePlace, url: string, process: Processor): Opened {
  const { Queue, Worker } = withBackend<IQueueBackend, Redis>(createRedisBackend as never);
  const connect = (): Redis => {
    // No limit of retries: BullMQ wants it so, and an outage may last.
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    return redis;
  };
  const asking = connect();
  const working = connect();
  const queue = new Queue(QUEUE_NAME, {
    connection: asking,
    prefix: REDIS_PREFIX,
    defaultJobOptions: KEEP,
  } as never);
  const worker = new Worker(QUEUE_NAME, process, {
    connection: working,
    prefix: REDIS_PREFIX,
    ...workerOptions(place),
  });
  return {
    queue: queue as QueueLike,
    worker,
    end: async () => {
      asking.disconnect();
      working.disconnect();
    },
  };
}

/** One line for an outage, not one for each attempt. */
function quietly(log: Log): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 60_000) return;
    last = Date.now();
    log.warn({ err: error }, 'the queue reports an error; reminders do not depend on it');
  };
}

/** @rejects Error when the promise is not settled in time; it goes on unheard */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  promise.catch(() => undefined);
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the queue does not answer')), milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

import type pg from 'pg';
import type { DatabaseConfig, Log } from '#platform';

/** One queue for all recurring work: few queues, one pool (architecture §4). */
export const QUEUE_NAME = 'background';

/** Where the queue lives: PostgreSQL unless there is a Redis. */
export type QueuePlace = {
  readonly redisUrl: string | null;
  readonly config: DatabaseConfig;
  /** Makes BullMQ's tables; the workers' role has no such right. */
  readonly owner: pg.Pool;
  readonly log: Log;
  /** How often jobs of killed workers are looked for. */
  readonly stalledMs: number;
};

type Listening = { on(event: 'error', listener: (error: Error) => void): unknown };

/** What both backends have in common, as far as we use it. */
export type OpenBell = {
  readonly queue: Listening & {
    getJobScheduler(id: string): Promise<{ every?: number; next?: number } | undefined>;
    upsertJobScheduler(id: string, repeat: { every: number }, template: { name: string }): Promise<unknown>;
    close(): Promise<void>;
  };
  readonly worker: Listening & {
    run(): Promise<void>;
    waitUntilReady(): Promise<unknown>;
    close(force?: boolean): Promise<void>;
  };
  end(): Promise<void>;
};

/** What a worker does with a job. */
export type Processor = (job: { name: string }) => Promise<unknown>;

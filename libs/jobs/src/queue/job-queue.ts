import { isNotConnectionError } from 'bullmq';
import type { Log } from '#platform';
import type { OpenBell, Processor, QueuePlace } from './bell.js';
import { openPostgresBell } from './postgres-queue.js';
import { openRedisBell } from './redis-queue.js';
import { within } from './within.js';

/** A job that comes round: its name is its schedule's. */
export type RecurringJob = {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
};

/** The queue of one process: it rings, and knows nothing that the database does not know. */
export type JobQueue = {
  /** Opens what is not open, puts back schedules that are missing; rejects while the queue cannot be reached. */
  keep(): Promise<void>;
  /** Lets the job in hand end, for at most that long. */
  close(withinMs: number): Promise<void>;
};

/** A queue that does not answer by then is away. */
const ANSWER_MS = 3_000;
const LATE_MS = 5_000;
/** More than two machines' clocks differ. */
const AHEAD_MS = 600_000;

/** A queue that may be away, emptied or dropped at any time, and is opened anew when it is back. */
export function openJobQueue(jobs: readonly RecurringJob[], place: QueuePlace): JobQueue {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const process: Processor = async ({ name }) => byName.get(name)?.run();
  const complain = quietly(place.log);
  let bell: OpenBell | null = null;
  let closed = false;

  const discard = (): void => {
    const old = bell;
    bell = null;
    if (old) void closeBell(old, 0);
  };
  const open = async (): Promise<OpenBell> => {
    const { redisUrl } = place;
    const opened = await (redisUrl === null
      ? openPostgresBell(place, process)
      : openRedisBell(redisUrl, place.stalledMs, process));
    opened.queue.on('error', complain);
    opened.worker.on('error', (error) => {
      complain(error);
      // After such an error BullMQ asks again without a pause: it must not, and the next sweep opens another.
      if (bell === opened && isNotConnectionError(error)) discard();
    });
    bell = opened;
    try {
      await within(ANSWER_MS, opened.worker.waitUntilReady());
    } catch (error) {
      discard();
      throw error;
    }
    opened.worker.run().catch(complain);
    return opened;
  };
  return {
    keep: async () => {
      if (closed) return;
      const { queue } = bell ?? (await open());
      await within(ANSWER_MS, ensureSchedules(queue, jobs)).catch((error: unknown) => {
        discard();
        throw error;
      });
    },
    close: async (withinMs) => {
      closed = true;
      const old = bell;
      bell = null;
      if (old) await closeBell(old, withinMs);
    },
  };
}

async function ensureSchedules(queue: OpenBell['queue'], jobs: readonly RecurringJob[]): Promise<void> {
  for (const { name, everyMs } of jobs) {
    const known = await queue.getJobScheduler(name);
    // A schedule whose next round lies well behind us has lost its thread; one that lies far ahead was made before the
    // machine's clock was set back.
    const next = (known?.next ?? 0) - Date.now();
    const lost = next < -(2 * everyMs + LATE_MS) || next > everyMs + AHEAD_MS;
    if (known?.every !== everyMs || lost) await queue.upsertJobScheduler(name, { every: everyMs }, { name });
  }
}

async function closeBell({ worker, queue, end }: OpenBell, withinMs: number): Promise<void> {
  const inVain = (): undefined => undefined;
  await within(Math.max(withinMs, 50), worker.close(withinMs === 0)).catch(inVain);
  await within(1_000, queue.close()).catch(inVain);
  await within(1_000, end()).catch(inVain);
}

/** One line for an outage, not one for each attempt. */
function quietly(log: Log): (error: Error) => void {
  let last = -Infinity;
  return (error) => {
    if (performance.now() - last < 60_000) return;
    last = performance.now();
    log.warn({ err: error }, 'the queue reports an error; reminders do not depend on it');
  };
}

/** A killed worker's job is free again after that; living ones renew it. */
const LOCK_MS = 15_000;
const RETRY_MS = 2_000;

/** Alarm bells are worth nothing once they have rung. */
export const KEEP = { removeOnComplete: { count: 20 }, removeOnFail: { count: 50 } };

/** What workers of both backends are made with; they run when their backend is known to be ready. */
export const workerOptions = (stalledMs: number) => ({
  autorun: false,
  concurrency: 1,
  lockDuration: LOCK_MS,
  runRetryDelay: RETRY_MS,
  stalledInterval: stalledMs,
  // Repeating does no harm, giving up would end the schedule.
  maxStalledCount: 1_000,
  ...KEEP,
});

import type { Log } from '#platform';

/** Work beside the queue: the bell only wakes it, so that no reminder waits for it. */
export type Beside = { ring(): void; settle(): Promise<void> };

/** One worker of this process, that sleeps until it is rung; a ring while it works is lost, the next one is not far. */
export function beside(
  what: string,
  work: () => Promise<void>,
  { log, stopping }: { log: Log; stopping: () => boolean },
): Beside {
  let working: Promise<void> | null = null;
  return {
    ring: () => {
      if (stopping()) return;
      working ??= work()
        .catch((error: unknown) => log.error({ err: error }, `${what} stand still`))
        .finally(() => {
          working = null;
        });
    },
    settle: async () => {
      await working;
    },
  };
}

import { type RunWorkParts, workOnRuns } from '#paperwork';

/** Works on runs of papers beside the queue: the bell only wakes it, so that no reminder waits for a stack of papers. */
export type PaperRunner = { ring(): void; settle(): Promise<void> };

/** One worker of this process, that sleeps until it is rung. */
export function paperRunner(parts: RunWorkParts, stopping: () => boolean): PaperRunner {
  let working: Promise<void> | null = null;
  return {
    ring: () => {
      if (stopping()) return;
      working ??= workOnRuns(parts, stopping)
        .catch((error: unknown) => parts.log.error({ err: error }, 'the runs of papers stand still'))
        .finally(() => {
          working = null;
        });
    },
    settle: async () => {
      await working;
    },
  };
}

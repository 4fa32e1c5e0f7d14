import { CaseworkRefused } from '#casework';
import { Rejected } from '#domain';
import { perform } from './perform.js';
import type { Stage } from './stage.js';
import { type Sitting, sittingsOf } from './plan.js';
import type { Step } from './step.js';

/** A step that the rules refused; the rest of its petition is left out. */
export type Refusal = { readonly story: string; readonly step: string; readonly code: string };

/** How the run goes. */
export type RunOptions = {
  /** Petitions worked on side by side. */
  readonly atOnce: number;
  /** Aborted: what has been begun is finished, and nothing else is begun. */
  readonly until?: AbortSignal;
  onSitting?(done: number, total: number): void;
};

/**
 * Carries out a plan in the order of its days, several petitions side by side and each petition one step after the
 * other; so numbers follow the order of receipt, but for neighbours. A refusal ends its own petition only; anything
 * else (a lost database) ends the run, and the next start goes on.
 */
export async function runPlan(
  plan: readonly Step[],
  stage: Stage,
  { atOnce, until, onSitting }: RunOptions,
): Promise<Refusal[]> {
  const sittings = sittingsOf(plan);
  const refusals: Refusal[] = [];
  const givenUp = new Set<string>();
  const before = new Map<string, Promise<void>>();
  let done = 0;
  let next = 0;
  let broken = false;
  const sit = async ({ steps }: Sitting): Promise<void> => {
    for (const step of steps) {
      if (givenUp.has(step.story)) continue;
      try {
        await perform(step, stage);
      } catch (error) {
        if (!(error instanceof Rejected) && !(error instanceof CaseworkRefused)) throw error;
        givenUp.add(step.story);
        refusals.push({ story: step.story, step: step.name, code: error.code });
      }
    }
    done += steps.length;
    onSitting?.(done, plan.length);
  };
  const lane = async (): Promise<void> => {
    for (let sitting = sittings[next++]; sitting !== undefined; sitting = sittings[next++]) {
      if (broken || until?.aborted) return;
      const mine = sitting;
      const turn = (before.get(mine.petition) ?? Promise.resolve()).then(() => sit(mine));
      before.set(mine.petition, turn);
      try {
        await turn;
      } catch (error) {
        broken = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected');
  if (failed) throw failed.reason;
  return refusals;
}

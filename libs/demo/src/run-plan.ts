import { CaseworkRefused } from '#casework';
import { Rejected } from '#domain';
import { daysOf } from './plan.js';
import { perform, type Stage } from './perform.js';
import type { Step } from './step.js';

/** A step that the rules refused; the rest of its petition is left out. */
export type Refusal = { readonly story: string; readonly step: string; readonly code: string };

/** How the run goes on the terminal. */
export type RunOptions = {
  /** Petitions worked on side by side within a day. */
  readonly atOnce: number;
  onDay?(done: number, total: number): void;
};

/**
 * Carries out a plan day by day, so that numbers follow the order of receipt; within a day petitions go side by side.
 * A refusal ends its own petition only; anything else (a lost database) ends the run, and the next start goes on.
 */
export async function runPlan(
  plan: readonly Step[],
  stage: Stage,
  { atOnce, onDay }: RunOptions,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  const given = new Set<string>();
  let done = 0;
  const follow = async (steps: readonly Step[]): Promise<void> => {
    for (const step of steps) {
      if (given.has(step.story)) continue;
      try {
        await perform(step, stage);
      } catch (error) {
        if (!(error instanceof Rejected) && !(error instanceof CaseworkRefused)) throw error;
        given.add(step.story);
        refusals.push({ story: step.story, step: step.name, code: error.code });
      }
    }
  };
  for (const day of daysOf(plan)) {
    await inLanes(day, atOnce, follow);
    done += day.reduce((sum, steps) => sum + steps.length, 0);
    onDay?.(done, plan.length);
  }
  return refusals;
}

async function inLanes<T>(work: readonly T[], lanes: number, go: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = work[next++]; item !== undefined; item = work[next++]) await go(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, work.length) }, lane));
}

import { lifeOf } from './life/compose.js';
import type { Era } from './life/timeline.js';
import { byDay, type Step } from './step.js';
import type { Story } from './story.js';

/** All steps of all petitions, in the order in which they happened. */
export const planOf = (stories: readonly Story[], era: Era): Step[] =>
  stories.flatMap((story) => lifeOf(story, era)).sort(byDay);

/** What happens to one petition on one day. */
export type Sitting = { readonly petition: string; readonly steps: readonly Step[] };

/** Children of a split petition follow their parent. */
const rootOf = ({ story }: Step): string => story.split('#')[0] ?? story;

const opens = ({ steps }: Sitting): number => (steps[0]?.name === 'register' ? 0 : 1);

/** The plan by day and petition; what arrives on a day is numbered before anything else is done on it. */
export function sittingsOf(plan: readonly Step[]): Sitting[] {
  const sittings: Sitting[] = [];
  let at = 0;
  while (at < plan.length) {
    const day = plan[at]?.day;
    const ofDay = new Map<string, Step[]>();
    for (let step = plan[at]; step !== undefined && step.day === day; step = plan[++at])
      ofDay.set(rootOf(step), [...(ofDay.get(rootOf(step)) ?? []), step]);
    const sorted = [...ofDay].map(([petition, steps]) => ({ petition, steps }));
    sittings.push(...sorted.sort((a, b) => opens(a) - opens(b)));
  }
  return sittings;
}

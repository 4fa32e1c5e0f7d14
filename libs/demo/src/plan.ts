import type { Era } from './life/timeline.js';
import { lifeOf } from './life/compose.js';
import { byDay, type Step } from './step.js';
import type { Story } from './story.js';

/** All steps of all petitions, in the order in which they happened. */
export const planOf = (stories: readonly Story[], era: Era): Step[] =>
  stories.flatMap((story) => lifeOf(story, era)).sort(byDay);

/** Steps of one day by petition: within a petition one after the other, petitions side by side. */
export function daysOf(plan: readonly Step[]): Step[][][] {
  const days: Step[][][] = [];
  let day = '';
  let lines = new Map<string, Step[]>();
  const flush = () => {
    if (lines.size > 0) days.push([...lines.values()]);
    lines = new Map();
  };
  for (const step of plan) {
    if (step.day !== day) flush();
    day = step.day;
    // Children of a split petition follow their parent.
    const [root = step.story] = step.story.split('#');
    lines.set(root, [...(lines.get(root) ?? []), step]);
  }
  flush();
  return days.map((groups) => groups.map((steps) => steps));
}

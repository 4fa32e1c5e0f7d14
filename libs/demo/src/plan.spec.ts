import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '#domain';
import { demonstrationStories, LAST_STORY } from './demonstration-stories.js';
import { planOf } from './plan.js';
import { runPlan } from './run-plan.js';
import { PaperDesk, paperStage } from './spec-support.js';

const play = async (today: string) => {
  const desk = new PaperDesk();
  const stories = [...demonstrationStories(), LAST_STORY];
  const plan = planOf(stories, { today, calendar: CHINA_CALENDAR });
  const refusals = await runPlan(plan, paperStage(desk, today), { atOnce: 1 });
  return { desk, stories, plan, refusals };
};

describe('the plan on paper', () => {
  // A usual day, a Sunday, the middle and the first day after long holidays, the turn of the year, an unpublished year.
  it.each(['2026-11-23', '2026-11-22', '2026-02-19', '2026-02-24', '2026-10-08', '2026-01-02', '2027-03-10'])(
    'is refused nowhere when today is %s',
    async (today) => {
      const { refusals, desk, stories } = await play(today);
      if (process.env['SHOW'])
        console.log(
          refusals.length,
          desk.commands,
          JSON.stringify(refusals.slice(0, 30)),
          Object.entries(
            [...desk.states.values()].reduce<Record<string, number>>(
              (c, s) => ({ ...c, [s.status]: (c[s.status] ?? 0) + 1 }),
              {},
            ),
          ),
        );
      expect(refusals).toEqual([]);
      expect(desk.states.size).toBeGreaterThanOrEqual(stories.length);
    },
    30_000,
  );
});

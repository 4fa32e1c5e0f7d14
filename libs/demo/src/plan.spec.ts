import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type PetitionStatus } from '#domain';
import { demonstrationStories, LAST_STORY } from './demonstration-stories.js';
import { planOf, sittingsOf } from './plan.js';
import { runPlan } from './run-plan.js';
import { PaperDesk, paperStage } from './spec-support.js';

const play = async (today: string, generated?: number) => {
  const desk = new PaperDesk();
  const stories = [...demonstrationStories(generated === undefined ? {} : { generated }), LAST_STORY];
  const plan = planOf(stories, { today, calendar: CHINA_CALENDAR });
  const refusals = await runPlan(plan, paperStage(desk, today), { atOnce: 1 });
  return { desk, stories, plan, refusals };
};

/** Where something is to be seen on the first day. */
const SHOWN: readonly PetitionStatus[] = [
  'registered',
  'objectionPending',
  'returnedToSender',
  'triaged',
  'notAccepted',
  'reportedUp',
  'passedDown',
  'assignedDown',
  'reportSubmitted',
  'merged',
  'split',
  'accepted',
  'handling',
  'resultSubmitted',
  'rework',
  'issued',
  'unservable',
  'closingReview',
  'completion',
  'closed',
  'withdrawn',
  'archived',
];

describe('the plan, played on paper', () => {
  // A usual day, the middle of Spring Festival, the first day after it, a year without a published calendar.
  it.each(['2026-11-23', '2026-02-19', '2026-02-24', '2027-03-10'])(
    'is refused nowhere, and has something in every state, when today is %s',
    async (today) => {
      const { refusals, desk, stories } = await play(today, 40);
      expect(refusals).toEqual([]);
      // two children of the split letter
      expect(desk.states.size).toBe(stories.length + 2);
      const statuses = new Set([...desk.states.values()].map(({ status }) => status));
      expect(SHOWN.filter((status) => !statuses.has(status))).toEqual([]);
    },
    60_000,
  );

  it('gives no 档号 twice (§6.5)', async () => {
    const codes: string[] = [];
    class Archive extends PaperDesk {
      override execute(...given: Parameters<PaperDesk['execute']>) {
        const [, input] = given;
        if (input.type === 'archive') codes.push(String(input['archivalCode']));
        return super.execute(...given);
      }
    }
    const today = '2026-11-22';
    const plan = planOf(demonstrationStories(), { today, calendar: CHINA_CALENDAR });
    await runPlan(plan, paperStage(new Archive(), today), { atOnce: 1 });
    expect(codes.length).toBeGreaterThan(20);
    expect(new Set(codes).size).toBe(codes.length);
  }, 60_000);

  it('writes nothing after today, and nothing on a day of rest', () => {
    const today = '2026-11-22';
    const plan = planOf(demonstrationStories(), { today, calendar: CHINA_CALENDAR });
    const days = [...new Set(plan.map(({ day }) => day))];
    expect(days.every((day) => day <= today)).toBe(true);
    // a Sunday, and the days of the National Day holiday
    for (const rest of ['2026-11-22', '2026-11-15', '2026-10-01', '2026-10-07'])
      expect(days).not.toContain(rest);
    // 调休上班日
    expect(days).toContain('2026-10-10');
  });

  it('is the same every time, and each step has a name of its own', () => {
    const era = { today: '2026-11-23', calendar: CHINA_CALENDAR };
    const plain = () => planOf(demonstrationStories(), era).map((step) => ({ ...step, command: undefined }));
    const plan = plain();
    expect(plain()).toEqual(plan);
    expect(new Set(plan.map(({ story, name }) => `${story}/${name}`)).size).toBe(plan.length);
  });

  it('keeps a petition in order and numbers what arrives on a day first', () => {
    const plan = planOf(demonstrationStories({ generated: 60 }), {
      today: '2026-11-23',
      calendar: CHINA_CALENDAR,
    });
    const sittings = sittingsOf(plan);
    expect(sittings.flatMap(({ steps }) => steps)).toHaveLength(plan.length);
    const seen = new Map<string, number>();
    for (const { steps } of sittings)
      for (const { story, no } of steps) {
        expect(no).toBeGreaterThan(seen.get(story) ?? -1);
        seen.set(story, no);
      }
  });
});

describe('what the screens are to show', () => {
  it('rises in elections in the last quarter, and goes worst in 桐岭县', () => {
    const stories = demonstrationStories();
    const elections = stories.filter(({ matters }) => /^040[13]/.test(matters[0]?.category ?? ''));
    const inDays = (from: number, to: number) =>
      elections.filter(({ received }) => typeof received === 'number' && received >= from && received < to)
        .length;
    expect(inDays(0, 92)).toBeGreaterThan(2 * inDays(92, 184));
    const late = (org: string) =>
      stories.filter((each) => each.org === org && each.life.overdue !== undefined).length;
    for (const org of ['zhaochuan', 'pinggao', 'baiting', 'yuntuan', 'linting'])
      expect(late('tongling')).toBeGreaterThan(2 * late(org));
  });
});

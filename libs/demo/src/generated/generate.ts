import type { Channel } from '#domain';
import { organisationOf, type OrgKey } from '../city.js';
import { type Random, randomOf } from '../random.js';
import type { LifeStory, Rework, Story } from '../story.js';
import { ACCUSATION_TEMPLATES } from './accusations.js';
import { APPEAL_TEMPLATES } from './appeals.js';
import { OTHER_TEMPLATES } from './others.js';
import type { Drawn, Template } from './template.js';
import { wordsOf } from './words.js';

const TEMPLATES: readonly Template[] = [...APPEAL_TEMPLATES, ...ACCUSATION_TEMPLATES, ...OTHER_TEMPLATES];

/** How many come from where; one county has more than its share. */
const SHARES: readonly (readonly [OrgKey, number])[] = [
  ['city', 34],
  ['tongling', 20],
  ['zhaochuan', 11],
  ['pinggao', 10],
  ['baiting', 9],
  ['yuntuan', 9],
  ['linting', 7],
];

const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['letter', 33],
  ['online', 24],
  ['phone', 20],
  ['visit', 16],
  ['sms', 4],
  ['fax', 3],
];

/** How carefully an office works. @shape probabilities */
type Habits = { lateNotice: number; overdue: number; rework: number; unhappy: number };
const USUAL: Habits = { lateNotice: 0.02, overdue: 0.03, rework: 0.1, unhappy: 0 };
/** 桐岭县: the one that the city should look at. */
const WORSE: Habits = { lateNotice: 0.2, overdue: 0.22, rework: 0.3, unhappy: 0.35 };

const EIGHTEEN_MONTHS = 545;
/** Village elections are under way: of what came in the last quarter so much is about them. */
const RISING = ['villageElection', 'bribedVotes'];
const RISING_SHARE = 0.13;
const QUARTER_DAYS = 92;
const NEWEST = 3;

const REWORKS: readonly Rework[] = [
  { flaw: 'remedy', reason: '意见书没有写明复查途径、机关和期限。', actions: ['补写复查机关和30日期限'] },
  {
    flaw: 'evidence',
    reason: '结论没有列明证据,不能支持所认定的事实。',
    actions: ['逐条列明证据', '补附材料复印件'],
  },
  { flaw: 'measures', reason: '结论与处理措施不相对应。', actions: ['补写处理措施、责任人和完成时限'] },
];

const OVERDUE = '承办人员变动,材料移交迟缓,未在期限内申请延期,致使超期报出结果。';
const LATE = '登记后未及时分流,告知书迟于规定期限发出,已对经办人提醒。';

function rising(at: number, total: number): boolean {
  return at < Math.round(total * RISING_SHARE);
}

function templateFor(org: OrgKey, isRising: boolean, random: Random): Template {
  const fitting = TEMPLATES.filter(
    ({ name, at }) =>
      (at === 'both' || (at === 'city') === (org === 'city')) && (!isRising || RISING.includes(name)),
  );
  return random.weighted(fitting.map((template) => [template, template.weight] as const));
}

function lifeFor(drawn: Drawn, habits: Habits, random: Random): LifeStory {
  const { life, matter } = drawn;
  const quick = life.disposition === 'DF' || life.road !== 'handle';
  const late = random.chance(habits.lateNotice) && life.road === 'handle';
  const item6 = matter.class === 'appeal';
  const fits = REWORKS.filter(({ flaw }) => item6 || (flaw !== 'remedy' && flaw !== 'evidence'));
  const overdue = !quick && random.chance(habits.overdue);
  const rework = !quick && random.chance(habits.rework) ? [random.pick(fits)] : [];
  return {
    ...life,
    ...(late ? { noticeAfter: random.between(17, 24), lateNotice: LATE } : {}),
    ...(overdue ? { overdue: OVERDUE, handleDays: random.between(64, 82) } : {}),
    ...(rework.length > 0 ? { rework } : {}),
    ...(life.rating !== undefined && random.chance(habits.unhappy)
      ? { rating: 'dissatisfied' as const }
      : {}),
  };
}

/** One of them. @shape at 0 … total − 1 */
export function storyAt(at: number, total: number): Story {
  const key = `g${String(at).padStart(3, '0')}`;
  const random = randomOf(`generated/${key}`);
  const isRising = rising(at, total);
  const drawnOrg = random.weighted(SHARES);
  const org = isRising && drawnOrg === 'city' ? 'tongling' : drawnOrg;
  const template = templateFor(org, isRising, random);
  const words = wordsOf(organisationOf(org), random);
  const drawn = template.write(words, random);
  const anonymous = random.chance(template.anonymous ?? 0);
  const channel = random.weighted(CHANNELS);
  const handled = drawn.life.road === 'handle' && drawn.matter.class !== 'suggestion';
  return {
    key,
    org,
    received: random.between(NEWEST, isRising ? QUARTER_DAYS : EIGHTEEN_MONTHS),
    channel,
    ...(anonymous ? { anonymity: 'anonymous' } : { petitioners: [words.person] }),
    ...(channel === 'visit'
      ? {
          visitorCount: random.weighted([
            [1, 6],
            [2, 3],
            [4, 1],
            [7, 1],
          ] as const),
        }
      : {}),
    title: drawn.title,
    content: drawn.content,
    place: `${words.place}${words.town}`,
    matters: [drawn.matter],
    ...(drawn.accused === undefined ? {} : { accused: drawn.accused }),
    ...(drawn.notes === undefined ? {} : { notes: withoutTalk(drawn, anonymous) }),
    ...(drawn.result === undefined ? {} : { result: drawn.result }),
    life: handled ? lifeFor(drawn, org === 'tongling' ? WORSE : USUAL, random) : drawn.life,
    ...drawn.change,
  };
}

/** Nobody can be heard who did not sign. */
const withoutTalk = ({ notes = [] }: Drawn, anonymous: boolean) =>
  anonymous ? notes.filter(([kind]) => kind !== 'statement') : notes;

/** Petitions drawn from templates: the same number gives the same petitions, on every machine and every day. */
export const generatedStories = (count: number): Story[] =>
  Array.from({ length: count }, (_, at) => storyAt(at, count));

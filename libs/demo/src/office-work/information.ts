import type { OrgKey, Seat } from '../city.js';
import type { Act } from './act.js';

type Input = ReturnType<Act['input']>;
const act = (
  [category, key]: readonly [string, string],
  [daysAgo, org, seat]: readonly [number, OrgKey, Seat],
  input: Input | Act['input'],
): Act => ({
  category,
  key,
  daysAgo,
  org,
  seat,
  input: typeof input === 'function' ? input : () => input,
});

const ITEMS: readonly (readonly [
  key: string,
  org: OrgKey,
  daysAgo: number,
  type: string,
  outlook: string,
  title: string,
  adopted: string,
])[] = [
  ['hj', 'city', 20, 'trend', 'emerging', '村“两委”换届前后反映增多的几个苗头', 'city province'],
  ['lf', 'city', 45, 'analysis', 'trending', '老干部“两费”拖欠的成因和对策', 'city'],
  ['kl', 'zhaochuan', 18, 'experience', 'forward', '换届期间信访工作“快速通道”', 'city'],
  ['dy', 'pinggao', 33, 'suggestion', 'forward', '规范发展党员公示期反映的受理', ''],
  ['zf', 'baiting', 60, 'trend', 'trending', '反映基层干部作风问题的新特点', 'county'],
  ['jj', 'yuntuan', 12, 'urgent', 'emerging', '企业改制职工集中反映社保接续', 'city'],
];

const bulletinsOf = ([key, org, at, itemType, outlook, title, adopted]: (typeof ITEMS)[number]): Act[] => {
  const id = ['bulletin', `info-${key}`] as const;
  const seat: Seat = org === 'city' ? 'reception' : 'organisation';
  return [
    act(id, [at, org, seat], {
      type: 'draft',
      itemType,
      outlook,
      title,
      body: `${title}。近期来信来访中有所反映,主要集中在三个方面:一是政策知晓不够;二是办理时限把握不严;三是答复说理不足。建议加强研判,提前介入。`,
    }),
    act(id, [at - 1, org, 'windowHead'], {
      type: 'checkDesensitised',
      passed: true,
      note: '已逐句核过,无信访人身份和点名。',
    }),
    act(id, [at - 1, org, 'windowHead'], { type: 'submit', level: 'city', to: '市委组织部' }),
    ...adopted
      .split(' ')
      .filter((level) => level !== '')
      .map((level, n) =>
        act(id, [Math.max(1, at - 6 - n), org, 'windowHead'], {
          type: 'recordAdoption',
          level,
          channel: level === 'province' ? '省《组工信访》' : '《组工信息》',
        }),
      ),
  ];
};

/** Information work: items of several units, some adopted, one unit silent; an issue, contact points, a question. */
export const INFORMATION_ACTS: readonly Act[] = [
  ...ITEMS.flatMap(bulletinsOf),
  act(['bulletin', 'info-draft'], [1, 'city', 'reception'], {
    type: 'draft',
    itemType: 'analysis',
    title: '本季来信来访情况和特点(征求意见)',
    body: '本季来信来访总量平稳,重复信访有所下降,涉及待遇落实的仍占三成。',
  }),
  act(['special-issue', 'issue-1'], [10, 'city', 'reception'], ({ affair }) => ({
    type: 'publish',
    title: '《组工信息》组工信访专期',
    itemIds: [affair('bulletin', 'info-hj'), affair('bulletin', 'info-lf')],
  })),
  act(['contact-point', 'point-1'], [300, 'city', 'reception'], {
    type: 'openPoint',
    title: '城关街道党工委',
    reporter: '谷雨生',
    phone: '0000-7000001',
  }),
  act(['contact-point', 'point-1'], [25, 'city', 'reception'], {
    type: 'recordContribution',
    subject: '换届谈话中的几种顾虑',
  }),
  act(['contact-point', 'point-2'], [300, 'city', 'reception'], {
    type: 'openPoint',
    title: '市直机关工委',
    reporter: '夏至和',
    phone: '0000-7000002',
  }),
  act(['topic-request', 'topic-1'], [20, 'city', 'windowHead'], ({ cast, day }) => ({
    type: 'ask',
    title: '换届信访动态',
    detail: '各地换届来信的数量、反映的主要问题和处置情况。',
    askedOf: [cast.org('zhaochuan'), cast.org('pinggao'), cast.org('tongling')],
    dueOn: day(6),
  })),
  act(['topic-request', 'topic-1'], [9, 'zhaochuan', 'windowHead'], {
    type: 'reply',
    reply: '本县换届以来收到三件,均在五个工作日内查结,未发现拉票贿选。',
  }),
  act(['assistance', 'help-1'], [30, 'city', 'windowHead'], ({ cast }) => ({
    type: 'propose',
    targetOrgId: cast.org('tongling'),
    title: '连续两季信息报送末位',
  })),
  act(['assistance', 'help-1'], [28, 'city', 'deputy'], ({ cast }) => ({
    type: 'confirm',
    helperId: cast.account('city', 'reception'),
    actions: '跟班学习一周,选题、改稿各帮一次。',
  })),
];

import type { Act } from './act.js';

/** 答复公开 and 排除统计: one answer put up in time, one still to be put up, one case left out by mistake and put back. */
export const MARK_ACTS: readonly Act[] = [
  {
    key: 'publish-1',
    category: 'publication',
    daysAgo: 205,
    org: 'city',
    seat: 'windowHead',
    about: 'jy01',
    input: ({ petition, day }) => ({
      type: 'decidePublication',
      petitionId: petition('jy01'),
      dueOn: day(190),
      title: '农村实用人才“田间学堂”积分制的采纳情况',
    }),
  },
  {
    key: 'publish-1',
    category: 'publication',
    daysAgo: 195,
    org: 'city',
    seat: 'windowHead',
    about: 'jy01',
    input: () => ({ type: 'publishAnswer', place: '市党建网建议答复栏' }),
  },
  {
    key: 'publish-2',
    category: 'publication',
    daysAgo: 20,
    org: 'city',
    seat: 'windowHead',
    about: 'qt01',
    input: ({ petition, day }) => ({
      type: 'decidePublication',
      petitionId: petition('qt01'),
      dueOn: day(10),
      title: '事业单位招聘面试考官回避的规定',
    }),
  },
  {
    key: 'exclude-1',
    category: 'stat-exclusion',
    daysAgo: 100,
    org: 'city',
    seat: 'windowHead',
    about: 'qt01',
    input: ({ petition }) => ({
      type: 'setExclusion',
      petitionId: petition('qt01'),
      title: '疑为上线前的演练件,待核',
    }),
  },
  {
    key: 'exclude-1',
    category: 'stat-exclusion',
    daysAgo: 98,
    org: 'city',
    seat: 'windowHead',
    about: 'qt01',
    input: () => ({ type: 'liftExclusion', reason: '核实为正式来件,恢复统计' }),
  },
];

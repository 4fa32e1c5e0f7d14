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

const OFFICERS: readonly Seat[] = ['reception', 'supervision', 'organisation', 'veterans'];
const COUNTIES: readonly Exclude<OrgKey, 'city'>[] = ['zhaochuan', 'pinggao', 'baiting', 'tongling'];

/** A roster from three days ago to five days ahead; the last two of the coming week are left open. */
const ROSTER = Array.from({ length: 9 }, (_, at) => 3 - at).flatMap((ago) =>
  (['day', 'night'] as const).map((shift, n) =>
    act(
      ['duty-shift', `duty-${ago}-${shift}`],
      [Math.max(4, ago), 'city', 'windowHead'],
      ({ cast, day }) => ({
        type: 'plan',
        on: day(ago),
        shift,
        officerId: cast.account('city', OFFICERS[(ago + 8 + n) % OFFICERS.length] ?? 'reception'),
        ...(ago === -4 && shift === 'night'
          ? {}
          : { leaderId: cast.account('city', n === 0 ? 'deputy' : 'leader') }),
        phone: '0000-12380',
      }),
    ),
  ),
);

/** The zero reports of a week; two counties did not report yesterday. */
const ZERO_REPORTS = [6, 5, 4, 3, 2, 1].flatMap((ago) =>
  (['city', 'zhaochuan', 'pinggao', 'baiting', 'tongling', 'yuntuan', 'linting'] as const)
    .filter((org) => ago > 1 || (org !== 'pinggao' && org !== 'tongling'))
    .map((org) =>
      act(
        ['sensitive-period', 'period-1'],
        [ago, org, org === 'city' ? 'reception' : 'windowHead'],
        ({ day }) => ({ type: 'fileZeroReport', for: day(ago), count: 0, note: '无。' }),
      ),
    ),
);

const TARGETS = COUNTIES.flatMap((county) =>
  (
    [
      ['I-09', 950, 40],
      ['I-08', 980, 30],
      ['submitted', 4, 15],
      ['I-28', 200, 15],
    ] as const
  ).map(([indicator, value, weight]) =>
    act(['annual-target', `target-${county}-${indicator}`], [200, 'city', 'windowHead'], ({ cast, day }) => ({
      type: 'setTarget',
      year: Number(day(0).slice(0, 4)),
      targetOrgId: cast.org(county),
      indicator,
      op: 'atLeast',
      value,
      weight,
      document: '宛组通〔年度〕第3号 信访工作目标管理办法',
    })),
  ),
);

/** 考核办法 of the year (§3.3): what is scored by figures, and what by hand. */
const SCHEME = (
  [
    ['adoption', { title: '信息采用', rule: 'rate', indicator: 'I-26', points: 40 }],
    ['repeats', { title: '重复信访治理', rule: 'each', indicator: 'I-05', points: 10, per: 1 }],
    ['board', { title: '部务会专题研究', rule: 'manual', points: 50 }],
  ] as const
).map(([key, item]) =>
  act(['score-item', `score-${key}`], [200, 'city', 'windowHead'], ({ day }) => ({
    type: 'setItem',
    year: Number(day(0).slice(0, 4)),
    document: '宛组通〔年度〕第4号 信访工作考核计分办法',
    ...item,
  })),
);

const CASES = COUNTIES.flatMap((county, at) =>
  [0, 1].flatMap((n) => {
    const id = ['self-opened-case', `case-${county}-${n}`] as const;
    const opened = 75 - at * 4 - n * 6;
    return [
      act(id, [opened - 2, county, 'windowHead'], ({ day }) => ({
        type: 'fileOpening',
        title: `信查〔${day(opened).slice(0, 4)}〕${n + 1}号`,
        openedOn: day(opened),
        ...(n === 0 && at === 0 ? { keyArea: 'grassrootsElection' } : {}),
      })),
      act(id, [opened - 45, county, 'windowHead'], ({ day }) => ({
        type: 'fileClosing',
        closedOn: day(opened - 44),
        finding: n === 0 ? 'substantiated' : 'unsubstantiated',
        summary: '按方案查核,谈话四人,结论有据。',
      })),
    ];
  }),
);

/** Duty, incidents, a sensitive period, targets, accountability, self-opened cases, lent files. */
export const DUTY_AND_TARGET_ACTS: readonly Act[] = [
  ...ROSTER,
  act(['incident', 'incident-1'], [16, 'city', 'reception'], ({ cast, moment }) => ({
    type: 'learn',
    learntFrom: 'petitionOffice',
    learntAt: moment(16, '09:05'),
    happenedAt: moment(17, '15:20'),
    targetOrgId: cast.org('pinggao'),
    title: '莲塘镇多人到镇政府反映换届问题',
    place: '平皋县莲塘镇政府',
    summary: '约二十人,情绪平稳,两小时后离开。',
  })),
  act(['incident', 'incident-1'], [16, 'city', 'windowHead'], ({ moment }) => ({
    type: 'matchReport',
    reported: true,
    discoveredAt: moment(17, '15:30'),
    reportedAt: moment(17, '16:42'),
    note: '县里有报告,但超过时限。',
  })),
  act(['incident', 'incident-2'], [8, 'city', 'reception'], ({ cast, moment }) => ({
    type: 'learn',
    learntFrom: 'media',
    learntAt: moment(8, '08:50'),
    happenedAt: moment(9, '10:00'),
    targetOrgId: cast.org('baiting'),
    title: '网传柳渡镇选举现场争执',
    place: '白汀县柳渡镇',
    summary: '短视频播放量不大,现场已平息。',
  })),
  act(['incident', 'incident-2'], [8, 'city', 'windowHead'], {
    type: 'matchReport',
    reported: false,
    note: '查无报告。',
  }),
  act(['sensitive-period', 'period-1'], [35, 'city', 'windowHead'], ({ day }) => ({
    type: 'setPeriod',
    title: '村(社区)“两委”换届',
    from: day(30),
    to: day(-40),
    source: '市委办换届工作方案',
    categories: ['04'],
    zeroReport: true,
    zeroReportBy: '17:00',
    ladder: true,
    fastLane: true,
  })),
  ...ZERO_REPORTS,
  ...TARGETS,
  ...SCHEME,
  act(['annual-target', 'target-tongling-submitted'], [40, 'city', 'windowHead'], ({ day }) => ({
    type: 'orderRectification',
    quarter: 3,
    measure: '每月至少报送一条,选题报市里审。',
    dueOn: day(-20),
  })),
  act(['accountability', 'measure-1'], [14, 'city', 'windowHead'], ({ cast }) => ({
    type: 'take',
    targetOrgId: cast.org('pinggao'),
    measure: 'deduct',
    title: '紧急信息迟报一起',
    basis: '市信访工作目标管理办法',
    approverId: cast.account('city', 'leader'),
    onPaper: true,
    points: 2,
  })),
  ...CASES,
  act(['self-opened-case', 'case-zhaochuan-0'], [20, 'city', 'examiner'], {
    type: 'inspectCase',
    conclusion: 'completion',
    problems: '两份谈话笔录缺第二人签名。',
  }),
  act(['self-opened-case', 'case-zhaochuan-0'], [12, 'zhaochuan', 'windowHead'], {
    type: 'answerInspection',
    answer: '已补签并重新装订。',
  }),
  act(['self-opened-case', 'case-pinggao-0'], [18, 'city', 'examiner'], {
    type: 'inspectCase',
    conclusion: 'qualified',
    problems: '无',
  }),
  {
    ...act(['borrowing', 'borrow-1'], [14, 'city', 'windowHead'], ({ cast, petition }) => ({
      type: 'lend',
      petitionId: petition('qt14'),
      title: '工龄认定卷',
      borrowerId: cast.account('city', 'supervision'),
      purpose: '核对档案材料',
      approverId: cast.account('city', 'windowHead'),
    })),
    about: 'qt14',
  },
  {
    ...act(['handover', 'handover-1'], [3, 'city', 'windowHead'], ({ cast, petition }) => ({
      type: 'list',
      fromId: cast.account('city', 'supervision'),
      toId: cast.account('city', 'organisation'),
      supervisorId: cast.account('city', 'windowHead'),
      reason: '移交人下月赴省里跟班两个月',
      petitionIds: [petition('qt14')],
      clocks: '一件临近期限,已告知接收人。',
      fileCount: 1,
      lentOutCount: 1,
      things: '无',
    })),
    about: 'qt14',
  },
  {
    ...act(['handover', 'handover-1'], [2, 'city', 'supervision'], {
      type: 'sign',
      note: '材料已逐页清点。',
    }),
    about: 'qt14',
  },
];

import type { Seat } from '../city.js';
import type { Act, ActContext } from './act.js';

type Input = ReturnType<Act['input']>;
const of =
  (key: string, about?: string) =>
  (daysAgo: number, seat: Seat, input: Input | ((at: ActContext) => Input)): Act => ({
    key,
    category: 'supervision',
    daysAgo,
    org: 'city',
    seat,
    ...(about === undefined ? {} : { about }),
    input: typeof input === 'function' ? input : () => input,
  });

const overdue = of('sup-overdue', 'qt14');
const instructed = of('sup-instructed', 'qt10');
const rework = of('sup-rework', 'qt12');
const county = of('sup-county');
const ended = of('sup-ended');
const awaiting = of('sup-awaiting');
const open = (cause: string, title: string, more: Input | object = {}): Input => ({
  type: 'openSupervision',
  cause,
  title,
  ...more,
});

/** Supervisions in every stage: instructed only, opened, in a second round, answered late, written off. */
export const SUPERVISION_ACTS: readonly Act[] = [
  // 拖延: two rounds, overdue now
  overdue(24, 'windowHead', ({ petition }) =>
    open('SUP-05', '工龄认定一事久拖不办', {
      petitionId: petition('qt14'),
      basis: '同一环节停留超过 15 日。',
    }),
  ),
  overdue(23, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(14),
    requirement: '五个工作日内调齐档案,书面反馈进度。',
  })),
  overdue(23, 'supervision', { type: 'signNotice' }),
  overdue(15, 'supervision', { type: 'giveFeedback', feedback: '档案已调,缺一份介绍信,正在向原单位函索。' }),
  overdue(13, 'examiner', {
    type: 'reinspect',
    passed: false,
    finding: '函索没有发出记录,不算落实。',
  }),
  overdue(12, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(3),
    requirement: '函索须有发出凭证,并告知信访人进度。',
  })),
  overdue(5, 'windowHead', { type: 'urge', words: '第二轮反馈期限将满,请按期书面反馈。' }),
  // 批示: waits for its 立项
  instructed(2, 'leader', ({ cast, day, petition }) => ({
    type: 'instruct',
    petitionId: petition('qt10'),
    leaderId: cast.account('city', 'leader'),
    on: day(2),
    title: '来访老同志反映的补贴一事',
    instruction: '老同志的事不能拖。请老干部科一周内拿出意见,书面答复本人。',
  })),
  // 退回两轮转督办 (O-52)
  rework(9, 'windowHead', ({ petition }) =>
    open('SUP-04', '审签两次退回,程序不合', { petitionId: petition('qt12') }),
  ),
  rework(8, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(-4),
    requirement: '对照四关未过项逐条补正,附凭证。',
  })),
  // a county, no petition
  county(40, 'windowHead', ({ cast }) =>
    open('SUP-03', '交办件反馈迟缓', { targetOrgId: cast.org('zhaochuan'), basis: '两件交办件到期未报结。' }),
  ),
  county(38, 'windowHead', {
    type: 'coordinate',
    with: '召川县委组织部办公室',
    outcome: '商定本月底前报结。',
  }),
  county(37, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(-2),
    requirement: '报两件交办件的办理情况和报结日期。',
  })),
  county(30, 'windowHead', ({ cast }) => ({
    type: 'advise',
    adviceType: 'improve',
    addressee: 'subordinate',
    to: '中共召川县委组织部',
    targetOrgId: cast.org('zhaochuan'),
    advice: '建立交办件周调度,临期五日报县委组织部分管领导。',
  })),
  // through to the end
  ended(90, 'windowHead', ({ day }) => open('SUP-08', '老干部“两费”清欠落实情况', { instructedOn: day(92) })),
  ended(89, 'windowHead', { type: 'coordinate', with: '市财政局', outcome: '先垫付三个月。' }),
  ended(88, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(70),
    requirement: '报清欠台账和发放凭证。',
  })),
  ended(74, 'veterans', { type: 'giveFeedback', feedback: '欠发十四个月已补齐,附发放表。' }),
  ended(70, 'examiner', { type: 'reinspect', passed: true, finding: '抽查四户,全部到账。' }),
  ended(69, 'reception', { type: 'recordSatisfaction', party: 'leader', opinion: 'agree' }),
  ended(69, 'reception', {
    type: 'recordSatisfaction',
    party: 'department',
    opinion: 'disagree',
    note: '认为垫付程序应再简化。',
  }),
  ended(68, 'deputy', { type: 'writeOff', papersComplete: true, conclusion: '清欠到位,统筹发放已经正常。' }),
  {
    key: 'urge-1',
    category: 'urging',
    daysAgo: 4,
    org: 'city',
    seat: 'windowHead',
    about: 'qt12',
    input: ({ petition }) => ({
      type: 'urgePetition',
      petitionId: petition('qt12'),
      cause: 'SUP-02',
      title: '办理期限将满,请抓紧补正后报审',
    }),
  },
  {
    key: 'advice-1',
    category: 'received-advice',
    daysAgo: 21,
    org: 'city',
    seat: 'reception',
    input: () => ({
      type: 'receive',
      from: 'petitionOffice',
      kind: 'improve',
      externalNo: '宛信函〔本年〕17号',
      title: '关于规范信访答复说理的建议',
      content: '建议统一答复模板,逐条回应诉求,写明法律法规依据。',
    }),
  },
  // passed, waits for the three opinions
  awaiting(30, 'windowHead', open('SUP-06', '处理意见执行期已过')),
  awaiting(29, 'windowHead', ({ day }) => ({
    type: 'inspect',
    feedbackDueOn: day(15),
    requirement: '报执行进度。',
  })),
  awaiting(12, 'organisation', { type: 'giveFeedback', feedback: '已执行完毕(迟三日)。' }),
  awaiting(10, 'examiner', { type: 'reinspect', passed: true, finding: '执行到位。' }),
];

import type { Random } from '../random.js';
import type { Answer, Note, Result } from '../story.js';
import { type Template, yuan } from './template.js';
import type { Words } from './words.js';

/** Words about one kind of claim. */
type Claim = {
  name: string;
  weight: number;
  category: string;
  at?: Template['at'];
  keyArea?: 'veteranTwoFees';
  title: (w: Words) => string;
  content: (w: Words) => string;
  points: (w: Words) => readonly [string, string];
  checked: (w: Words) => string;
  file: string;
  support: (w: Words) => readonly [facts: string, opinion: string];
  explain: (w: Words) => readonly [facts: string, opinion: string];
  refuse: (w: Words) => readonly [facts: string, opinion: string];
  shares: readonly [support: number, explain: number, refuse: number];
};

const CLAIMS: readonly Claim[] = [
  {
    name: 'twoFees',
    weight: 8,
    category: '0502',
    keyArea: 'veteranTwoFees',
    title: (w) => `反映${w.unit}拖欠离休干部医药费`,
    content: (w) =>
      `本人系${w.unit}离休干部家属。老人因病住院,单位自垫付以来已有${w.months}个月没有报销,累计${yuan(w.sum * 3)}。多次到单位询问,答复是经费紧张、等财政拨款。老人年事已高,每月都要用药,请组织部门督促单位按规定报销。`,
    points: (w) => [`报销拖欠的医药费${yuan(w.sum * 3)}`, '说明今后医药费报销的时间和渠道'],
    checked: (w) => `查阅${w.unit}离休干部医药费台账,核对住院发票和报销记录。`,
    file: '医药费报销台账',
    support: (w) => [
      `经查,${w.unit}因预算安排滞后,确有${w.months}个月医药费未报销,票据合规金额为${yuan(w.sum * 3)}。`,
      '诉求有事实和政策依据,予以支持。由该单位在两个月内分两次报销完毕,今后按季度结算。',
    ],
    explain: (w) => [
      `经查,拖欠票据中有部分属目录外自费项目,合规部分已于近期报销,余下部分按${w.place}医药费统筹办法不能列支。`,
      '合规费用已全部兑付;目录外费用作出解释说明,并协助申请困难帮扶。',
    ],
    refuse: () => ['经查,所报票据已由其他渠道全额报销,不存在拖欠。', '诉求没有事实依据,不予支持。'],
    shares: [7, 2, 1],
  },
  {
    name: 'villagePay',
    weight: 12,
    category: '0406',
    at: 'county',
    title: (w) => `请求落实离任村干部生活补贴(${w.village})`,
    content: (w) =>
      `本人${w.year}年起在${w.town}${w.village}任村干部,前后十余年,离任后没有享受到离任村干部生活补贴。听说邻村同样情况的人已经按月领取,多次到镇里问,都说名单里没有我。请组织部核实我的任职年限,补发应得的补贴。`,
    points: () => ['认定连续任职年限', '从符合条件之月起补发生活补贴'],
    checked: (w) => `到${w.town}查阅历年村干部任免文件和工资表,走访同届村干部两名。`,
    file: '历年村干部任免文件',
    support: (w) => [
      `经查,信访人${w.year}年起任职,任免文件齐全,累计任职年限符合规定,因镇里换人交接漏报。`,
      '予以支持。由镇党委补报名单,自符合条件之月起补发,并按月发放。',
    ],
    explain: () => [
      '经查,信访人任职年限中有一段为临时负责,没有任免文件,其余年限尚差一年不符合享受条件。',
      '作出解释说明:如能提供该段任职的原始记载,可再行认定。',
    ],
    refuse: () => [
      '经查,信访人曾因违纪被免职,按规定不享受离任村干部生活补贴。',
      '不予支持,已向本人说明政策规定。',
    ],
    shares: [5, 3, 1],
  },
  {
    name: 'workingYears',
    weight: 7,
    category: '0702',
    title: (_w) => `请求更正档案中参加工作时间`,
    content: (w) =>
      `本人${w.year}年经推荐到${w.unit}做临时工,两年后转为正式职工。现在办理退休,档案里把参加工作时间写成了转正的那一年,少算两年工龄。当时的招工介绍信和工资表应该还在,请组织部门核实更正。`,
    points: (w) => [`将参加工作时间更正为${w.year}年`, '按更正后的时间计算工龄'],
    checked: (w) => `调阅本人档案及${w.unit}${w.year}年工资底册。`,
    file: '工资底册复印件',
    support: (w) => [
      `经查,${w.year}年工资底册载有信访人姓名,招工介绍信原件在卷,档案认定有误。`,
      '予以支持,按程序更正参加工作时间,由人社部门重新计算工龄。',
    ],
    explain: () => [
      '经查,工资底册仅载有同名人员,籍贯不一致,不能认定为信访人本人。',
      '现有材料不足以更正,作出解释说明,并告知可补充的证明材料。',
    ],
    refuse: () => ['经查,档案三处记载一致,没有涂改,不存在少算工龄。', '不予支持。'],
    shares: [4, 4, 2],
  },
  {
    name: 'rank',
    weight: 6,
    category: '0603',
    title: (_w) => `反映职级晋升排序不公,请求复核`,
    content: (w) =>
      `本人在${w.unit}工作多年,今年单位职级晋升,民主测评排名靠前却没有列入人选,而年限比我短的同志得到晋升。单位没有公布计分办法,我问过两次没有得到明确答复。请组织部门复核晋升程序。`,
    points: () => ['复核本次职级晋升的程序', '公布计分办法并说明未列入的原因'],
    checked: (w) => `查阅${w.unit}职级晋升方案、测评汇总表和党组会议记录。`,
    file: '党组会议记录',
    support: () => [
      '经查,晋升方案未在实施前公布,计分办法由党组会后补定,程序确有瑕疵。',
      '予以支持,责成单位公布计分办法,按规定重新组织本次晋升。',
    ],
    explain: () => [
      '经查,晋升方案经党组研究并公示,信访人年度考核优秀次数计分较低,综合排序第五,职数四名。',
      '程序符合规定,就计分办法和排序作出解释说明。',
    ],
    refuse: () => ['经查,信访人处分影响期未满,不符合晋升条件。', '不予支持。'],
    shares: [2, 6, 1],
  },
  {
    name: 'talent',
    weight: 5,
    category: '0901',
    title: () => '请求兑现引进人才安家补助',
    content: (w) =>
      `本人三年前以引进人才身份到${w.unit}工作,协议约定安家补助分三年发放,第一年按期到账,后两年共${yuan(w.sum * 2)}至今没有发放。请按协议兑现。`,
    points: (w) => [`发放拖欠的安家补助${yuan(w.sum * 2)}`, '说明拖欠的原因'],
    checked: () => '查阅引进协议、历年补助发放表,向财政部门核实资金安排。',
    file: '引进协议及发放表',
    support: (w) => [
      `经查,协议有效,后两年补助${yuan(w.sum * 2)}因资金渠道调整未及时拨付。`,
      '予以支持,由用人单位会同财政部门在六十日内兑付。',
    ],
    explain: () => [
      '经查,协议约定补助以年度考核合格为条件,其中一年考核材料尚未报送。',
      '一年补助已发放,另一年待补报考核材料后发放,作出解释说明。',
    ],
    refuse: () => ['经查,信访人服务期未满即调离,按协议不再享受。', '不予支持。'],
    shares: [6, 3, 1],
  },
  {
    name: 'membership',
    weight: 6,
    category: '0302',
    title: () => '请求确认党员身份和入党时间',
    content: (w) =>
      `本人${w.year}年在${w.unit}入党,后因单位改制外出务工,回乡后社区说查不到我的党籍材料,组织关系一直没有落下。手里还有当年的党费证。请组织部门帮助查找档案,确认党员身份。`,
    points: (w) => [`确认${w.year}年入党的事实`, '落实组织关系'],
    checked: (w) => `查阅${w.unit}党员名册、原机关党委发展党员会议记录,询问入党介绍人。`,
    file: '党员名册复印件',
    support: (w) => [
      `经查,${w.year}年党员名册和支部大会记录载有信访人姓名,入党介绍人证实。`,
      '予以支持,确认党员身份,由社区党委接收组织关系。',
    ],
    explain: () => [
      '经查,名册有信访人姓名,但入党志愿书缺失,正按规定程序由县(市)委组织部组织认定。',
      '作出解释说明,认定结果另行书面告知。',
    ],
    refuse: () => ['经查,支部大会未通过其转正,没有恢复记录。', '不予支持。'],
    shares: [5, 4, 1],
  },
];

const RATE: readonly (readonly ['satisfied' | 'basicallySatisfied' | 'dissatisfied', number])[] = [
  ['satisfied', 5],
  ['basicallySatisfied', 3],
  ['dissatisfied', 1],
];

function resultOf(claim: Claim, words: Words, random: Random): Result {
  const [support, explain, refuse] = claim.shares;
  const conclusion = random.weighted([
    ['support', support],
    ['explain', explain],
    ['notSupport', refuse],
  ] as const);
  const writer = conclusion === 'notSupport' ? claim.refuse : claim[conclusion];
  const [facts, opinion] = writer(words);
  const short = opinion.split('。')[0] ?? opinion;
  const answers: Answer[] = [
    [conclusion, `${short}。`],
    [conclusion, conclusion === 'support' ? '已明确责任单位和完成时间。' : '已书面说明依据和理由。'],
  ];
  return {
    facts,
    opinion,
    answers,
    petitionerOpinion:
      conclusion === 'support' ? 'agree' : random.pick(['agree', 'disagree', 'none'] as const),
  };
}

const template = (claim: Claim): Template => ({
  name: claim.name,
  weight: claim.weight,
  at: claim.at ?? 'both',
  write: (words, random) => {
    const notes: Note[] = [
      ['statement', `听取信访人陈述:${claim.points(words).join(';')}。信访人提供了部分材料复印件。`],
      ['evidence', claim.checked(words), claim.file],
    ];
    return {
      title: claim.title(words),
      content: claim.content(words),
      matter: {
        class: 'appeal',
        category: claim.category,
        ...(claim.keyArea === undefined ? {} : { keyArea: claim.keyArea }),
        summary: claim.title(words),
        points: claim.points(words),
      },
      notes,
      result: resultOf(claim, words, random),
      life: {
        road: 'handle',
        ...(random.chance(0.55) ? { rating: random.weighted(RATE) } : {}),
      },
    };
  },
});

/** 申诉求决 that go the road of 31(六). */
export const APPEAL_TEMPLATES: readonly Template[] = CLAIMS.map(template);

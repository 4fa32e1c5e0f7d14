import type { Story } from '../story.js';
import { someone } from './people.js';

const KEY = { class: 'appeal', keyArea: 'veteranTwoFees' } as const;

/** 老干部“两费”拖欠. */
export const TWO_FEES: readonly Story[] = [
  {
    key: 'lf01',
    org: 'city',
    received: 421,
    channel: 'letter',
    petitioners: [
      someone('管秉田', '男', '宛州市城关街道干休所3号楼', { birthOn: '1929-05-06', unit: '原宛州市纺织厂' }),
    ],
    title: '九十七岁离休干部反映离休费拖欠十四个月',
    content:
      '组织部同志:我一九四八年参加革命,一九八五年从市纺织厂离休。厂子改制以后,离休费由留守处发,前年七月起断断续续,到现在欠了十四个月,合计六万八千六百元。我每月药费一千多,老伴常年卧床。我不愿给组织添麻烦,实在是没有办法了才写这封信,字写得不好,请原谅。',
    matters: [
      {
        ...KEY,
        category: '0501',
        summary: '请求解决拖欠十四个月离休费',
        points: ['补发拖欠的离休费六万八千六百元', '明确今后由谁按月发放'],
      },
    ],
    notes: [
      ['instruction', '部长批示:老同志的钱一天也不能拖,老干部科牵头,财政、国资两家本周内碰头,先垫付三个月。'],
      ['statement', '登门听取陈述,老人由女儿陪同,核对存折流水和欠发月份。'],
      ['interviewTranscript', '两人与市纺织厂留守处负责人谈话:承认租金收入先付了诉讼费,离休费往后排。'],
      ['evidence', '留守处账册、存折流水、租赁合同。', '留守处账册与存折流水'],
    ],
    result: {
      facts: '留守处自前年七月起欠发离休费十四个月,计六万八千六百元;同期租金收入十九万元,部分用于诉讼费用。',
      opinion:
        '拖欠属实,予以支持:先由市财政垫付三个月,余款由留守处以租金收入在六十日内补齐;自下月起离休费纳入市级统筹按月发放。',
      answers: [
        ['support', '已垫付三个月,余款六十日内补齐。'],
        ['support', '今后纳入市级统筹,由老干部部门按月发放。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'handle',
      test: [true, true, true],
      caseOpened: true,
      proposal: '反映问题重大、事实清楚、线索具体,属“两费”拖欠,拟立案查办。',
      instruction: '特事特办,要回音。',
      handleDays: 20,
      service: 'handed',
      rating: 'satisfied',
      ratingRemark: '老人收到钱后打来电话,说组织上没有忘了他。',
    },
  },
  {
    key: 'lf02',
    org: 'tongling',
    received: 286,
    channel: 'letter',
    petitioners: [someone('危素云', '女', '桐岭县桐岭镇新华巷6号', { birthOn: '1941-02-11' })],
    title: '反映县供销社拖欠离休干部医药费二十一个月',
    content:
      '老伴离休前在县供销社,住院两次,药费单子压在单位二十一个月,共三万七千四百元。去了六趟,一回说会计请假,一回说社里没有钱。老伴上个月走了,走之前还问报了没有。',
    matters: [
      {
        ...KEY,
        category: '0502',
        summary: '反映县供销社拖欠医药费',
        points: ['报销拖欠的医药费三万七千四百元', '追究拖延责任'],
      },
    ],
    notes: [
      ['statement', '电话听取陈述,约定邮寄票据清单。'],
      ['documentCheck', '查阅供销社报销台账,票据齐全,未入账。', '报销台账'],
    ],
    result: {
      facts: '票据五十六张,合规金额三万五千二百元;单位以资金紧张为由未列支,会计变动后无人跟进。',
      opinion: '予以支持,由供销社在三十日内报销合规部分;不合规的二千二百元作出说明。',
      answers: [
        ['support', '合规部分三万五千二百元三十日内报销。'],
        ['explain', '已对经办人批评教育,未达到追究纪律责任的程度。'],
      ],
      conclusion: 'support',
      petitionerOpinion: 'disagree',
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '涉及一户,金额不大,不属重大,直接督办。',
      noticeAfter: 21,
      lateNotice: '信件错投供销社,辗转六日,登记后又未及时分流。',
      handleDays: 79,
      overdue: '票据核对由供销社会计承担,两次更换人员;承办人没有在期限内申请延期,应负主要责任。',
      rating: 'dissatisfied',
      ratingRemark: '人都不在了才办下来,时间太长。',
    },
  },
  {
    key: 'lf03',
    org: 'city',
    received: 214,
    channel: 'visit',
    visitorCount: 6,
    petitioners: [
      someone('郦怀仁', '男', '宛州市青衿街道棉纺家属院', { birthOn: '1937-03-03', unit: '原宛州市化肥厂' }),
      someone('凌惠珍', '女', '宛州市青衿街道棉纺家属院'),
      someone('桑廷栋', '男', '宛州市青衿街道棉纺家属院'),
    ],
    title: '六名离休干部及家属来访反映医药费统筹断档',
    content:
      '原市化肥厂六户离休干部家属来访。企业破产清算时留出的离休干部医药费统筹金去年底用完,今年起医院不再记账,要先垫付。六户今年已垫付十一万余元,其中两户靠借钱。请求明确由谁接续、垫付的钱怎么报。',
    matters: [
      {
        ...KEY,
        category: '0502',
        summary: '反映破产企业离休干部医药费统筹断档',
        points: ['明确医药费接续渠道', '报销今年垫付的十一万余元', '恢复医院记账结算'],
      },
    ],
    notes: [
      ['statement', '当面听取三名代表陈述,逐户登记垫付金额和病种。'],
      ['coordination', '召集市财政局、国资委、医保局会商,确认统筹金用尽,提出三条接续办法。'],
      ['evidence', '破产清算方案、统筹金支出明细、六户垫付发票汇总。', '清算方案和支出明细'],
    ],
    result: {
      facts:
        '清算方案预留统筹金一百二十万元,按八年测算,实际支出十一年,去年十二月用尽;六户今年垫付合规医药费十万九千八百元。',
      opinion: '予以支持:市财政安排专项资金接续,垫付费用一次性报销;医保局恢复定点医院记账结算。',
      answers: [
        ['support', '由市财政专项资金接续。'],
        ['support', '十万九千八百元一次性报销到户。'],
        ['support', '自下月起恢复记账结算。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '资金断档原因涉及清算历史,事实未清,先协调解决再评估。',
      extension: {
        days: 30,
        outcome: 'approved',
        askedAfter: 47,
        reason:
          '专项资金须经市政府常务会议研究,会议安排在下月上旬;六户垫付票据涉及三家医院,需逐张核对医保已支付部分。',
        answer: '情况复杂,同意延长三十日,期间每半月向来访人通报一次进展。',
      },
      handleDays: 72,
      rating: 'basicallySatisfied',
    },
  },
  {
    key: 'lf04',
    org: 'city',
    received: 60,
    channel: 'letter',
    petitioners: [someone('季玉兰', '女', '云湍区鹭桥街道盐店巷', { birthOn: '1944-06-24' })],
    title: '反映市建筑公司拖欠离休干部护理费',
    content:
      '父亲今年九十九岁,生活不能自理,每月护理费市建筑公司从去年三月起没有发,每月六百元。公司说改制后护理费不在包干范围内,老干部局说应当发。两家意见不一样,请组织上协调。',
    matters: [
      {
        ...KEY,
        category: '0501',
        summary: '反映护理费停发',
        points: ['恢复发放护理费', '补发去年三月以来的护理费'],
      },
    ],
    notes: [
      ['statement', '到家中听取陈述,察看老人生活状况。'],
      ['documentCheck', '调阅改制协议,护理费没有列入,也没有排除。', '改制协议'],
      ['coordination', '函请市财政局、市老干部局对改制协议有关条款作出解释,已发函。'],
    ],
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '涉及一户,先协调解释。',
      acceptedDaysAgo: 56,
      extension: {
        days: 30,
        outcome: 'pending',
        askedAfter: 53,
        reason:
          '改制协议对护理费没有约定,须由市财政局、市老干部局共同作出书面解释,两家函复尚未收到,原期限内不能提出处理意见。',
      },
    },
  },
  {
    key: 'lf08',
    org: 'city',
    received: 'rollover',
    channel: 'online',
    petitioners: [someone('闵广才', '男', '宛州市淯阳街道竹园小区', { birthOn: '1953-01-19' })],
    title: '请求报销父亲异地住院医药费',
    content:
      '父亲系市食品公司离休干部,随我弟弟在外省居住,今年住院一次花费二万一千元,单位说没有备案不能报。老人九十多岁,不会办备案。请协调。',
    matters: [
      {
        ...KEY,
        category: '0502',
        summary: '请求报销异地住院医药费',
        points: ['按规定报销异地住院费用二万一千元'],
      },
    ],
    life: { road: 'handle', test: [false, true, true], reason: '一户一次费用,不属重大。', until: 'accept' },
  },
];

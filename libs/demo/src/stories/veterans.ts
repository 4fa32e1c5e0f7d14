import type { Story } from '../story.js';
import { someone } from './people.js';

/** What veterans and their families ask for besides the two fees. */
export const VETERANS: readonly Story[] = [
  {
    key: 'lf05',
    org: 'zhaochuan',
    received: 305,
    channel: 'letter',
    petitioners: [someone('褚长庚', '男', '召川县召川镇西关村', { birthOn: '1932-12-12' })],
    title: '请求认定一九四九年九月参加革命工作',
    content:
      '我一九四九年九月给县大队带路送信,一九五一年正式参军。档案里参加革命时间写的是一九五一年,因此只算退休不算离休。当年一起送信的人只剩我一个了。',
    matters: [
      {
        class: 'appeal',
        category: '0503',
        summary: '请求认定一九四九年九月参加革命工作并享受离休待遇',
        points: ['认定参加革命时间为一九四九年九月', '享受离休待遇'],
      },
    ],
    notes: [
      ['statement', '登门听取陈述,做了详细笔录。'],
      ['documentCheck', '查阅本人档案、县大队花名册、县志,均无一九四九年记载。', '县大队花名册查阅记录'],
    ],
    result: {
      facts:
        '本人历次履历表均填一九五一年三月入伍;县大队花名册无其姓名;没有两人以上证明材料。带路送信不属于供给制待遇的参加革命工作。',
      opinion: '不符合认定条件,不予支持;对老人生活困难情况报县民政部门帮扶。',
      answers: [
        ['notSupport', '没有原始记载和证明人,不能认定。'],
        ['notSupport', '不符合离休条件。'],
      ],
      measures: [['counselling', '登门向老人及家属说明政策,协调民政部门给予临时救助。']],
      petitionerOpinion: 'disagree',
    },
    life: { road: 'handle', handleDays: 40, rating: 'dissatisfied', service: 'handed' },
  },
  {
    key: 'lf06',
    org: 'city',
    received: 280,
    channel: 'letter',
    petitioners: [someone('褚长庚', '男', '召川县召川镇西关村', { birthOn: '1932-12-12' })],
    title: '离休待遇认定一事向市委组织部反映',
    content:
      '我为参加革命时间的事向县委组织部写过信,还没有结果,心里着急,再向市委组织部反映,请市里直接给我认定。',
    matters: [
      {
        class: 'appeal',
        category: '0503',
        summary: '请求市级直接认定参加革命时间',
        points: ['由市级直接认定'],
      },
    ],
    life: {
      road: 'notAccepted',
      keepOpen: true,
      target: '中共召川县委组织部',
      reason: '同一事项召川县委组织部已受理,尚在办理期限内,依照第十九条第三款不予受理。',
    },
  },
  {
    key: 'lf07',
    org: 'baiting',
    received: 66,
    channel: 'phone',
    petitioners: [someone('莫翠莲', '女', '白汀县白汀镇南街', { birthOn: '1950-08-08' })],
    title: '咨询并请求落实离休干部遗属生活补助',
    content:
      '老伴离休,今年春天去世,单位只发了丧葬费,遗属生活补助说我有退休金不能领。想问清楚规定,应该有的请给补上。',
    matters: [
      {
        class: 'appeal',
        category: '0505',
        summary: '请求落实遗属生活补助',
        points: ['核实是否符合遗属补助条件'],
      },
    ],
    notes: [
      ['statement', '电话听取陈述并复述确认。'],
      ['documentCheck', '核对本人退休金标准与县遗属补助标准。', '退休金发放单'],
    ],
    result: {
      facts: '本人月退休金高于遗属补助标准,按规定不重复享受;抚恤金单位少算一个月,已纠正。',
      opinion: '遗属生活补助不符合条件,作出解释说明;补发少算的一个月抚恤金。',
      answers: [['explain', '退休金高于补助标准,不重复享受;少算的抚恤金已补发。']],
    },
    life: { road: 'handle', handleDays: 22, until: 'close' },
  },
  {
    key: 'lf09',
    org: 'city',
    received: 132,
    channel: 'phone',
    petitioners: [someone('路月娥', '女', '宛州市城关街道老干部活动中心')],
    title: '反映老干部活动中心取暖和座椅问题',
    content: '活动中心二楼阅览室冬天不暖和,椅子是折叠的,七八十岁的人坐不住。希望换几把带扶手的椅子。',
    matters: [
      {
        class: 'appeal',
        category: '0506',
        summary: '请求改善活动中心取暖和座椅',
        points: ['解决阅览室取暖', '更换带扶手座椅'],
      },
    ],
    notes: [['receptionInterview', '电话核对楼层和数量,当日到现场查看。']],
    result: {
      facts: '现场查看,阅览室两组暖气片堵塞,折叠椅二十四把。',
      opinion: '予以支持:暖气已检修,座椅列入本月采购。',
      answers: [
        ['support', '暖气片当日检修完毕。'],
        ['support', '采购带扶手座椅二十四把。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', disposition: 'DF', simplified: true, service: 'electronic', rating: 'satisfied' },
  },
];

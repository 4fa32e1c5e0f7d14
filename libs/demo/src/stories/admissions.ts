import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', category: '0301', keyArea: 'partyAdmission' } as const;

/** 违反《党章》发展党员, and what is asked about membership. */
export const ADMISSIONS: readonly Story[] = [
  {
    key: 'dy01',
    org: 'city',
    received: 357,
    channel: 'letter',
    jointSignerCount: 7,
    petitioners: [
      someone('祝根生', '男', '平皋县皋城镇上河村2组', {
        birthOn: '1956-09-09',
        politicalStatus: '中共党员',
      }),
      someone('万青山', '男', '平皋县皋城镇上河村5组', { politicalStatus: '中共党员' }),
    ],
    accused: [cadre('卢守业', '平皋县皋城镇上河村党支部', '党支部书记')],
    title: '七名党员联名反映上河村“家族式”发展党员',
    content:
      '我们是上河村七名老党员。村里十年发展党员六名,五名姓卢,都是支书卢守业的侄子外甥。去年发展的一个在深圳打工,支部大会那天我们都在,人没回来,票上却有他的名字。年轻人里退伍回来带头种大棚的,交了三回申请书,支书说“名额没有”。我们不图什么,就怕支部变成一家人的。',
    place: '平皋县皋城镇上河村',
    matters: [
      {
        ...KEY,
        summary: '反映上河村党支部家族式发展党员,支部大会记录造假',
        points: ['六名新党员中五名系支书亲属', '发展对象未到会而有表决记录', '压住符合条件青年的申请'],
      },
    ],
    notes: [
      [
        'verificationPlan',
        '由组织科、干部监督科两人进村,逐一核对十年发展党员档案,走访党员群众不少于二十人。',
      ],
      ['interviewTranscript', '与支部委员谈话:承认一次支部大会记录签名由他人代签,本人在外务工未到会。'],
      ['interviewTranscript', '与退伍青年谈话:三次递交入党申请书,没有人同其谈话。'],
      ['evidence', '十年发展党员档案六卷、支部大会记录两册、申请书底联三份。', '发展党员档案及支部大会记录'],
    ],
    result: {
      facts:
        '六名新党员中四名与支书有亲属关系;一次支部大会发展对象未到会,签名系代签;支部三年未对申请入党的青年派人谈话,违反发展党员工作细则。',
      opinion:
        '一名党员的发展程序严重违规,不予承认;对支书批评教育并建议镇党委调整;将上河村列为软弱涣散村级党组织整顿。',
      answers: [
        ['partiallySubstantiated', '亲属关系四名属实,其中三名条件和程序符合规定。'],
        ['substantiated', '未到会而有签名属实,系代签。'],
        ['substantiated', '三年未与申请人谈话属实。'],
      ],
      measures: [
        ['criticism', '镇党委对支书批评教育,责令在支部大会上检讨。'],
        ['organisationalAdjustment', '镇党委对支部班子进行调整,派驻第一书记。'],
        ['improveSystem', '全县开展发展党员违规问题排查。'],
        ['clarification', '对符合条件的三名党员在支部大会上说明。'],
      ],
    },
    life: {
      road: 'handle',
      test: [true, true, true],
      caseOpened: true,
      proposal: '七名党员联名,事实清楚、线索具体,属重点方面,拟立案查核。',
      handleDays: 44,
      feedback: '两人到村当面反馈,七名党员到场五名,宣读查核结论,讲明保密要求;反映人表示满意。',
    },
  },
  {
    key: 'dy02',
    org: 'linting',
    received: 14,
    channel: 'online',
    petitioners: [someone('娄玉兰', '女', '临汀区沙堰镇柳湾村', { birthOn: '1988-02-27' })],
    accused: [cadre('强学礼', '临汀区沙堰镇柳湾村党支部', '组织委员')],
    title: '反映柳湾村发展对象政审材料不实',
    content:
      '村里今年的发展对象前年因赌博被行政拘留五日,政审材料上写“无违法记录”。办材料的是组织委员强学礼,两人是连襟。处罚决定书村里人手机上都传过。',
    matters: [
      {
        ...KEY,
        summary: '反映发展对象政审材料隐瞒行政处罚',
        points: ['发展对象受过行政拘留', '政审材料与事实不符'],
      },
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '处罚事实待核,先向公安机关查询后再评估立案。',
      until: 'accept',
    },
  },
  {
    key: 'dy03',
    org: 'yuntuan',
    received: 271,
    channel: 'phone',
    via12380: true,
    accused: [cadre('慕长庚', '云湍区瓦亭镇企业党支部', '党支部书记')],
    title: '12380来电反映企业党支部花钱入党',
    content:
      '来电人称瓦亭镇一家企业的党支部书记慕长庚收两条烟就给介绍入党,厂里去年发展了四个。没有说送烟的人和时间。',
    matters: [{ ...KEY, summary: '反映企业党支部收烟发展党员', points: ['收受香烟介绍入党'] }],
    notes: [
      ['interviewTranscript', '与四名新党员、两名入党介绍人分别谈话,均否认送烟。'],
      ['evidence', '四人发展党员档案、支部大会票决记录。', '发展党员档案'],
    ],
    result: {
      facts: '四名新党员发展程序齐全,票决记录完整;走访职工二十一人,没有人知道送烟的事。',
      opinion: '查无实据。',
      answers: [['noEvidence', '经走访和查阅档案,没有发现收受香烟的情形。']],
    },
    life: {
      road: 'handle',
      way12380: 'JH',
      test: [true, false, false],
      reason: '没有送烟的人和时间,线索不具体。',
      handleDays: 29,
    },
  },
  {
    key: 'dy04',
    org: 'tongling',
    received: 76,
    channel: 'letter',
    petitioners: [someone('危桂芝', '女', '桐岭县上坪镇东坪村', { birthOn: '1963-12-01' })],
    accused: [cadre('路怀仁', '桐岭县上坪镇东坪村党支部', '党支部书记')],
    title: '反映东坪村党支部突击发展党员',
    content:
      '换届前两个月,东坪村一次接收预备党员三名,都是现任支书路怀仁的亲戚和包工队的人,入党积极分子培养都不满一年。镇里有人说“先上车再补票”。',
    place: '桐岭县上坪镇东坪村',
    matters: [
      {
        ...KEY,
        summary: '反映换届前突击发展党员,培养期不满一年',
        points: ['一次接收三名预备党员', '培养教育不满一年'],
      },
    ],
    notes: [
      ['documentCheck', '向镇党委调取三人入党材料,镇里称在组织委员家中,约定下周送来。', '调取材料通知单'],
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '培养期起算需看档案,事实尚不清楚,先核实。',
      acceptedDaysAgo: 70,
      until: 'notes',
    },
  },
  {
    key: 'dy05',
    org: 'city',
    received: 208,
    channel: 'sms',
    via12380: true,
    petitioners: [someone('季守业', '男', '临汀区泊阳街道')],
    accused: [cadre('骆成德', '临汀区泊阳街道', '社区党支部书记')],
    title: '12380短信反映社区党支部代写入党材料',
    content: '短信:泊阳街道一社区书记骆成德替人写思想汇报,一份两百,支部会开都不开。请查。',
    matters: [
      {
        ...KEY,
        summary: '反映社区书记代写入党材料、不开支部会',
        points: ['收钱代写思想汇报', '不召开支部大会'],
      },
    ],
    life: {
      road: 'passDown',
      keepOpen: true,
      targetOrg: 'linting',
      way12380: 'ZZ',
      test: [false, false, true],
      reason: '社区支部问题,不属重大,转送区委组织部核实。',
    },
  },
  {
    key: 'dy06',
    org: 'city',
    received: 449,
    channel: 'visit',
    petitioners: [
      someone('桑显德', '男', '宛州市淯阳街道南关巷12号', {
        birthOn: '1947-08-15',
        unit: '原宛州市机床厂',
        politicalStatus: '中共党员',
      }),
    ],
    title: '请求确认一九七〇年入党时间',
    content:
      '本人一九七〇年七月在机床厂三车间入党,介绍人两位都已过世。企业改制时档案移交,党员登记表把入党时间写成一九七五年转干的时间,少了五年党龄。“光荣在党五十年”纪念章发放时没有我。我保存着一九七一年的党费证和当年车间党支部合影,请组织上给个说法。',
    matters: [
      {
        class: 'appeal',
        category: '0302',
        summary: '请求更正入党时间为一九七〇年七月',
        points: ['将入党时间更正为一九七〇年七月', '按更正后的党龄补发“光荣在党五十年”纪念章'],
      },
    ],
    notes: [
      ['statement', '当面听取陈述一小时,核对党费证原件、车间党支部合影,记录在案并由本人签字。'],
      [
        'documentCheck',
        '到市档案馆查阅原市机床厂党委一九七〇年度发展党员批复,第三十七号载有姓名。',
        '市机床厂党委批复复印件',
      ],
      ['evidence', '一九七一年党费证原件照片、批复复印件、车间党员花名册。', '党费证与批复'],
    ],
    result: {
      facts:
        '市档案馆藏原市机床厂党委一九七〇年七月批复第三十七号载明接收桑显德为中共党员,与党费证、花名册一致;一九七五年登记表系转干时误填。',
      opinion:
        '诉求有事实和档案依据,予以支持:更正入党时间为一九七〇年七月,由所在社区党委更新党员信息并补发纪念章。',
      answers: [
        ['support', '予以更正,由街道党工委按程序办理。'],
        ['support', '由市委组织部补报,随年度批次补发纪念章。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'handle',
      handleDays: 25,
      service: 'handed',
      rating: 'satisfied',
      ratingRemark: '等了四十年,总算弄清楚了,谢谢组织。',
    },
  },
  {
    key: 'dy07',
    org: 'baiting',
    received: 96,
    channel: 'phone',
    petitioners: [someone('阮雪梅', '女', '白汀县白汀镇北街社区')],
    title: '求助:组织关系介绍信过期后社区不接收',
    content:
      '大学毕业回乡待业,组织关系介绍信开了三个月没有交,社区说过期不收,学校说已经转出。现在两头都不认,请帮忙。',
    matters: [
      { class: 'appeal', category: '0303', summary: '请求接转组织关系', points: ['由社区接收组织关系'] },
    ],
    notes: [['receptionInterview', '电话核对学校、社区两头情况;介绍信存根号一致,属过期未交。']],
    result: {
      facts: '介绍信开具后三个月未交,系本人不了解规定;学校已在系统中转出。',
      opinion: '予以支持:由学校重新发起系统转接,社区当日接收,对本人做提醒教育。',
      answers: [['support', '已协调社区当日接收。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', disposition: 'DF', simplified: true, service: 'electronic', rating: 'satisfied' },
  },
  {
    key: 'dy08',
    org: 'city',
    received: 49,
    channel: 'letter',
    petitioners: [someone('宓兆丰', '男', '云湍区枣坪街道北苑小区', { politicalStatus: '中共党员' })],
    accused: [cadre('樊有成', '云湍区枣坪街道北苑社区党委', '党委书记')],
    title: '反映北苑社区违规吸收“带病”人员入党',
    content:
      '北苑社区去年接收的一名预备党员是物业公司经理,因占用消防通道被处罚过两次,居民多次投诉。公示期我写过意见,社区说“收到了”,后来照样通过。',
    matters: [
      {
        ...KEY,
        summary: '反映社区公示期意见未处理即接收预备党员',
        points: ['发展对象受过行政处罚', '公示期意见没有核查'],
      },
    ],
    notes: [
      ['verificationPlan', '调取公示期意见登记、行政处罚决定书和支部大会记录。'],
      ['interviewTranscript', '与社区党委副书记谈话:公示期意见口头收到,没有登记。'],
      ['evidence', '公示照片、行政处罚决定书两份。', '公示及处罚材料'],
    ],
    result: {
      facts: '发展对象单位受行政处罚两次,本人未受处罚;公示期意见没有登记核查。',
      opinion: '公示期意见未核查属实,责令补核后重新审议。',
      answers: [
        ['partiallySubstantiated', '处罚对象为单位,本人负管理责任。'],
        ['substantiated', '公示期意见没有登记、没有核查。'],
      ],
      measures: [['criticism', '对社区党委书记批评教育。']],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '社区发展党员个案,不属重大,不立案,直接核实。',
      handleDays: 27,
      rework: [
        {
          flaw: 'measures',
          reason: '处理措施没有写明由谁在什么时间内补核公示期意见。',
          actions: ['写明补核责任单位和完成时间', '附公示期意见人的谈话记录'],
        },
      ],
      until: 'rework',
    },
  },
];

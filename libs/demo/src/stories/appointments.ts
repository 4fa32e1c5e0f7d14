import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'cadreAppointment' } as const;

/** 违反《干部任用条例》任用干部: closed cases. */
export const APPOINTMENTS: readonly Story[] = [
  {
    key: 'xr01',
    org: 'city',
    received: 402,
    channel: 'online',
    via12380: true,
    petitioners: [
      someone('阮砚农', '男', '宛州市青衿街道槐荫里8号', {
        birthOn: '1968-11-02',
        unit: '宛州市园林服务中心',
      }),
    ],
    accused: [cadre('凌茂功', '宛州市园林服务中心', '主任', 'own')],
    title: '反映市园林服务中心主任调离前突击调整干部',
    content:
      '市园林服务中心主任凌茂功将于下月调任。从上月二十日到月底,单位一口气提任科级干部七名,其中三人是十天内从下属苗圃借调来的。民主推荐会当天上午通知、下午召开,请假的同志没有补投;考察只找了班子成员谈话;公示贴在三楼走廊,两天就撕了。大家私下议论这是“走前分票子”。反映人愿意当面说明,并提供通知截图和公示照片。',
    place: '宛州市青衿街道',
    matters: [
      {
        ...KEY,
        category: '0106',
        summary: '反映市园林服务中心主任调离前突击提任七名科级干部,程序走过场',
        points: [
          '调离前十日内提任七名科级干部',
          '民主推荐临时通知,未通知请假人员补投',
          '考察范围过窄、公示不足规定天数',
        ],
      },
    ],
    notes: [
      [
        'verificationPlan',
        '成立两人查核组,先调会议记录、推荐票和公示照片,再与人事科、被提任人员谈话;谈话不涉及来件渠道。',
      ],
      ['interviewTranscript', '与人事科负责人谈话:承认推荐会通知不足半日,因“领导催得急”没有安排补投。'],
      ['interviewTranscript', '与凌茂功谈话:称提任为解决历史积压,未与调任相联系;对程序瑕疵认账。'],
      [
        'evidence',
        '党组会议记录、推荐票汇总表、公示照片(挂出日与撤下日)共二十三页。',
        '会议记录、推荐票汇总表和公示照片',
      ],
    ],
    result: {
      facts:
        '经查,该中心十日内提任科级干部七名,其中三名借调人员尚未转入编制。民主推荐会提前四小时通知,十一名请假人员未补投;公示挂出三个工作日,不足规定的五个工作日。提任动议时间早于其调任考察,未发现以提任谋取私利。',
      opinion:
        '提任程序违反《干部任用条例》有关规定,对三名不具备资格人员的任职予以纠正;反映的“分票子”没有证据支持,在中心党组范围内说明。',
      answers: [
        ['substantiated', '十日内提任七名属实,其中三名不具备任职资格。'],
        ['substantiated', '推荐会临时通知、未组织补投属实。'],
        ['partiallySubstantiated', '公示不足规定天数属实;考察谈话范围符合最低要求。'],
      ],
      measures: [
        ['reminder', '由分管部领导对凌茂功提醒谈话,责令书面说明。'],
        ['correctAppointment', '三名借调人员的任职决定由中心党组撤销,其余四名补办程序。'],
        ['improveSystem', '在市直单位通报,要求调整干部须与主要领导调任脱钩备案。'],
        ['clarification', '就没有证据支持的部分在中心党组会上说明。'],
      ],
      legal: [
        ['信访工作条例', '第三十条第二款'],
        ['干部选拔任用工作监督检查和责任追究办法', '有关条款'],
      ],
    },
    life: {
      road: 'handle',
      way12380: 'JD',
      test: [true, true, true],
      caseOpened: true,
      proposal: '反映问题重大、事实清楚、线索具体,属重点方面,拟立项督查,由干部监督科牵头、组织科协同。',
      instruction: '同意立案。查核要快,注意保护反映人。',
      extension: {
        days: 20,
        outcome: 'approved',
        askedAfter: 48,
        reason:
          '七名提任人员中三人的编制材料分散在两个县的苗圃,需逐人调取工资关系和借调手续比对,原定期限内不能核完。',
        answer: '同意延长二十日。',
      },
      handleDays: 68,
      rework: [
        {
          flaw: 'measures',
          reason: '查核认定三项问题,报告却没有处理措施,结论与措施脱节。',
          actions: ['逐项提出处理建议和责任人', '写明三名人员任职是否纠正'],
        },
      ],
      feedback: '两人当面反馈:三名人员任职已撤销,对主任提醒谈话;反映人表示认可,希望今后推荐会提前通知。',
    },
  },
  {
    key: 'xr02',
    org: 'city',
    received: 318,
    channel: 'phone',
    via12380: true,
    accused: [cadre('管廷栋', '召川县黄店镇', '党委书记')],
    title: '反映黄店镇中层任用任人唯亲(12380来电)',
    content:
      '来电人不愿透露姓名。称召川县黄店镇党委书记管廷栋到任一年,把原任职乡镇的司机、文书调来,分别安排为党政办主任和财政所负责人,两人都不足任职年限。镇里班子会没有讨论,会后补的记录。来电人说镇机关三十多人都知道,可以问党政办原来的同志。',
    place: '召川县黄店镇',
    matters: [
      {
        ...KEY,
        category: '0109',
        summary: '反映黄店镇党委书记任人唯亲,两名中层不足任职年限',
        points: ['两名中层任职年限不足', '班子会没有研究,会后补记录'],
      },
    ],
    notes: [
      [
        'evidence',
        '召川县委组织部报来办结报告及附件十四页,含任免审批表、议题单和会议记录。',
        '办结报告及附件',
      ],
    ],
    result: {
      facts:
        '召川县委组织部报来办结报告:两名中层中一名任职年限差七个月,另一名符合;班子会议题单与会议记录不一致,记录系会后整理。',
      opinion: '同意召川县委组织部的查核结论和处理建议。',
      answers: [
        ['partiallySubstantiated', '一名不足任职年限属实,另一名符合规定。'],
        ['substantiated', '会议记录会后补写属实。'],
      ],
      measures: [
        ['criticism', '县委组织部对镇党委书记批评教育。'],
        ['correctAppointment', '撤销一名中层任职。'],
        ['clarification', '就符合条件的一名在镇机关说明。'],
      ],
    },
    life: {
      road: 'assignDown',
      targetOrg: 'zhaochuan',
      way12380: 'JB',
      test: [true, false, true],
      reason: '一名反映对象任职年限须先核对,事实尚不完全清楚,交召川县委组织部查核报结果,暂不由本级立案。',
      proposal: '拟以举办字交召川县委组织部调查核实并报告结果,交办函隐去来电渠道和原话。',
      handleDays: 46,
      rework: [
        {
          flaw: 'evidence',
          reason: '办结报告没有附任职文件和会议记录,认定没有依据。',
          actions: ['补附任职文件、议题单和会议记录复印件'],
        },
      ],
    },
  },
  {
    key: 'xr03',
    org: 'zhaochuan',
    received: 314,
    channel: 'letter',
    origin: 'superiorOrgDept',
    transferKind: 'assign',
    externalNo: '宛组信交〔摘〕7号',
    resultRequired: true,
    accused: [cadre('管廷栋', '召川县黄店镇', '党委书记', 'own')],
    title: '市委组织部交办:黄店镇中层任用问题',
    content:
      '市委组织部交办要结果件(摘要转述,不附原件):反映黄店镇党委书记管廷栋到任后安排两名原下属任中层,年限不足,班子会没有研究。请查核并于六十日内报结果,报告附任职文件和会议材料。',
    place: '召川县黄店镇',
    matters: [
      {
        ...KEY,
        category: '0109',
        summary: '核查黄店镇两名中层任职资格和研究程序',
        points: ['两名中层任职年限', '班子会研究情况'],
      },
    ],
    notes: [
      ['verificationPlan', '由信访室与县纪委抽调一人组成查核组,以干部档案抽查名义进镇。'],
      ['interviewTranscript', '与镇党政办原负责人谈话:任职事项会上只通报,没有表决,记录是第二天整理的。'],
      ['evidence', '两人干部任免审批表、工资关系转移单、班子会议题单。', '任免审批表与议题单'],
    ],
    result: {
      facts: '两名中层中一名任职年限差七个月;班子会只作通报,会议记录系次日整理。未发现亲属关系。',
      opinion: '建议撤销一名中层任职,对镇党委书记批评教育。',
      answers: [
        ['partiallySubstantiated', '一名年限不足,一名符合。'],
        ['substantiated', '没有集体研究,记录会后整理。'],
      ],
      measures: [
        ['criticism', '县委组织部主要负责人约其谈话,批评教育。'],
        ['correctAppointment', '镇党委撤销一名中层任职。'],
        ['clarification', '对符合条件的一名在镇机关说明。'],
      ],
    },
    life: { road: 'handle', test: [true, false, true], handleDays: 30 },
  },
  {
    key: 'xr05',
    org: 'city',
    received: 198,
    channel: 'letter',
    petitioners: [someone('仲秋菊', '女', '宛州市淯阳街道书院路17号', { unit: '宛州市第二水厂' })],
    accused: [cadre('娄显德', '宛州市供水集团', '副总经理', 'own')],
    title: '反映市供水集团副总经理安排亲属任中层',
    content:
      '市供水集团副总经理娄显德分管人事三年,其外甥女两年内从抄表员升到客服中心副主任,同期进厂的职工没有一个升职。去年竞聘,笔试前一天题目改由他手下出。我不图别的,就想知道这合不合规矩。',
    matters: [
      {
        ...KEY,
        category: '0109',
        summary: '反映分管人事的副总经理安排亲属任中层',
        points: ['亲属两年内两次提任', '竞聘命题由其下属承担'],
      },
    ],
    notes: [
      [
        'inquirySent',
        '发出函询通知书,只列问题要点:亲属任职情况、竞聘命题和回避情况,十五个工作日内书面说明。',
      ],
      [
        'inquiryReply',
        '娄显德书面说明:客服中心副主任与其没有亲属关系,系同乡;竞聘命题由第三方承担,附委托合同。',
        '书面说明及委托合同',
      ],
      ['talk', '两人当面谈话,核对书面说明,提醒今后涉及同乡、旧识的任用主动报告。'],
    ],
    result: {
      facts: '函询并核对户籍材料,所反映的中层与其没有亲属关系;竞聘笔试由第三方机构命题,有合同和密封交接单。',
      opinion: '反映问题不属实,予以采信并澄清。',
      answers: [
        ['unsubstantiated', '经核对户籍材料,双方没有亲属关系。'],
        ['unsubstantiated', '命题由第三方机构承担,交接记录完整。'],
      ],
      measures: [
        ['clarification', '在集团领导班子范围内通报函询结果,予以澄清。'],
        ['reminder', '提醒其涉及熟人任用时主动报告。'],
      ],
    },
    life: {
      road: 'handle',
      disposition: 'HX',
      test: [true, false, false],
      reason: '是否存在亲属关系未经核实,事实不清,先行函询。',
      handleDays: 34,
    },
  },
];

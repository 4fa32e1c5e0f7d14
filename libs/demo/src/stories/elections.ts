import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'grassrootsElection' } as const;

/** 在基层组织换届中违法违规: closed cases. */
export const ELECTIONS: readonly Story[] = [
  {
    key: 'hj01',
    org: 'zhaochuan',
    received: 164,
    channel: 'visit',
    visitorCount: 36,
    urgent: ['termChange'],
    petitioners: [
      someone('危秉田', '男', '召川县石渡镇石桥村1组', { birthOn: '1961-04-20' }),
      someone('路守业', '男', '召川县石渡镇石桥村2组'),
      someone('桑惠珍', '女', '召川县石渡镇石桥村3组'),
      someone('郦有成', '男', '召川县石渡镇石桥村4组'),
      someone('麦春杏', '女', '召川县石渡镇石桥村6组'),
    ],
    accused: [cadre('万振邦', '召川县石渡镇', '党委组织委员')],
    title: '石桥村三十六名村民来访反映换届选举作废票问题',
    content:
      '石桥村三十六名村民集体来访,推选代表五名。称本月十二日村委会换届选举,到场选民八百多人,计票到一半停电四十分钟,来电后宣布作废票二百一十七张。镇组织委员万振邦当场表示“结果有效,回去吧”,没有公布作废标准,选票封存袋没有监票人签字。村民要求公开验票,现场情绪激动,经劝导推选代表座谈。',
    place: '召川县石渡镇石桥村',
    matters: [
      {
        ...KEY,
        category: '0401',
        summary: '三十六名村民反映石桥村换届选举作废票认定和选票封存不合规定',
        points: ['作废票二百一十七张认定标准没有公布', '选票封存袋没有监票人签字', '要求依法公开验票'],
      },
    ],
    notes: [
      [
        'receptionInterview',
        '与五名代表座谈两小时,其余三十一人在接待大厅休息;说明受理程序,下午四时群众返乡。',
      ],
      ['verificationPlan', '县委组织部会同县民政局进村,先封存选票,再核对计票过程;每组通知选民代表旁听。'],
      ['interviewTranscript', '与选举委员会成员、监票人分别谈话:停电期间票箱由两人看守,没有封条。'],
      ['evidence', '选票封存袋照片、计票单、停电抢修记录、现场录像。', '计票单、封存袋照片和录像'],
    ],
    result: {
      facts:
        '停电四十一分钟有抢修记录;票箱由两名工作人员看守,无封条、无监票人签字。作废票二百一十七张中,一百六十八张系选民对划票符号理解不一,按选举办法应当有效。复核后得票排序没有变化,但第三名未过半数。',
      opinion:
        '作废票认定有误、封存不合规定属实。由镇选举委员会依法对未过半数职位另行选举,对组织委员批评教育。',
      answers: [
        ['substantiated', '作废标准没有事先公布,一百六十八张误判为废票。'],
        ['substantiated', '选票封存没有监票人签字属实。'],
        ['substantiated', '已在选民代表旁听下公开验票。'],
      ],
      measures: [
        ['criticism', '县委组织部对组织委员批评教育,调离换届工作岗位。'],
        ['correctAppointment', '未过半数职位依法另行选举。'],
        ['improveSystem', '全县培训监计票人员,统一划票样式和封存要求。'],
      ],
    },
    life: {
      road: 'handle',
      test: [true, true, true],
      caseOpened: true,
      triageAfter: 0,
      noticeAfter: 2,
      proposal: '集体访三十六人,换届期间,拟立案快查,部长包案。',
      handleDays: 12,
      feedback: '到村向五名代表反馈,公布验票结果,另行选举日期已公告;代表表示接受。',
    },
  },
  {
    key: 'hj02',
    org: 'tongling',
    received: 71,
    channel: 'phone',
    via12380: true,
    urgent: ['termChange'],
    accused: [cadre('戚金柱', '桐岭县青岗乡槐树村', '村委会主任候选人')],
    title: '12380来电反映槐树村换届“一票三百”',
    content:
      '来电人声音经处理,称槐树村选举前夜有人骑摩托车挨户发信封,每户三百元,说“写上金柱的名字”。问有谁收到,来电人说“都收了,都不会说”。',
    matters: [
      { ...KEY, category: '0403', summary: '反映槐树村村委会换届贿选', points: ['选举前夜每户发三百元'] },
    ],
    notes: [
      ['interviewTranscript', '与驻村干部、四个组的组长谈话,均称没有看到发信封。'],
      ['evidence', '走访记录二十六户、路口监控(当夜画面模糊)。', '走访记录和监控截图'],
    ],
    result: {
      facts: '走访二十六户,无人承认收到钱;路口监控当夜有摩托车往返,车牌和人员无法辨认。',
      opinion: '现有手段无法查核;将线索移交公安机关备查,另行选举中加强现场监督。',
      answers: [['unverifiable', '走访、监控均不能证实,也不能排除。']],
      measures: [
        ['noAction', '查过走访、监控、谈话三种途径均无结果;公安机关如发现新证据可再查。'],
        ['improveSystem', '换届现场增加视频记录。'],
      ],
    },
    life: {
      road: 'handle',
      way12380: 'JH',
      test: [true, false, false],
      reason: '没有收钱的具体人,线索不具体。',
      handleDays: 33,
    },
  },
  {
    key: 'hj03',
    org: 'yuntuan',
    received: 330,
    channel: 'letter',
    petitioners: [
      someone('闻学礼', '男', '云湍区鹭桥街道瑞祥里', { birthOn: '1958-01-30', politicalStatus: '中共党员' }),
    ],
    accused: [cadre('管茂林', '云湍区云湍镇', '镇党委委员候选人')],
    title: '反映云湍镇党代会代表资格审查不严',
    content:
      '云湍镇党代会前,一名代表因欠缴党费不应当选,镇里说“补缴就行”。候选人管茂林负责资格审查,他和这名代表是战友。请上级查一查代表资格。',
    matters: [
      {
        ...KEY,
        category: '0402',
        summary: '反映党代会代表资格审查不严',
        points: ['一名代表欠缴党费不应当选', '资格审查人应当回避'],
      },
    ],
    notes: [
      ['interviewTranscript', '与镇纪委书记、资格审查小组成员谈话。'],
      ['evidence', '党费收缴台账、代表资格审查报告。', '党费收缴台账'],
    ],
    result: {
      facts:
        '该代表因住院迟缴党费两个月,选举前已补缴,不属于六个月不缴纳党费的情形;审查小组集体审查,候选人不是小组成员。',
      opinion: '反映不属实,予以澄清。',
      answers: [
        ['unsubstantiated', '迟缴两个月并已补缴,代表资格有效。'],
        ['unsubstantiated', '候选人不是资格审查小组成员。'],
      ],
      measures: [['clarification', '在镇党代会主席团会议上说明,向反映人解释党章规定。']],
    },
    life: {
      road: 'handle',
      test: [true, true, false],
      reason: '与代表的关系和影响没有具体线索,不立案。',
      handleDays: 18,
    },
  },
  {
    key: 'hj07',
    org: 'city',
    received: 124,
    channel: 'letter',
    petitioners: [someone('骆砚农', '男', '白汀县桥头乡双井村')],
    accused: [cadre('莫显德', '白汀县桥头乡双井村', '村委会主任')],
    title: '反映双井村换届前突击处分集体林地',
    content:
      '换届前一个月,双井村主任莫显德把四十亩集体林地以每亩八十元包给外村人三十年,没有开村民代表会。合同上代表签名有两个人早就去世了。',
    matters: [
      {
        class: 'accusation',
        category: '0404',
        summary: '反映换届前突击发包集体林地、伪造代表签名',
        points: ['未经村民代表会议发包林地', '合同代表签名系伪造'],
      },
    ],
    life: {
      road: 'refer',
      target: '白汀县纪委监委',
      proposal: '伪造签名、低价发包集体资产,属监督执纪和公安机关职责,拟移送。',
    },
  },
  {
    key: 'hj08',
    org: 'linting',
    received: 245,
    channel: 'visit',
    petitioners: [someone('贝根生', '男', '临汀区临汀镇清泉村', { birthOn: '1955-10-10' })],
    title: '请求落实离任村支书生活补贴',
    content:
      '一九九六年至二〇一一年任清泉村支部书记十五年,离任时镇里说有补贴,至今十几年没有发过一分。邻村老支书每月三百多元。来访人带有历年任职文件和奖状。',
    matters: [
      {
        class: 'appeal',
        category: '0406',
        summary: '请求落实离任村支书补贴',
        points: ['认定任职十五年', '补发生活补贴'],
      },
    ],
    notes: [
      ['statement', '当面听取陈述,核对任职文件九份,缺二〇〇三至二〇〇五年文件。'],
      ['siteVisit', '到临汀镇查阅任免登记簿,走访同期村干部三名,证实任职未间断。', '任免登记簿照片'],
    ],
    result: {
      facts:
        '任职一九九六年三月至二〇一一年四月,连续十五年,二〇〇三至二〇〇五年有任免登记簿为凭。镇里二〇一四年统计时漏报。',
      opinion: '予以支持:由镇党委补报,自符合条件之月起补发,并按月发放。',
      answers: [
        ['support', '认定连续任职十五年。'],
        ['support', '由区镇两级在六十日内补发。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'handle',
      handleDays: 31,
      service: 'handed',
      rating: 'satisfied',
      rework: [
        {
          flaw: 'remedy',
          reason: '意见书没有写明复查途径、机关和三十日期限。',
          actions: ['补写复查机关和期限后重新报送'],
        },
      ],
    },
  },
];

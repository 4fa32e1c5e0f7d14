import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'cadreAppointment' } as const;

/** 违反《干部任用条例》任用干部: still open, reported up or filed. */
export const APPOINTMENTS_UNDER_WAY: readonly Story[] = [
  {
    key: 'xr04',
    org: 'city',
    received: 236,
    channel: 'letter',
    petitioners: [someone('戚守业', '男', '宛州市城关街道东仓巷3号')],
    accused: [cadre('祝振邦', '宛州市', '副市级领导', 'superior')],
    title: '来信反映市级领导干部用人问题(密封)',
    content:
      '来信反映一名省管干部在分管单位干部调整中打招呼。按干部管理权限,原件密封报送,本级不复制、不摘抄。',
    matters: [{ ...KEY, category: '0199', summary: '反映省管干部用人问题,原件密封', points: ['详见密封件'] }],
    life: {
      road: 'reportUp',
      target: '中共豫宛省委组织部',
      test: [true, false, true],
      reason: '反映对象由省委管理。',
      keepOpen: true,
    },
  },
  {
    key: 'xr06',
    org: 'tongling',
    received: 262,
    channel: 'letter',
    petitioners: [someone('卞学礼', '男', '桐岭县桐岭镇北关社区', { birthOn: '1972-06-18' })],
    accused: [cadre('危兆丰', '桐岭县水利服务中心', '主任')],
    title: '反映县水利服务中心超职数配备中层',
    content:
      '县水利服务中心编制四十二人,“三定”核的中层职数是九名,现在墙上的公示牌写着十六名,光办公室就有一正四副。会上有人提出来,主任危兆丰说“先挂着,以后再报”。请组织部按职数清一清。',
    place: '桐岭县桐岭镇',
    matters: [
      {
        ...KEY,
        category: '0107',
        summary: '反映县水利服务中心超职数配备中层干部',
        points: ['中层实配十六名超过核定九名', '超配人员是否领取职务补贴'],
      },
    ],
    notes: [
      ['documentCheck', '查阅“三定”规定、任职文件和工资发放表。', '“三定”规定与任职文件'],
      ['interviewTranscript', '与中心人事负责人谈话:超配七名系历年“以岗代职”,未报备。'],
      ['evidence', '任职文件十六份、近两年工资发放表。', '任职文件和工资发放表'],
    ],
    result: {
      facts: '核定中层职数九名,实配十六名,超配七名;其中四名按中层标准发放岗位补贴,合计每月一千二百元。',
      opinion: '超职数配备属实,限期消化;多发补贴予以清退。',
      answers: [
        ['substantiated', '实配十六名,超配七名属实。'],
        ['substantiated', '四名超配人员领取岗位补贴属实。'],
      ],
      measures: [
        ['criticism', '对中心主任批评教育,责令检查。'],
        ['correctAppointment', '六个月内将超配七名消化完毕,多发补贴清退。'],
        ['improveSystem', '全县事业单位开展职数自查。'],
      ],
    },
    life: {
      road: 'handle',
      test: [true, true, false],
      reason: '超配形成时间和审批人尚不清楚,线索不够具体,先核实。',
      lateNotice: '登记后承办人下乡驻村,告知书迟发四日,已向信访人致歉。',
      noticeAfter: 19,
      handleDays: 71,
      overdue: '承办人驻村期间材料搁置十二日,又两次退回重办,致使超过查核期限。',
      rework: [
        {
          flaw: 'measures',
          reason: '认定超配而没有处理意见。',
          actions: ['提出消化时间表', '写明补贴如何处理'],
        },
        {
          flaw: 'evidence',
          reason: '第二个要点没有附工资发放表。',
          actions: ['补附近两年工资发放表并逐人列明'],
        },
      ],
    },
  },
  {
    key: 'xr07',
    org: 'city',
    received: 61,
    channel: 'visit',
    visitorCount: 2,
    petitioners: [
      someone('褚有成', '男', '宛州市城关街道西坊街40号', { unit: '宛州市文化馆' }),
      someone('贝素云', '女', '宛州市城关街道西坊街41号', { unit: '宛州市文化馆' }),
    ],
    accused: [cadre('路继武', '宛州市文化馆', '拟任馆长人选', 'own')],
    urgent: ['termChange'],
    title: '任前公示期反映拟任人选年度考核弄虚作假',
    content:
      '来访人称,公示中的市文化馆馆长拟任人选路继武,前年因下乡演出经费问题被单位内部通报,年度考核应为基本称职,档案里却是优秀。来访人带来当年的通报复印件一份,请求在公示期内核实。',
    place: '宛州市文化馆',
    matters: [
      {
        ...KEY,
        category: '0111',
        summary: '公示期反映拟任人选年度考核等次与事实不符',
        points: ['前年被内部通报', '当年年度考核等次登记为优秀'],
      },
    ],
    notes: [
      ['receptionInterview', '核对来访人身份和通报复印件,说明公示期反映的办理程序和保密要求。'],
      ['verificationPlan', '暂缓办理任职手续;两人查核组调阅年度考核登记表、考核测评票和通报底稿。'],
      ['interviewTranscript', '与文化馆原负责人谈话:通报草稿起草过,最终没有发文。'],
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '通报是否正式发文未经核实,事实不清,先查核后评估。',
      instruction: '任职手续先停,查清再办。',
      acceptedDaysAgo: 57,
      until: 'notes',
    },
  },
  {
    key: 'xr08',
    org: 'pinggao',
    received: 143,
    channel: 'letter',
    accused: [cadre('樊广才', '平皋县莲塘镇', '党委副书记')],
    title: '匿名信称干部推荐前“打招呼”',
    content:
      '匿名打印信一页,称莲塘镇干部推荐前“有人打招呼,大家心里有数”,没有写谁向谁打招呼、什么时间、什么方式,也没有可供联系的线索。',
    matters: [{ ...KEY, category: '0103', summary: '泛称推荐前打招呼', points: ['推荐前有人打招呼'] }],
    life: {
      road: 'file',
      test: [true, false, false],
      reason: '匿名且没有具体的人、时间和方式,线索不具体,无从核实;复看时结合换届考察了解。',
    },
  },
  {
    key: 'xr09',
    org: 'city',
    received: 1,
    channel: 'phone',
    via12380: true,
    accused: [cadre('柯长庚', '平皋县张坞乡', '乡长')],
    title: '12380来电反映干部跑官要官',
    content:
      '来电人自称平皋县退休干部,不留姓名。反映张坞乡乡长柯长庚近两个月多次到市里“走动”,在饭局上说自己“下一步到局里已经说好了”,同桌有两名企业老板,饭钱是老板结的。来电人提供了饭店名称和大致日期。',
    place: '平皋县张坞乡',
    matters: [
      {
        ...KEY,
        category: '0101',
        summary: '反映乡长跑官要官、接受宴请',
        points: ['多次到市里活动职务', '接受企业老板宴请'],
      },
    ],
    life: { road: 'handle', until: 'register' },
  },
  {
    key: 'xr10',
    org: 'baiting',
    received: 52,
    channel: 'letter',
    petitioners: [someone('闵怀仁', '男', '白汀县柳渡镇枣园村')],
    accused: [cadre('昝茂林', '白汀县柳渡镇卫生院', '院长')],
    title: '反映柳渡镇卫生院中层竞聘不公布分数',
    content:
      '卫生院上月竞聘护理部主任,笔试面试都考了,分数一直不公布,一个星期后直接贴任命。第一名是谁大家不知道,问院长昝茂林,说“公布了影响团结”。',
    matters: [
      {
        ...KEY,
        category: '0108',
        summary: '反映卫生院竞聘不公布分数即任命',
        points: ['竞聘分数没有公布', '任命未经公示'],
      },
    ],
    notes: [
      ['interviewTranscript', '与院办主任谈话:分数由院长保管,评委当场打分后收走。'],
      ['evidence', '竞聘方案、评分表原件、任命文件。', '评分表和任命文件'],
    ],
    result: {
      facts: '竞聘评分表显示任命人选综合成绩第一;分数未公布、任命前未公示属实。',
      opinion: '程序违反规定,责令补办公示。',
      answers: [
        ['substantiated', '分数没有公布属实。'],
        ['substantiated', '任命前未公示属实。'],
      ],
      measures: [
        ['criticism', '对院长批评教育。'],
        ['improveSystem', '公布分数并补办公示。'],
      ],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '卫生院中层竞聘,影响范围有限,不属重大,不立案,直接核实。',
      handleDays: 38,
      rework: [{ flaw: 'measures', reason: '没有处理措施。', actions: ['补写处理措施'] }],
      until: 'result',
    },
  },
  {
    key: 'xr11',
    org: 'city',
    received: 37,
    channel: 'letter',
    petitioners: [someone('蓝春杏', '女', '白汀县双槐镇前庄村')],
    accused: [cadre('程砚舟', '白汀县双槐镇', '镇长')],
    title: '反映双槐镇镇长违规破格提任包村干部',
    content:
      '双槐镇镇长程砚舟今年春天把一名试用期还没满的包村干部提为副所长,理由是“防汛表现突出”。县里文件写得明白,试用期内不得提任。请市委组织部过问。',
    place: '白汀县双槐镇',
    matters: [
      {
        ...KEY,
        category: '0113',
        summary: '反映试用期内违规破格提任',
        points: ['试用期内提任副所长', '提任没有报批'],
      },
    ],
    notes: [['verificationPlan', '由组织科承办,干部监督科协同;先向白汀县委组织部调阅任职备案。']],
    handler: 'supervision',
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '是否报批待查,事实不清,先行核实。',
      recusal:
        '命中原因为承办人与被反映人同名。经核对单位、出生年月和籍贯,二人不是同一人,也无亲属关系,予以消除。',
      until: 'notes',
    },
  },
];

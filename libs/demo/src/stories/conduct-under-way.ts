import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'leaderConduct' } as const;

/** 领导干部作风不正、以权谋私: still open. */
export const CONDUCT_UNDER_WAY: readonly Story[] = [
  {
    key: 'zf07',
    org: 'city',
    received: 44,
    channel: 'online',
    petitioners: [someone('麦桂芝', '女', '云湍区瓦亭镇')],
    accused: [cadre('闻继武', '中共宛州市委组织部人才科', '科员', 'ownStaff')],
    title: '反映组织部工作人员接电话态度冷硬',
    content:
      '我三次打电话问人才补助什么时候发,接电话的同志说“等通知”就挂断,第三次我问姓名,他说姓闻。组织部应该是党员之家、干部之家,不该这样。',
    matters: [
      {
        class: 'accusation',
        category: '1001',
        summary: '反映组工干部接电话态度冷硬',
        points: ['三次来电敷衍、挂断电话'],
      },
    ],
    notes: [
      ['interviewTranscript', '两人与当事工作人员谈话,核对座机通话记录。'],
      ['documentCheck', '调取三次通话时长:四十一秒、二十六秒、十九秒。', '通话记录'],
    ],
    handler: 'supervision',
    life: { road: 'handle', instruction: '自己人的事更要严,结果当面向群众反馈。', until: 'notes' },
  },
  {
    key: 'zf08',
    org: 'city',
    received: 13,
    channel: 'letter',
    petitioners: [someone('虞秋菊', '女', '桐岭县桐岭镇文昌街')],
    accused: [cadre('万兆丰', '桐岭县城市管理综合执法队', '队长')],
    title: '反映县综合执法队队长收摊位“管理费”',
    content:
      '文昌街夜市三十多个摊位,每月给执法队交二百元“卫生费”,没有票。队长万兆丰的亲戚占三个好位置不用交。',
    matters: [
      {
        ...KEY,
        category: '0203',
        summary: '反映执法队长违规收费、照顾亲属',
        points: ['向摊贩收取无票费用', '亲属占用摊位不交费'],
      },
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '收费去向不清,先行核实后评估立案。',
      triageAfter: 2,
      until: 'triage',
    },
  },
  {
    key: 'zf09',
    org: 'city',
    received: 82,
    channel: 'letter',
    anonymity: 'unverified',
    petitioners: [someone('季有成', '男', '平皋县皋城镇')],
    accused: [cadre('娄青山', '平皋县皋城镇', '镇长')],
    title: '反映皋城镇镇长违规经商入股砂石场',
    content:
      '镇长娄青山以他大哥名义在河滩砂石场占三成干股,执法检查前总有人通风报信。署名为真名,请不要往下转。',
    matters: [
      {
        ...KEY,
        category: '0208',
        summary: '反映镇长以亲属名义入股砂石场',
        points: ['以亲属名义入股砂石场', '检查前通风报信'],
      },
    ],
    notes: [
      ['verificationPlan', '先向市场监管、水利部门调取登记和执法档案,再谈话;不与镇里接触。'],
      ['documentCheck', '调取砂石场登记信息,股东为三名自然人,其中一名与镇长同村同姓。', '企业登记信息'],
      ['interviewTranscript', '与砂石场原会计谈话:称分红有一份写“镇里”。'],
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '股东与反映对象关系未核实,事实不清。',
      acceptedDaysAgo: 74,
      extension: {
        days: 30,
        outcome: 'approved',
        askedAfter: 50,
        reason:
          '砂石场分红账册在外县诉讼中被法院调取,须商请复制;两名股东在外地,须异地谈话,原期限内不能核完。',
        answer: '同意延长,注意保密。',
      },
    },
  },
  {
    key: 'zf10',
    org: 'city',
    received: 53,
    channel: 'letter',
    petitioners: [someone('郦玉兰', '女', '宛州市青衿街道', { unit: '宛州市档案馆' })],
    accused: [cadre('莫怀仁', '宛州市档案馆', '副馆长', 'own')],
    title: '反映市档案馆副馆长考勤代打卡',
    content:
      '副馆长莫怀仁每周三四下午不在岗,指纹机换成打卡机以后由司机代打。年终还评了全勤。同事之间都知道,只是没有人愿意得罪人。',
    matters: [
      { ...KEY, category: '0205', summary: '反映副馆长长期代打卡', points: ['由他人代打卡', '不实评为全勤'] },
    ],
    notes: [
      ['talk', '两人与副馆长谈话:承认三次请司机代打卡,称去医院陪护。'],
      ['evidence', '考勤机原始记录、门禁录像六段。', '考勤记录与门禁录像'],
    ],
    result: {
      facts: '三个月内代打卡九次,有门禁录像为证;年终全勤奖金已退回。',
      opinion: '代打卡属实,予以提醒。',
      answers: [
        ['substantiated', '代打卡九次属实。'],
        ['substantiated', '全勤评定不实,奖金已退回。'],
      ],
      measures: [['reminder', '由分管副部长提醒谈话,责令作出书面检查。']],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '考勤纪律问题,不属重大,直接查核。',
      handleDays: 24,
      completion: {
        actions: ['补附向实名举报人的反馈记录', '门禁录像刻盘入卷并编号'],
        note: '录像已刻盘,反馈记录另附。',
      },
      until: 'completion',
    },
  },
];

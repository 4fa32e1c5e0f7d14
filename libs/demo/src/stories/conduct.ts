import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'leaderConduct' } as const;

/** 领导干部作风不正、以权谋私: closed, referred or filed. */
export const CONDUCT: readonly Story[] = [
  {
    key: 'zf01',
    org: 'city',
    received: 372,
    channel: 'letter',
    petitioners: [someone('强砚农', '男', '宛州市青衿街道学府路22号', { unit: '宛州市第三中学' })],
    accused: [cadre('褚敬文', '宛州市教育督导中心', '主任', 'own')],
    title: '反映市教育督导中心主任工作日午间饮酒、训斥教师',
    content:
      '上月十六日,市教育督导中心主任褚敬文到市三中督导,中午在学校附近饭店饮酒,下午评课时满身酒气,当着学生训斥一名女教师,教师当场落泪。听课的二十几位老师都可以作证。我是普通教师,不怕署名。',
    place: '宛州市第三中学',
    matters: [
      {
        ...KEY,
        category: '0202',
        summary: '反映市教育督导中心主任工作日饮酒、训斥教师',
        points: ['工作日午间饮酒', '当众训斥教师'],
      },
    ],
    notes: [
      ['verificationPlan', '两人查核组到市三中,分别与听课教师、饭店经营者谈话,调取消费记录。'],
      ['talk', '两人与褚敬文谈话:承认饮酒一杯、言语过激,愿意当面道歉。'],
      ['interviewTranscript', '与听课教师六名谈话,证言一致。'],
      ['evidence', '饭店消费单、听课签到表、六份谈话笔录。', '消费单与签到表'],
    ],
    result: {
      facts: '当日午间饮酒属实,费用由本人支付;下午评课言语过激,致一名教师落泪。',
      opinion: '违反工作纪律,作风粗暴,予以提醒并责令道歉。',
      answers: [
        ['substantiated', '工作日午间饮酒属实。'],
        ['substantiated', '当众训斥教师属实。'],
      ],
      measures: [
        ['reminder', '部长对其提醒谈话,责令作出书面检查。'],
        ['criticism', '在督导中心领导班子会上批评,本人到学校当面道歉。'],
      ],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '单次作风问题,不属重大,不立案,直接查核。',
      handleDays: 28,
      feedback: '两人到校反馈:已提醒谈话,本人已向教师道歉;反映人表示到此为止。',
    },
  },
  {
    key: 'zf02',
    org: 'city',
    received: 291,
    channel: 'letter',
    petitioners: [someone('卢惠珍', '女', '临汀区汀南街道')],
    accused: [cadre('凌显德', '宛州市城市照明管理处', '处长', 'own')],
    title: '反映市照明管理处处长把灯具维护交给亲属公司',
    content:
      '市照明管理处三年的路灯维护都由一家公司承包,法定代表人是处长凌显德的妻弟。去年更换灯杆八十根,账面一百二十根。附工程量照片和企业登记信息打印件。',
    matters: [
      {
        ...KEY,
        category: '0203',
        summary: '反映处长将工程交给亲属公司、虚报工程量',
        points: ['工程由妻弟公司承包', '虚报更换灯杆数量'],
      },
    ],
    life: {
      road: 'refer',
      target: '宛州市纪委监委',
      test: [true, true, true],
      proposal: '涉嫌利益输送和虚报工程款,属纪检监察机关职责,拟移送,材料清单一式两份。',
    },
  },
  {
    key: 'zf03',
    org: 'tongling',
    received: 228,
    channel: 'letter',
    origin: 'petitionOffice',
    transferKind: 'briefing',
    externalNo: '桐信通〔摘〕15号',
    petitioners: [someone('祝雪梅', '女', '桐岭县青岗乡后沟村')],
    accused: [cadre('骆茂功', '桐岭县青岗乡', '副乡长')],
    title: '县信访局通报:青岗乡副乡长推诿群众诉求',
    content:
      '县信访局通报反映干部问题的信访情况:后沟村祝雪梅因饮水管道损坏九次到乡政府,副乡长骆茂功每次答复“已安排”,四个月没有动工。',
    matters: [
      { ...KEY, category: '0205', summary: '反映副乡长对饮水问题推诿四个月', points: ['九次答复而不解决'] },
    ],
    notes: [
      ['interviewTranscript', '与副乡长、水管站站长谈话:资金早已到位,图纸一直没有定。'],
      ['evidence', '乡政府来访登记簿、资金到账通知。', '来访登记簿'],
      ['talk', '与骆茂功本人谈话:承认一拖再拖,表示五日内开工。'],
    ],
    result: {
      facts: '来访登记九次,四个月未动工,资金三月前已到位;谈话后五日开工,现已通水。',
      opinion: '不担当不作为属实。',
      answers: [['substantiated', '推诿属实,管道现已修复。']],
      measures: [
        ['criticism', '乡党委批评教育,年度考核不得评为优秀。'],
        ['improveSystem', '建立群众诉求限时办结台账。'],
      ],
    },
    life: { road: 'handle', test: [false, true, true], reason: '个案,不属重大。', handleDays: 33 },
  },
  {
    key: 'zf04',
    org: 'city',
    received: 179,
    channel: 'letter',
    accused: [cadre('郦继武', '宛州市体育中心', '副主任', 'own')],
    title: '匿名信反映市体育中心副主任生活作风',
    content: '匿名信半页,称市体育中心副主任郦继武“作风不好,有人看见”,没有时间、地点和具体事实。',
    matters: [{ ...KEY, category: '0210', summary: '匿名反映生活作风,无具体事实', points: ['生活作风问题'] }],
    life: {
      road: 'file',
      test: [false, false, false],
      reason: '匿名且没有时间、地点、情节,线索不具体,不立案,存查;结合年度考核了解。',
    },
  },
  {
    key: 'zf05',
    org: 'linting',
    received: 151,
    channel: 'letter',
    petitioners: [someone('仲根生', '男', '临汀区沙堰镇沙堰街', { birthOn: '1966-05-17' })],
    accused: [cadre('管守业', '临汀区沙堰镇农技站', '站长')],
    title: '反映农技站站长收礼、优亲厚友',
    content:
      '农技站站长管守业发放玉米种补贴,先给亲戚多报面积,我去问,他说“明年给你报上”。中秋节前我看见三家种子店给他送箱子。',
    matters: [
      {
        ...KEY,
        category: '0204',
        summary: '反映农技站站长收礼、虚报补贴面积',
        points: ['给亲属多报补贴面积', '节前收受种子店礼品'],
      },
    ],
    notes: [
      ['interviewTranscript', '与种子店经营者三名、农户七名谈话。'],
      ['evidence', '补贴面积申报表、实测记录。', '补贴申报表与实测记录'],
      ['talk', '与被反映人本人谈话:承认两户多报,否认收受礼品。'],
    ],
    result: {
      facts: '两户亲属各多报一亩二分,补贴已收回;三家种子店否认送礼,称所见为退回的次品种子,有退货单。',
      opinion: '多报面积属实,收礼不属实。',
      answers: [
        ['substantiated', '两户各多报一亩二分属实。'],
        ['unsubstantiated', '所见箱子为退货,有退货单为凭。'],
      ],
      measures: [
        ['criticism', '镇党委批评教育,责令检查。'],
        ['clarification', '就收礼一节在站内说明。'],
      ],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '金额很小,不属重大。',
      handleDays: 24,
      completion: {
        actions: ['补附向实名举报人的反馈记录', '卷内页码重新编号'],
        note: '反馈记录随后补附,卷内页码已重新编号。',
      },
    },
  },
  {
    key: 'zf06',
    org: 'city',
    received: 118,
    channel: 'letter',
    petitioners: [
      someone('樊守业', '男', '宛州市淯阳街道清溪苑', { birthOn: '1970-10-05', unit: '宛州市粮油质检站' }),
    ],
    accused: [cadre('阮兆丰', '宛州市粮油质检站', '站长', 'own')],
    title: '来信反映站长克扣奖金并请求补发本人绩效工资',
    content:
      '一、市粮油质检站站长阮兆丰把全站年终奖金分成三等,名单他一个人定,和他关系好的拿双份。二、我去年请病假两个月,按规定绩效应发六成,站里一分没有发,算下来少七千二百元,请组织帮助落实。',
    matters: [
      { ...KEY, category: '0203', summary: '反映站长独断分配奖金', points: ['奖金分配由站长一人决定'] },
      {
        class: 'appeal',
        category: '0604',
        summary: '请求补发病假期间绩效工资七千二百元',
        points: ['补发病假期间绩效工资'],
      },
    ],
    life: {
      road: 'split',
      reason: '一信含举报和求决两类事项,依照第三十一条拆分办理;求决部分只给转述,不带举报内容。',
    },
    parts: [
      {
        life: {
          road: 'handle',
          test: [false, true, false],
          reason: '没有证据名单,线索不够具体,先核实。',
          handleDays: 35,
        },
        notes: [
          ['interviewTranscript', '与站务会成员四名谈话:分配方案会上读过,没有表决。'],
          ['evidence', '奖金分配表、站务会记录。', '奖金分配表'],
          ['talk', '与站长本人谈话:承认没有表决,愿意重新制定办法。'],
        ],
        result: {
          facts: '分配方案在站务会上宣读,没有表决;等次与年度考核结果一致,没有发现照顾亲近人员。',
          opinion: '程序不规范属实,优亲厚友不属实。',
          answers: [['partiallySubstantiated', '未经集体表决属实;等次与考核结果一致。']],
          measures: [
            ['criticism', '对站长批评教育。'],
            ['improveSystem', '重新制定奖金分配办法并经职工大会通过。'],
          ],
        },
      },
      {
        handler: 'organisation',
        life: { road: 'handle', handleDays: 26, rating: 'satisfied' },
        notes: [
          ['statement', '听取本人陈述,核对病假证明两份。'],
          ['documentCheck', '查阅市直事业单位绩效工资办法和站里发放表。', '绩效工资发放表'],
        ],
        result: {
          facts: '病假两个月有证明,按办法绩效工资应按百分之六十计发,站里误按事假扣发。',
          opinion: '予以支持,补发七千二百元。',
          answers: [['support', '由站里在下月工资中补发。']],
          petitionerOpinion: 'agree',
        },
      },
    ],
  },
];

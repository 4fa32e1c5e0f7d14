import type { Story } from '../story.js';
import { cadre, someone } from './people.js';

const KEY = { class: 'accusation', keyArea: 'grassrootsElection' } as const;

/** 在基层组织换届中违法违规: still open. */
export const ELECTIONS_UNDER_WAY: readonly Story[] = [
  {
    key: 'hj04',
    org: 'pinggao',
    received: 47,
    channel: 'letter',
    petitioners: [someone('卞玉兰', '女', '平皋县莲塘镇南营村4组')],
    accused: [cadre('昝学礼', '平皋县莲塘镇南营村', '原村党支部书记')],
    title: '反映南营村换届中原支书不移交公章账目',
    content: '新班子选出来二十天了,原支书昝学礼说“等审计完”,公章和账本锁在家里,开不了证明,危房补助报不上去。',
    matters: [
      { ...KEY, category: '0401', summary: '反映换届后不移交公章账目', points: ['原支书拒不移交公章账目'] },
    ],
    notes: [
      ['interviewTranscript', '与原支书谈话:承认未移交,担心旧账说不清。'],
      ['evidence', '移交清单、镇党委催交通知两份。', '移交清单'],
    ],
    result: {
      facts: '换届后二十三日未移交,镇党委两次通知未果;经谈话当日移交公章、账册十一本。',
      opinion: '反映属实,已督促移交;离任审计同步进行。',
      answers: [['substantiated', '拒不移交属实,现已移交完毕。']],
      measures: [['criticism', '镇党委对原支书批评教育。']],
    },
    life: {
      road: 'handle',
      test: [false, true, true],
      reason: '单一村务移交问题,不属重大。',
      handleDays: 16,
      until: 'delivered',
    },
  },
  {
    key: 'hj05',
    org: 'tongling',
    received: 61,
    channel: 'online',
    urgent: ['termChange'],
    petitioners: [someone('柯桂芝', '女', '桐岭县松垭乡马岭村', { birthOn: '1979-07-07' })],
    accused: [cadre('虞广才', '桐岭县松垭乡马岭村', '村党支部书记候选人')],
    title: '反映马岭村换届候选人近亲属参与计票',
    content:
      '马岭村党支部换届,计票人三名,两名是候选人虞广才的堂弟和儿媳。我丈夫是党员,会上提出来,主持人说“都是一家人,还能错”。票数只报总数,没有一张一张唱。',
    place: '桐岭县松垭乡马岭村',
    matters: [
      {
        ...KEY,
        category: '0401',
        summary: '反映候选人近亲属参与计票、未公开唱票',
        points: ['计票人系候选人近亲属', '没有公开唱票'],
      },
    ],
    notes: [
      ['verificationPlan', '调取支部大会影像和计票单,逐一与到会党员谈话。'],
      ['interviewTranscript', '与大会主持人谈话:承认计票人由候选人提名。'],
    ],
    life: {
      road: 'handle',
      test: [true, false, true],
      reason: '唱票过程影像尚未取得,事实不清。',
      acceptedDaysAgo: 55,
      extension: {
        days: 25,
        outcome: 'pending',
        askedAfter: 53,
        reason:
          '到会党员二十九名中十四名在外务工,需逐人电话约谈并取得书面证言,支部大会影像硬盘送检恢复尚需半月。',
      },
    },
  },
  {
    key: 'hj06',
    org: 'tongling',
    received: 33,
    channel: 'letter',
    petitioners: [someone('柯桂芝', '女', '桐岭县松垭乡马岭村')],
    accused: [cadre('虞广才', '桐岭县松垭乡马岭村', '村党支部书记候选人')],
    repeatOf: 'hj05',
    title: '再次反映马岭村换届计票问题',
    content:
      '上个月在网上反映过马岭村换届计票的事,现寄来计票当天的手机照片三张,能看出坐在桌边的是谁。请一并查。',
    matters: [
      {
        ...KEY,
        category: '0401',
        summary: '补充马岭村换届计票照片',
        points: ['计票人系候选人近亲属(补充照片)'],
      },
    ],
    life: { road: 'merge', into: 'hj05', keepOpen: true },
  },
];

import type { Story } from '../story.js';
import { someone } from './people.js';

/** 申诉求决 in every stage of handling. */
export const CLAIMS_UNDER_WAY: readonly Story[] = [
  {
    key: 'qt10',
    org: 'city',
    received: 50,
    channel: 'letter',
    petitioners: [someone('万金花', '女', '云湍区鹭桥街道', { birthOn: '1967-07-01' })],
    title: '请求认定下乡期间工龄',
    content: '一九八四年下乡插队两年,后招工到市五金厂。退休核定工龄没有算插队的两年,请认定。',
    matters: [
      { class: 'appeal', category: '0702', summary: '请求认定插队工龄', points: ['认定插队两年工龄'] },
    ],
    notes: [
      ['statement', '当面听取陈述。'],
      ['documentCheck', '查阅知青登记表和招工审批表。', '知青登记表'],
    ],
    result: {
      facts: '知青登记表载明插队时间二十三个月,招工审批表可以衔接。',
      opinion: '予以支持,插队二十三个月计入连续工龄。',
      answers: [['support', '计入连续工龄,由人社部门重新核定。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', handleDays: 24, service: 'failed', until: 'delivered' },
  },
  {
    key: 'qt11',
    org: 'city',
    received: 42,
    channel: 'letter',
    petitioners: [someone('慕学礼', '男', '召川县柏坡乡')],
    title: '反映乡镇补贴停发',
    content:
      '在柏坡乡农业服务中心工作,乡镇工作补贴今年起停发,说我借调到县里。借调是组织安排的,只去了两个月。',
    matters: [
      {
        class: 'appeal',
        category: '0604',
        summary: '请求恢复乡镇工作补贴',
        points: ['恢复并补发乡镇工作补贴'],
      },
    ],
    notes: [
      ['statement', '电话听取陈述。'],
      ['documentCheck', '核对借调文件和补贴发放表。', '借调文件'],
    ],
    result: {
      facts: '借调两个月,返回后未恢复补贴,系报表漏报。',
      opinion: '予以支持:借调两个月不发,返回后的补发。',
      answers: [['support', '自返回之月起补发。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', handleDays: 21, until: 'dispatch' },
  },
  {
    key: 'qt12',
    org: 'city',
    received: 56,
    channel: 'visit',
    petitioners: [someone('闻翠莲', '女', '平皋县皋城镇', { birthOn: '1975-11-11' })],
    title: '请求落实军转随调家属安置',
    content: '丈夫转业时随调,组织上安排到县城管局所属企业,企业改制后下岗,要求按随调家属政策重新安置。',
    matters: [
      {
        class: 'appeal',
        category: '0607',
        summary: '请求重新安置随调家属',
        points: ['按随调政策重新安置', '补缴改制期间社保'],
      },
    ],
    notes: [
      ['statement', '当面听取陈述并核对安置介绍信。'],
      ['documentCheck', '查阅一九九八年安置文件和企业改制方案。', '安置文件'],
    ],
    result: {
      facts: '一九九八年已按政策安置,企业改制时领取经济补偿;社保欠缴七个月属实。',
      opinion: '重新安置没有政策依据,作出解释说明;社保欠缴由改制留守组补缴。',
      answers: [
        ['explain', '已按当时政策安置一次,没有重新安置的依据。'],
        ['support', '欠缴七个月由留守组补缴。'],
      ],
      conclusion: 'explain',
      petitionerOpinion: 'disagree',
    },
    life: {
      road: 'handle',
      handleDays: 26,
      rework: [
        { flaw: 'remedy', reason: '意见书没有写明复查途径。', actions: ['补写复查机关和期限'] },
        {
          flaw: 'none',
          reason: '社保欠缴的责任单位写得不清,留守组是否存续没有核对。',
          actions: ['核对留守组现状,写明补缴责任单位', '向信访人当面解释不能重新安置的依据'],
        },
      ],
      until: 'rework',
    },
  },
  {
    key: 'qt13',
    org: 'city',
    received: 57,
    channel: 'letter',
    origin: 'superiorOrgDept',
    transferKind: 'assign',
    externalNo: '豫宛组信交〔摘〕19号',
    resultRequired: true,
    petitioners: [someone('贝守业', '男', '云湍区云湍镇', { birthOn: '1957-03-08' })],
    title: '省委组织部交办:落实政策遗留工资问题',
    content:
      '省委组织部交办并要求报结果。信访人一九八一年落实政策恢复公职,反映恢复公职前三年工资未补发,历年多次反映。',
    matters: [
      {
        class: 'appeal',
        category: '0803',
        summary: '落实政策后工资补发',
        points: ['补发恢复公职前三年工资', '说明历次答复不一致的原因'],
      },
    ],
    notes: [
      ['statement', '当面听取陈述,整理历次答复四份。'],
      ['interviewTranscript', '两人与原单位人事负责人谈话,核对一九八一年复职通知。'],
      ['evidence', '复职通知、一九八二年补助发放单、历次答复。', '复职通知与补助发放单'],
    ],
    result: {
      facts: '一九八二年已按当时政策一次性补助一千二百元,有本人签字;历次答复对补助性质表述不一。',
      opinion: '再行补发没有政策依据,作出解释说明;对答复不一致向本人致歉。',
      answers: [
        ['explain', '已按当时政策一次性补助,本人签收。'],
        ['explain', '历次答复表述不一,已向本人致歉并统一口径。'],
      ],
    },
    life: { road: 'handle', handleDays: 43, until: 'result' },
  },
  {
    key: 'qt14',
    org: 'city',
    received: 61,
    channel: 'visit',
    petitioners: [someone('祝广才', '男', '白汀县柳渡镇石桥村', { birthOn: '1960-12-30' })],
    title: '请求认定民办教师转正前教龄',
    content:
      '一九七九年起任民办教师八年,一九八七年转正,退休教龄少算五年。手里有聘书三张,缺的年份村里有工分账。',
    matters: [
      {
        class: 'appeal',
        category: '0702',
        summary: '请求认定民办教师教龄',
        points: ['认定一九七九至一九八四年教龄'],
      },
    ],
    notes: [
      ['statement', '当面听取陈述,核对聘书三张原件。'],
      ['siteVisit', '到石桥村查看工分账,一九八〇至一九八三年有“教师误工”记载。', '工分账照片'],
    ],
    life: { road: 'handle', acceptedDaysAgo: 57, sponsor: 'leader', until: 'notes' },
  },
  {
    key: 'qt15',
    org: 'tongling',
    received: 79,
    channel: 'letter',
    petitioners: [someone('凌桂芝', '女', '桐岭县松垭乡')],
    title: '请求兑现引进高层次人才家属就业承诺',
    content: '丈夫作为高层次人才引进到桐岭县医院,协议约定解决家属就业,两年没有安排。县里说编制冻结。',
    matters: [
      { class: 'appeal', category: '0901', summary: '请求兑现家属就业承诺', points: ['按协议安排家属就业'] },
    ],
    notes: [['statement', '电话听取陈述,信访人情绪焦急,约定两周内再联系。']],
    life: {
      road: 'handle',
      acceptedDaysAgo: 69,
      noticeAfter: 22,
      lateNotice: '县里核对引进协议用时较长,告知迟发一周。',
      until: 'notes',
    },
  },
  {
    key: 'qt16',
    org: 'tongling',
    received: 23,
    channel: 'letter',
    petitioners: [someone('卢惠珍', '女', '桐岭县青岗乡')],
    title: '反映年度考核等次评定不公',
    content: '在青岗乡工作十一年,今年考核被评为基本称职,没有人谈话,理由是“群众测评低”。请求复核。',
    matters: [
      {
        class: 'appeal',
        category: '0602',
        summary: '请求复核年度考核等次',
        points: ['复核考核等次', '说明评定理由'],
      },
    ],
    life: { road: 'handle', noNotice: true, until: 'accept' },
  },
  {
    key: 'qt19',
    org: 'city',
    received: 58,
    channel: 'letter',
    petitioners: [someone('虞桂芝', '女', '召川县柏坡乡', { birthOn: '1948-05-05' })],
    title: '反映召川县柏坡乡老党员生活补助停发',
    content: '老伴一九五六年入党,每月老党员生活补助今年四月停了,乡里说年审没有过,我们没有接到过年审通知。',
    matters: [
      {
        class: 'appeal',
        category: '0399',
        summary: '请求恢复老党员生活补助',
        points: ['恢复并补发老党员生活补助'],
      },
    ],
    notes: [['evidence', '召川县委组织部报来办结报告、处理意见书和送达回证复印件。', '办结报告及附件']],
    result: {
      facts: '召川县委组织部报告:年审通知贴在乡政府公告栏,没有送到本人;本人符合条件,已恢复并补发七个月。',
      opinion: '同意召川县委组织部处理意见。',
      answers: [['support', '已恢复并补发七个月。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'assignDown', targetOrg: 'zhaochuan', handleDays: 38, until: 'result' },
  },
];

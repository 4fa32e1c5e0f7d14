import type { Story } from '../story.js';
import { someone } from './people.js';

/** 申诉求决 that were handled to the end. */
export const CLAIMS_CLOSED: readonly Story[] = [
  {
    key: 'qt01',
    org: 'city',
    received: 188,
    channel: 'online',
    petitioners: [someone('虞守业', '男', '云湍区枣坪街道', { birthOn: '1996-09-13' })],
    title: '申请查处事业单位招聘面试违规',
    content:
      '本人参加市直事业单位公开招聘,面试考官之一是另一名考生的实习单位负责人,没有回避。请组织人事部门依法履行监督职责,查处并书面答复。',
    matters: [
      {
        class: 'appeal',
        appealKind: 'item5',
        category: '0601',
        purpose: 'claim',
        summary: '申请查处公开招聘面试考官未回避',
        points: ['查处考官未回避问题', '书面答复查处结果'],
      },
    ],
    notes: [
      ['statement', '听取陈述,核对准考证和成绩单。'],
      ['documentCheck', '调阅考官抽签记录、回避承诺书、面试评分表。', '考官抽签记录和评分表'],
    ],
    result: {
      facts: '该考官与一名考生存在实习指导关系,未填报回避;该考生总成绩第四,未进入体检。',
      opinion: '已依法履行监督职责:取消该考官资格三年,责令招聘单位改进考官库管理;招聘结果有效。',
      answers: [
        ['dutyPerformed', '已取消该考官资格三年。'],
        ['dutyPerformed', '以本函书面答复。'],
      ],
      legal: [['信访工作条例', '第三十一条第(五)项']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', handleDays: 27, rating: 'basicallySatisfied' },
  },
  {
    key: 'qt05',
    org: 'city',
    received: 138,
    channel: 'letter',
    origin: 'petitionOffice',
    transferKind: 'transfer',
    externalNo: '宛信转〔摘〕102号',
    petitioners: [someone('强秋菊', '女', '平皋县张坞乡', { birthOn: '1990-06-06' })],
    title: '市信访局转送:大学生村官服务期满安置',
    content:
      '市信访局转送。信访人任大学生村官六年,服务期满两年,报考定向招录年龄刚过,原来说好的事业编制选聘三年没有组织。请求落实期满安置政策。',
    matters: [
      {
        class: 'appeal',
        category: '0608',
        summary: '请求落实大学生村官期满安置',
        points: ['组织期满大学生村官选聘', '说明三年未组织的原因'],
      },
    ],
    notes: [
      ['statement', '电话听取陈述,核对任职协议和考核结果。'],
      ['coordination', '与市人社局会商,全市期满未安置大学生村官十七名。'],
      ['documentCheck', '核对省级期满安置文件和历年选聘公告。', '期满安置文件'],
    ],
    result: {
      facts: '全市期满未安置十七名,因编制冻结三年未组织选聘;今年已争取事业编制十二个。',
      opinion: '予以支持:年内组织一次专项选聘,未选聘上的推荐到国有企业、社区工作。',
      answers: [
        ['support', '年内组织专项选聘。'],
        ['explain', '系编制冻结,已作说明。'],
      ],
      conclusion: 'support',
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'objection',
      handleDays: 32,
      rating: 'satisfied',
      objection: {
        reason: '信访人主要诉求为事业编制选聘,编制安排由机构编制和人社部门负责,建议直接转有权机关办理。',
        organ: '宛州市人力资源和社会保障局',
        consent: false,
      },
    },
  },
  {
    key: 'qt08',
    org: 'city',
    received: 341,
    channel: 'letter',
    origin: 'leader',
    resultRequired: true,
    petitioners: [
      someone('桑月娥', '女', '宛州市城关街道文庙街', { birthOn: '1969-02-14', unit: '宛州市图书馆' }),
    ],
    title: '市领导批示:图书馆职称评聘分离遗留问题',
    content:
      '市图书馆馆员桑月娥致信市领导,反映取得副研究馆员资格九年未聘,期间单位岗位空缺四年没有聘任。市领导批示:请组织部牵头会人社局依规研究,报结果。',
    matters: [
      {
        class: 'appeal',
        category: '0603',
        summary: '反映取得资格九年未聘任',
        points: ['在空缺岗位聘任', '说明四年空岗未聘的原因'],
      },
    ],
    notes: [
      ['instruction', '市领导批示原件附卷;部长批示:组织科牵头,一个月内报结果。'],
      ['statement', '当面听取陈述,核对资格证书和岗位设置方案。'],
      ['interviewTranscript', '两人与图书馆负责人谈话:岗位空缺时方案调整,一直没有重新核定。'],
      ['evidence', '岗位设置方案、历年聘任文件、空岗情况表。', '岗位设置方案'],
    ],
    result: {
      facts: '空岗四年属实,原因是岗位设置方案调整后未重新核定;信访人考核合格,符合聘任条件。',
      opinion: '予以支持:在空缺岗位按程序竞聘,同等条件优先;不补发聘任前待遇,作出说明。',
      answers: [
        ['support', '六十日内组织竞聘。'],
        ['explain', '原因系方案未重新核定,已责成改正。'],
      ],
      conclusion: 'support',
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', handleDays: 29, rating: 'satisfied' },
  },
  {
    key: 'qt09',
    org: 'pinggao',
    received: 127,
    channel: 'letter',
    petitioners: [someone('骆廷栋', '男', '平皋县张坞乡清泉村')],
    title: '请求更正档案中出生时间',
    content: '办理退休发现档案出生时间比身份证晚两年,是当年招工填表填错。请更正。',
    matters: [
      {
        class: 'appeal',
        category: '0701',
        summary: '请求更正档案出生时间',
        points: ['按身份证更正档案出生时间'],
      },
    ],
    notes: [
      ['statement', '电话听取陈述。'],
      ['documentCheck', '调阅档案,最早记载为一九七九年招工表。', '一九七九年招工表'],
    ],
    result: {
      facts: '档案最早记载一九七九年招工表为一九六四年生,与户籍一九六二年不一致;按规定以档案最先记载为准。',
      opinion: '不予支持,说明干部出生日期认定规定。',
      answers: [['notSupport', '以档案最先记载的出生日期为准。']],
    },
    life: { road: 'handle', handleDays: 26, service: 'failed' },
  },
  {
    key: 'qt17',
    org: 'city',
    received: 219,
    channel: 'letter',
    petitioners: [someone('卞守业', '男', '临汀区临汀镇', { birthOn: '1949-10-18' })],
    title: '请求复核退休工资套改职务档次',
    content: '退休工资与同批转业干部相比每月少四百余元,认为套改时职务认定低了一档,请求复核。',
    matters: [
      { class: 'appeal', category: '0504', summary: '请求复核退休工资套改', points: ['复核套改职务档次'] },
    ],
    notes: [
      ['statement', '登门听取陈述。'],
      ['documentCheck', '查阅二〇〇六年套改审批表和同批人员对照表。', '套改审批表'],
    ],
    result: {
      facts: '套改职务为正科级,依据任免文件,没有错误;差额系任职年限不同所致。',
      opinion: '套改符合规定,不予支持,当面算账解释。',
      answers: [['notSupport', '套改职务和年限认定正确。']],
      petitionerOpinion: 'disagree',
    },
    life: {
      road: 'handle',
      handleDays: 53,
      extension: {
        days: 15,
        outcome: 'refused',
        askedAfter: 41,
        reason: '同批转业干部对照名单涉及九个单位,工作量较大,拟延长十五日再作结论。',
        answer: '材料已基本齐全,不属于情况复杂,请在原期限内办结。',
      },
      rating: 'dissatisfied',
    },
  },
];

/** How each paper of a case comes about: on which story, with what typed, and by whom (§5.1). */
import { addDays, type DocumentCode } from '#domain';
import type { CaseCode } from '../../../libs/documents/src/compose/composer.js';
import type { StaffName } from '../../support/office.js';
import { onRoad } from '../../support/paper-road.js';
import type { TestOffice } from '../../support/office.js';
import type { Stories } from './paper-stories.js';

export type Recipe = {
  /** Tells the case up to the paper; gives its id. */
  story: (stories: Stories, office: TestOffice, day: string) => Promise<string>;
  typed?: (day: string) => Record<string, string>;
  /** Who writes it and who checks it; reception and the head of the window where nothing is said. */
  by?: StaffName;
  checker?: StaffName;
};

const UNIT = { addressee: '中共卧龙区委组织部', contact: '李某', phone: '0377-60000000' };
const ROUTED = { route: '由本机关办理,在规定期限内书面答复。' };
const byHandler = { by: 'handler', checker: 'windowHead' } as const;
const byHead = { by: 'windowHead', checker: 'handler' } as const;
const reviewed = (day: string) => ({
  originalNo: '宛组信复〔2026〕5号',
  appliedOn: day,
  reasons: '对差额的计算有异议。',
  facts: '经复查,差额计算以2019年核定表为依据,与原意见认定的事实一致。',
  conclusion: '维持原意见',
  opinion: '原处理意见认定事实清楚,适用依据正确。',
  basis: '《信访工作条例》第三十五条',
});

/** The result signed, sent and received: what comes after it has something to stand on. */
const delivered: Recipe['story'] = async (stories, office, day) => {
  const id = await stories.answered();
  await onRoad(office, id, {
    code: 'D17',
    by: 'handler',
    signer: 'deputy',
    on: day,
    sent: { method: 'posted', receivedBy: '周某山', on: day, received: day },
  });
  return id;
};

export const CASE_RECIPES: Readonly<Record<CaseCode, Recipe>> = {
  D01: { story: (of) => of.handled() },
  D02: {
    story: (of) => of.visited(),
    typed: () => ({
      receivers: '张某、王某',
      place: '市委组织部接访室',
      from: '9时',
      to: '9时40分',
      statement: '来访人陈述,工龄漏算五年。',
    }),
  },
  D03: { story: (of) => of.handled() },
  D04: { story: (of) => of.handled(), typed: () => ROUTED },
  D05: { story: (of) => of.notAccepted(), typed: () => ({ route: '请向正在办理的机关查询办理情况。' }) },
  D06: {
    story: (of) => of.noLonger(),
    typed: () => ({ route: '复核意见文号宛组信复〔2025〕3号,已于2025年12月1日送达。' }),
  },
  D07: { story: (of) => of.passedDown(), typed: () => ({ route: '由其依照规定处理并书面告知。' }) },
  D08: {
    story: (of) => of.passedDown(),
    typed: (day) => ({ ...UNIT, feedbackDue: day, attachments: '来信复印件' }),
  },
  D09: {
    story: (of) => of.passedDown('YJG'),
    typed: (day) => ({ ...UNIT, dueOn: addDays(day, 60), attachments: '反映问题摘要' }),
  },
  D10: {
    story: (of) => of.transferred(),
    typed: () => ({
      addressee: '南阳市信访局',
      reason:
        '该事项反映的是养老保险待遇的核定,属于人力资源和社会保障部门职权,不属于组织部门职权范围,也不属于组织系统职权范围。',
      suggestedOrgan: '南阳市人力资源和社会保障局',
      attachments: '来信原件',
    }),
  },
  D11: {
    story: (of) => of.accused(),
    typed: () => ({
      addressee: '龙某元同志',
      points: '本年初本单位干部任用的时间安排和研究程序。',
      round: '第一次',
    }),
    ...byHandler,
  },
  D12: {
    story: (of) => of.accused(),
    typed: (day) => ({ plan: '调阅任用材料,个别谈话。', team: '员工handler、员工second', dueOn: day }),
    ...byHandler,
  },
  D13: {
    story: (of) => of.accused(),
    typed: () => ({
      part: '谈话笔录',
      team: '员工handler、员工second',
      person: '甲某',
      place: '某镇人民政府',
      content: '问:请说明有关情况。\n答:有关情况如下。',
    }),
    by: 'handler',
    checker: 'second',
  },
  D14: {
    story: (of) => of.verified(),
    typed: () => ({ team: '员工handler、员工second', course: '调阅材料12份,谈话8人次。' }),
    ...byHandler,
  },
  D15: { story: (of) => of.extensionAsked(), typed: (day) => ({ dueOn: day }), ...byHandler },
  D16: { story: (of) => of.extensionGranted() },
  D17: { story: (of) => of.answered(), ...byHandler },
  D18: { story: (of) => of.suggested(), ...byHandler },
  D19: {
    story: async (of, office, day) => {
      const id = await of.verified();
      const fields = { team: '员工handler、员工second', course: '调阅材料12份,谈话8人次。' };
      await onRoad(office, id, { code: 'D14', by: 'handler', fields, signer: 'deputy', on: day });
      const { handler, second } = office.staff;
      await of.act('handler', id, {
        type: 'giveReporterFeedback',
        staffIds: [handler.accountId, second.accountId],
        reached: true,
        opinion: 'agree',
        summary: '向本人说明了查核过程和结论。',
        givenOn: day,
      });
      return id;
    },
    typed: () => ({ way: '当面反馈' }),
    ...byHead,
  },
  D20: {
    story: delivered,
    typed: (day) => ({ appliedOn: day, reasons: '对差额的计算有异议。' }),
  },
  D21: { story: delivered, typed: reviewed, ...byHandler },
  D22: {
    story: delivered,
    typed: (day) => ({ ...reviewed(day), originalNo: '豫组信复〔2026〕2号' }),
    ...byHandler,
  },
  D23: {
    story: (of) => of.handled(),
    typed: () => ({
      time: '下周一上午9时',
      place: '市委组织部第二会议室',
      host: '张某',
      participants: '信访人、承办人、听证员三名',
      issues: '差额的计算依据和起始时间。',
    }),
    ...byHandler,
  },
  D24: {
    story: (of) => of.handled(),
    typed: (day) => ({
      kind: '调解协议书',
      partyA: '周某山',
      partyB: '某退休管理单位',
      facts: '双方对2019年以来的差额数额有争议。',
      terms: '乙方一次性补发差额。',
      performBy: day,
    }),
    ...byHandler,
  },
  D25: { story: (of) => of.passedDown(), typed: (day) => ({ ...UNIT, dueOn: day }) },
  D26: {
    story: (of) => of.passedDown('YJG'),
    typed: (day) => ({
      ...UNIT,
      projectNo: '宛组信督〔2026〕3号',
      ground: 'SUP-02 未按期办结',
      requirement: '十五日内办结并报送结果。',
      feedbackDue: day,
      round: '1',
      localRule: '组织系统信访事项督办办法',
    }),
  },
  D27: {
    story: (of) => of.handled(),
    typed: (day) => ({
      ...UNIT,
      subject: '规范工龄核定',
      problem: '核定表格缺少复核环节。',
      advice: '增设复核环节,明确责任人。',
      feedbackDue: day,
    }),
    ...byHandler,
  },
  D28: {
    story: (of) => of.handled(),
    typed: () => ({
      addressee: '南阳市信访局',
      adviceNo: '宛信访建〔2026〕2号',
      adopted: '部分采纳',
      reason: '已增设复核环节;软件改造列入明年计划。',
    }),
    ...byHandler,
  },
  D29: { story: (of) => of.answered(), typed: () => ({ addressee: '中共河南省委组织部' }), ...byHandler },
  D30: { story: (of) => of.answered(), by: 'handler', checker: 'examiner' },
  D31: {
    story: async (of) => {
      const id = await of.reported();
      await of.act('examiner', id, {
        type: 'returnForRework',
        gate: 'signing',
        reason: '第一项缺少证据。',
        requiredActions: ['补充核定办法的书面依据。'],
        failedChecks: ['QS03'],
      });
      return id;
    },
    typed: () => UNIT,
    ...byHead,
  },
  D32: {
    story: (of) => of.accused(),
    typed: () => ({
      addressee: '中共南阳市纪律检查委员会',
      clues: '涉嫌违反干部任用程序。',
      attachments: '线索材料3份',
      classification: '内部',
    }),
    ...byHandler,
  },
  D37: { story: delivered },
  D38: { story: delivered, typed: () => ({ bound: '李某', checkedBy: '张某' }) },
  D39: { story: (of) => of.imported(), typed: () => ({ route: '请向有管辖权的人民法院提出。' }) },
  D40: { story: (of) => of.redirected(), typed: () => ({ route: '可到该单位信访接待窗口提出。' }) },
  D41: { story: (of) => of.dutyAnswered(), ...byHandler },
  D42: {
    story: (of) => of.handled(),
    typed: () => ({
      cause: '撤回',
      evidence: '本人书面申请一份',
      approver: '张某',
      feedback: '不再反馈。',
    }),
    ...byHandler,
  },
  D43: {
    story: (of) => of.overdue(),
    ...byHandler,
  },
};

/** Papers that never leave the house: their end is the file. */
export const STAYS_INSIDE: readonly DocumentCode[] = [
  'D01',
  'D02',
  'D03',
  'D12',
  'D13',
  'D14',
  'D15',
  'D19',
  'D20',
  'D30',
  'D37',
  'D38',
  'D42',
  'D43',
];

import { type DocumentCode } from '#domain';
import type { DocumentCase } from '../document-case.js';
import { accepted, arrival, caseOf, matter, registered, submitted, triaged } from '../spec-support.js';
import {
  appeal,
  transferred,
  accused,
  verified,
  result,
  gate,
  extended,
  rework,
  delivered,
  feedback,
  overdue,
  to,
  reviewed,
} from './every-paper-stories.js';

type Sample = { of?: () => DocumentCase; typed?: Record<string, string> };
/** Case and typed fields for each code; the case is an appeal of 31(六) where none is named. */
export const SAMPLES: Readonly<Record<DocumentCode, Sample>> = {
  D01: {},
  D02: {
    typed: {
      receivers: '张某、王某',
      place: '市委组织部接访室',
      from: '2026年3月2日9时',
      to: '9时40分',
      statement: '来访人陈述，退休待遇自2019年起少发。',
      answer: '告知十五日内书面告知是否受理。',
    },
  },
  D03: {},
  D04: {
    typed: { route: '由本机关办理，六十日内出具处理意见书。', contact: '李某', phone: '0377-60000000' },
  },
  D05: { of: () => caseOf(transferred('notAccepted')), typed: { route: '请向正在办理的机关查询办理情况。' } },
  D06: {
    of: () => caseOf(transferred('noLonger')),
    typed: { route: '复核意见文号宛组信复〔2025〕3号，已于2025年12月1日送达。' },
  },
  D07: { of: () => caseOf(transferred('passDown')), typed: { route: '由其依照规定处理并书面告知。' } },
  D08: {
    of: () => caseOf(transferred('passDown')),
    typed: { ...to, feedbackDue: '2026-04-06', attachments: '来信复印件' },
  },
  D09: { of: () => accused(), typed: { ...to, dueOn: '2026-06-04', attachments: '反映问题摘要' } },
  D10: {
    of: () =>
      caseOf([
        registered(
          arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-02' }),
        ),
      ]),
    typed: {
      addressee: '南阳市信访局',
      reason: '该事项反映的是养老保险待遇的核定，属于人力资源和社会保障部门职权，不属于组织部门职权范围。',
      suggestedOrgan: '南阳市人力资源和社会保障局',
      attachments: '来信原件',
      contact: '李某',
    },
  },
  D11: {
    of: () => accused(),
    typed: {
      addressee: '龙占元同志',
      points: '2025年以来本单位干部任用的时间安排和研究程序。\n民主推荐环节的组织情况。',
      round: '第一次',
    },
  },
  D12: {
    of: () => accused(),
    typed: { plan: '调阅任用材料，个别谈话。', team: '张某、王某', dueOn: '2026-06-04' },
  },
  D13: {
    of: () => accused(),
    typed: {
      part: '谈话笔录',
      team: '张某、王某',
      person: '甲某',
      place: '2026年3月20日，某镇政府',
      content: '问：请说明有关情况。\n答：有关情况如下。',
    },
  },
  D14: {
    of: () => accused(verified),
    typed: { team: '张某、王某', course: '3月20日至4月10日，调阅材料12份，谈话8人次。' },
  },
  D15: { of: () => caseOf([...appeal, ...extended]), typed: { dueOn: '2026-05-06' } },
  D16: { of: () => caseOf([...appeal, ...extended]) },
  D17: { of: () => caseOf([...appeal, result], { superiorName: '中共河南省委组织部' }) },
  D18: {
    of: () => {
      const facts = arrival({
        matters: [
          matter({ class: 'suggestion', appealKind: null, purpose: 'opinion', categoryCode: '1101' }),
        ],
      });
      return caseOf([
        registered(facts),
        triaged(facts),
        accepted,
        submitted({ conclusion: 'adopted', answers: [] } as never),
      ]);
    },
  },
  D19: { of: () => accused(verified, feedback), typed: { way: '当面反馈' } },
  D20: {
    of: () => caseOf([...appeal, result, ...delivered]),
    typed: { appliedOn: '2026-09-20', reasons: '对差额的计算有异议。' },
  },
  D21: { typed: reviewed },
  D22: { typed: { ...reviewed, originalNo: '豫组信复〔2026〕2号' } },
  D23: {
    typed: {
      time: '2026年4月10日上午9时',
      place: '市委组织部第二会议室',
      host: '张某',
      participants: '信访人、承办人、听证员三名',
      issues: '差额的计算依据和起始时间。',
    },
  },
  D24: {
    typed: {
      kind: '调解协议书',
      partyA: '何守田',
      partyB: '某退休管理单位',
      facts: '双方对2019年以来的差额数额有争议。',
      terms: '乙方一次性补发差额。',
      performBy: '2026-06-30',
    },
  },
  D25: { of: () => caseOf(transferred('passDown')), typed: { ...to, dueOn: '2026-04-06' } },
  D26: {
    of: () => caseOf(transferred('passDown')),
    typed: {
      ...to,
      projectNo: '宛组信督〔2026〕3号',
      ground: 'SUP-02 未按期办结',
      requirement: '十五日内办结并报送结果。',
      feedbackDue: '2026-04-20',
      round: '1',
      localRule: '组织系统信访事项督办办法',
    },
  },
  D27: {
    typed: {
      ...to,
      subject: '规范退休待遇核定',
      problem: '核定表格缺少复核环节。',
      advice: '增设复核环节，明确责任人。',
      feedbackDue: '2026-05-06',
    },
  },
  D28: {
    typed: {
      addressee: '南阳市信访局',
      adviceNo: '宛信访建〔2026〕2号',
      adopted: '部分采纳',
      reason: '已增设复核环节；软件改造列入明年计划。',
    },
  },
  D29: {
    of: () => caseOf([...appeal, result]),
    typed: { addressee: '中共河南省委组织部', attachments: '处理意见书\n送达回证' },
  },
  D30: { of: () => caseOf([...appeal, result, gate]) },
  D31: { of: () => caseOf([...appeal, result, rework]), typed: to },
  D32: {
    of: () => accused(),
    typed: {
      addressee: '中共南阳市纪律检查委员会',
      clues: '涉嫌违反干部任用程序。',
      attachments: '线索材料3份',
      classification: '内部',
    },
  },
  D33: {
    typed: {
      addressee: '中共河南省委组织部',
      title: '基层反映退休待遇核定环节应予规范',
      kind: '专报',
      issueNo: '12',
      text: '近期来信来访中，反映退休待遇核定的明显增多。\n建议统一核定口径。',
      signer: '赵某',
      cc: '南阳市信访局、市委办公室',
    },
  },
  D34: {
    typed: {
      addressee: '中共河南省委组织部',
      stage: '首报',
      occurredAt: '2026年3月2日9时',
      place: '市委大门外',
      people: '退休人员约三十人',
      cause: '反映待遇补发。',
      course: '到场后秩序平稳。',
      present: '代表五人进入接访室。',
      measures: '部领导到场接谈。',
      reportedAt: '2026年3月2日9时25分（9:25）',
      urgency: '特急',
      signer: '赵某',
    },
  },
  D35: {
    typed: {
      title: '2026年第一季度信访工作统计分析报告',
      period: '2026年1月1日至3月31日',
      figures: '受理件次|86|79|92\n按期办结率|97.6%|95.1%|94.0%',
      situation: '一季度共受理86件次。',
      analysis: '反映老干部待遇的占三成。',
      next: '对核定环节开展检查。',
      addressee: '中共河南省委组织部',
    },
  },
  D36: {
    typed: {
      addressee: '各县市区委组织部',
      title: '关于2026年第一季度信访工作情况的通报',
      period: '2026年第一季度',
      ranking: '卧龙区|12|100%|0|1\n宛城区|15|93.3%|1|2',
      remarks: '多数单位按期办结。',
      demands: '对退回重办的抓紧整改。',
      cc: '市委办公室',
    },
  },
  D37: { of: () => caseOf([...appeal, result, ...delivered]) },
  D38: {
    of: () => caseOf([...appeal, result, ...delivered]),
    typed: { pages: '2\n3\n1\n4', archivalCode: 'A01-XF·2026-30-0001', bound: '李某', checkedBy: '张某' },
  },
  D39: { of: () => caseOf(transferred('import', 'item1')), typed: { route: '请向有管辖权的人民法院提出。' } },
  D40: { of: () => caseOf(transferred('redirect')), typed: { route: '可到该单位信访接待窗口提出。' } },
  D41: {
    of: () => {
      const facts = arrival({ matters: [matter({ appealKind: 'item5' })] });
      return caseOf([registered(facts), triaged(facts), accepted, result]);
    },
  },
  D42: { typed: { cause: '撤回', evidence: '本人书面申请一份', approver: '张某', feedback: '不再反馈。' } },
  D43: { of: () => caseOf([...appeal, overdue]) },
  D44: {
    typed: {
      period: '2026年3月2日至8日',
      shifts: '2026-03-02|白班|李某|赵某|0377-60000000\n2026-03-02|夜班|王某|赵某|0377-60000000',
      open: '一件紧急来访待续报。',
    },
  },
  D45: {
    typed: {
      from: '李某',
      to: '王某',
      witness: '张某',
      cases: '宛组信〔2026〕来信1号|办理中|2026-05-04',
      files: '卷12册',
      seals: '信访工作专用章1枚',
      media: '密钥载体1个',
      lent: '无',
    },
  },
  D46: {
    typed: {
      startedOn: '2026-03-01',
      books: '来信登记簿|112|113\n来访登记簿|40|41',
      cases: '信2025-98|2025-12-20|2025-12-25|李某|2026-02-23',
      paperCount: '1',
      systemCount: '1',
    },
  },
  D47: {
    typed: {
      unit: '中共卧龙区委组织部',
      period: '2026年第一季度',
      zero: '否',
      figures: '受理件次|12',
      filledBy: '钱某',
      checkedBy: '孙某',
    },
  },
  D48: {
    typed: {
      addressee: '各县市区委组织部',
      document: '宛组信通〔2026〕1号',
      figures: '按期办结率|93.3%|94.1%',
      reason: '一件的办结日录入有误。',
      signer: '赵某',
    },
  },
};

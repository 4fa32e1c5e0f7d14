import { type PetitionEvent } from '#domain';
import {
  accepted,
  accusation,
  arrival,
  caseOf,
  issued,
  matter,
  registered,
  submitted,
  triaged,
  uuid,
} from '../spec-support.js';

const approval = {
  signerId: uuid(16),
  capacity: 'leader',
  level: 'C',
  signedOn: '2026-04-01',
  onPaper: false,
} as const;
const threeParts = { significance: true, clarity: true, specificity: true };

export const appeal = [registered(), triaged(), accepted];
export const transferred = (
  decision: 'passDown' | 'redirect' | 'notAccepted' | 'noLonger' | 'import' | 'refer',
  kind: 'item1' | 'item6' = 'item6',
) => {
  const facts = arrival({
    origin: 'petitionOffice',
    transferKind: 'transfer',
    signedForOn: '2026-03-02',
    matters: [matter({ appealKind: kind })],
  });
  return [
    registered(facts),
    triaged(
      facts,
      { intakeDecision: decision, disposition: decision === 'passDown' ? 'ZS' : null },
      { targetName: '中共卧龙区委组织部', reason: '该事项正由南阳市信访局办理，案号为宛信访〔2026〕12号。' },
    ),
  ];
};
export const accused = (...more: PetitionEvent[]) =>
  caseOf([
    registered(accusation(), ACCUSING),
    triaged(accusation(), { threePartTest: threeParts, caseOpened: true }),
    accepted,
    ...more,
  ]);
const ACCUSING = {
  title: '反映突击提拔干部',
  content: '来信人反映某镇在换届前集中研究干部任用，程序上有缺漏，请求查核。',
  matters: { '1': { summary: '反映突击提拔干部', points: ['换届前集中提拔干部', '未经民主推荐程序'] } },
};
export const verified = submitted(
  {
    answers: [
      { point: '1.1', finding: 'partiallySubstantiated', conclusion: null, evidence: [], textLength: 4 },
      { point: '1.2', finding: 'unsubstantiated', conclusion: null, evidence: [], textLength: 4 },
    ],
    finding: 'partiallySubstantiated',
    conclusion: null,
  },
  {
    request: '反映的问题',
    facts: '经查，提拔时间集中，程序齐备。',
    opinion: '对有关负责人批评教育。',
    basis: '《信访工作条例》第三十条第一款',
    measures: ['批评教育有关负责人。'],
  },
);
export const result = submitted();
export const gate: PetitionEvent = {
  type: 'GatePassed',
  occurredOn: '2026-04-22',
  article: 'fourCheckpoints',
  data: {
    gate: 'signing',
    round: 1,
    ruleSet: 'v1',
    verdicts: [
      { check: 'QP01', value: 'passed', hard: true, decidedBy: [], missing: [] },
      { check: 'QS01', value: 'passed', hard: true, decidedBy: [], missing: [] },
    ],
    examinerId: uuid(14),
    substitution: null,
  },
  sealed: { softFailureRemarks: {} },
};
export const extended: PetitionEvent[] = [
  {
    type: 'ExtensionRequested',
    occurredOn: '2026-04-20',
    article: 'extension',
    data: { clock: 'dueHandle', days: 20, reasonLength: 40, reasonVague: false },
    sealed: { reason: '涉及三个年度的工资档案，须向两个单位调取原始凭证逐笔核对。' },
  },
  {
    type: 'ExtensionApproved',
    occurredOn: '2026-04-22',
    article: 'extension',
    data: { days: 20, approval },
    sealed: {},
  },
];
export const rework: PetitionEvent = {
  type: 'ReworkOrdered',
  occurredOn: '2026-04-22',
  article: 'rework',
  data: {
    gate: 'signing',
    round: 1,
    ruleSet: 'v1',
    failedChecks: ['QS02'],
    verdicts: [],
    dueOn: '2026-05-07',
    examinerId: uuid(14),
  },
  sealed: { reason: '第二项缺少证据。', requiredActions: ['补充核定办法的书面依据。'] },
};
export const delivered: PetitionEvent[] = [
  gate,
  issued('handlingOpinion'),
  {
    type: 'ResultDispatched',
    occurredOn: '2026-09-06',
    article: 'closureDay',
    data: { method: 'posted', dispatchedOn: '2026-09-06' },
    sealed: { trackingNo: 'XA12345678941' },
  },
  {
    type: 'ResultDelivered',
    occurredOn: '2026-09-10',
    article: 'review',
    data: { deliveredOn: '2026-09-10', how: 'signed' },
    sealed: { receivedBy: '何守田' },
  },
];
export const feedback: PetitionEvent = {
  type: 'ReporterFeedbackGiven',
  occurredOn: '2026-05-20',
  article: 'reporterFeedback',
  data: { staffIds: [uuid(12), uuid(13)], reached: true, opinion: 'agree' },
  sealed: { summary: '向本人说明了查核过程和结论。' },
};
export const overdue: PetitionEvent = {
  type: 'OverdueExplained',
  occurredOn: '2026-05-20',
  article: 'extension',
  data: { overdueDays: 6, responsibleId: uuid(12), approval },
  sealed: { cause: '向外省单位调取档案用时超出预计。' },
};

export const to = { addressee: '中共卧龙区委组织部', contact: '李某', phone: '0377-60000000' };
export const reviewed = {
  originalNo: '宛组信复〔2026〕5号',
  appliedOn: '2026-09-20',
  reasons: '对差额的计算有异议。',
  facts: '经复查，差额计算以2019年核定表为依据，与原意见认定的事实一致。',
  conclusion: '维持原意见',
  opinion: '原处理意见认定事实清楚，适用依据正确。',
  basis: '《信访工作条例》第三十五条',
};

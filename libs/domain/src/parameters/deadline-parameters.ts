import { own, remembered, statutory, type DayBudget, type Parameter } from './parameter.js';

/** 办结日停在哪一步 (K-20). */
export type ClosureStop = 'issued' | 'posted' | 'delivered';

/** To whom the 60 days apply: 31(六) only since 2022, every accepted matter before (C3). */
export type HandleScope = 'item6' | 'all';

/** Periods (§4.7 and the rules that name one): unit, article and evidence beside each value. */
export const DEADLINE_PARAMETERS = {
  notifyDays: statutory(
    { zh: '书面告知期限', unit: 'day', bound: 'shorten' },
    [15, 'directNotice2005'],
    [15, 'directNotice'],
  ),
  objectionDays: statutory<number | null>(
    { zh: '提出异议期限', unit: 'workday', bound: 'shorten' },
    [null, null],
    [5, 'objection'],
  ),
  handleDays: statutory(
    { zh: '办理期限', unit: 'day', bound: 'shorten' },
    [60, 'handlingPeriod2005'],
    [60, 'handlingPeriod'],
  ),
  handleExtMax: statutory(
    { zh: '延长期限上限(累计)', unit: 'day', bound: 'shorten' },
    [30, 'extension2005'],
    [30, 'extension'],
  ),
  reviewWindowDays: statutory(
    { zh: '申请复查期间', unit: 'day', bound: 'fixed' },
    [30, 'review2005'],
    [30, 'review'],
  ),
  recheckWindowDays: statutory(
    { zh: '申请复核期间', unit: 'day', bound: 'fixed' },
    [30, 'recheck2005'],
    [30, 'recheck'],
  ),
  reviewDays: statutory(
    { zh: '复查期限', unit: 'day', bound: 'shorten' },
    [30, 'review2005'],
    [30, 'review'],
  ),
  recheckDays: statutory(
    { zh: '复核期限', unit: 'day', bound: 'shorten' },
    [30, 'recheck2005'],
    [30, 'recheck'],
  ),
  representativesMax: statutory(
    { zh: '走访代表人数上限', unit: 'person', bound: 'fixed' },
    [5, 'representatives2005'],
    [5, 'representatives'],
  ),
  handleScope: {
    zh: '办理期限适用范围',
    unit: 'choice',
    bound: 'fixed',
    evidence: '核',
    choices: ['item6', 'all'],
    values: [
      { from: '2005-05-01', to: '2022-04-30', value: 'all', article: 'handlingPeriod2005' },
      { from: '2022-05-01', to: null, value: 'item6', article: 'handlingPeriod' },
    ],
  } satisfies Parameter<HandleScope> as Parameter<HandleScope>,
  internalNotifyDays: own<DayBudget | null>('内部告知期限(取短)', 'budget', null, 'notifyBudget'),
  extensionTimes: own('延期次数', 'times', 1, 'extension'),
  closureStopsAt: {
    ...own<ClosureStop>('办结日停在', 'choice', 'posted', 'closureDay'),
    choices: ['issued', 'posted', 'delivered'],
  } as Parameter<ClosureStop>,
  deemedSigningDays: own('视为签收', 'workday', 3, 'deemedSigning'),
  objectionAnswerDays: own('异议答复等候', 'workday', 10, 'objection'),
  verificationDays: own('查核期限', 'day', 60, 'verificationPeriod'),
  verificationExtMax: own('查核延期上限(累计)', 'day', 30, 'verificationExtension'),
  proposeDays: own('提出拟办意见', 'workday', 5, 'proposal'),
  instructDays: own('领导批示', 'workday', 4, 'instruction'),
  reportUpDays: own('密封件报送上级', 'workday', 5, 'reportUp'),
  referDays: own('移送纪检监察、司法', 'workday', 5, 'referral'),
  simplifiedDays: own('简易办理期限', 'workday', 10),
  feedbackDays: own('交办反馈期限(函中未写时)', 'day', 60, 'resultRequired'),
  coReplyDays: own('协办答复期限(函中未写时)', 'day', 30, 'jointHandling'),
  inquiryReplyDays: {
    ...own('函询书面回复', 'workday', 15, 'inquiryReply'),
    evidence: '核',
  } as Parameter<number>,
  reporterFeedbackDays: own('实名举报反馈', 'workday', 15, 'reporterFeedback'),
  adviceReplyDays: own('建议反馈期限', 'day', 30, 'adviceReply'),
  reworkDays: own('退回重办期限', 'day', 15, 'rework'),
  executionDays: own('支持意见执行期限(意见中未写时)', 'day', 60, 'opinionExecution'),
  selfReviewDays: {
    ...own('诫勉后交书面检查', 'workday', 5, 'admonitionFollowUp'),
    evidence: '核',
  } as Parameter<number>,
  rectificationMonths: {
    ...own('提醒、诫勉后整改报告', 'month', 6, 'admonitionFollowUp'),
    evidence: '核',
  } as Parameter<number>,
  completionDays: own('补正手续期限', 'day', 15, 'rework'),
  reopenedHandleDays: own('撤销重办期限', 'day', 60, 'reopening'),
  fileReviewMonths: own('存查复看', 'month', 6, 'filing'),
  fastLaneClose: own('快速通道查结', 'workday', 5, 'fastLaneClocks'),
  fastLaneComplex: own('快速通道查结(复杂)', 'workday', 10, 'fastLaneClocks'),
  urgentPhoneMinutes: remembered('紧急电话报告', 'minute', 30, 'urgentReport'),
  urgentWrittenMinutes: remembered('紧急书面报告', 'minute', 60, 'urgentReport'),
  urgentFollowUpMinutes: remembered('紧急续报', 'minute', 120, 'urgentReport'),
  urgentRepeatMinutes: own('紧急到点后重复提醒(0 为不重复)', 'minute', 30, 'urgentReport'),
};

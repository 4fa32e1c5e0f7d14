import type { Label } from './label.js';

/** 告知 (Art. 23): what the petitioner is told in writing, by which document of §5.1. */
export const NOTIFICATION_KINDS = {
  acceptanceNotice: { zh: '受理告知书', document: 'D04' },
  mergeNotice: { zh: '受理告知书(并案简式)', document: 'D04' },
  nonAcceptanceNotice: { zh: '不予受理告知书', document: 'D05' },
  noFurtherAcceptanceNotice: { zh: '不再受理告知书', document: 'D06' },
  transferNotice: { zh: '转送告知书(去向告知)', document: 'D07' },
  procedureNotice: { zh: '导入法定程序告知书', document: 'D39' },
  competentOrganNotice: { zh: '向有权机关提出告知书', document: 'D40' },
  directReply: { zh: '告知与答复合一', document: 'D18' },
} as const satisfies Record<string, Label & { document: string }>;
/** 告知种类. */
export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

/** 办理记录: what a handler writes down while handling. */
export const NOTE_KINDS = {
  statement: { zh: '听取陈述' },
  contact: { zh: '联系记录' },
  receptionInterview: { zh: '接谈记录' },
  verificationPlan: { zh: '查核方案' },
  interviewTranscript: { zh: '谈话笔录' },
  siteVisit: { zh: '实地查看' },
  documentCheck: { zh: '查阅资料' },
  evidence: { zh: '证据' },
  inquirySent: { zh: '发出函询' },
  inquiryReply: { zh: '函询书面回复' },
  talk: { zh: '谈话' },
  coReply: { zh: '协办答复' },
  coordination: { zh: '会办、协调记录' },
  hearing: { zh: '听证' },
  mediation: { zh: '调解、和解' },
  progress: { zh: '办理情况' },
  execution: { zh: '落实情况' },
  clarification: { zh: '澄清决定' },
  recusalDeclaration: { zh: '回避自查声明' },
  disclosureIncident: { zh: '泄露处置记录' },
  assistance: { zh: '帮扶记录' },
  instruction: { zh: '批示' },
  explanation: { zh: '说明' },
} as const satisfies Record<string, Label>;
/** 办理记录种类. */
export type NoteKind = keyof typeof NOTE_KINDS;

/** 查核结论 (§2.4): of an accusation, point by point (O-39). */
export const FINDINGS = {
  substantiated: { zh: '属实' },
  partiallySubstantiated: { zh: '部分属实' },
  unsubstantiated: { zh: '不属实' },
  noEvidence: { zh: '查无实据' },
  falseAccusation: { zh: '诬告' },
  unverifiable: { zh: '无法查核' },
} as const satisfies Record<string, Label>;
/** 查核结论. */
export type Finding = keyof typeof FINDINGS;

/** 处理意见: of an appeal (Art. 32), of duties asked for (31(五)), of a suggestion (Art. 29) or a consultation. */
export const CONCLUSIONS = {
  support: { zh: '支持' },
  explain: { zh: '解释说明' },
  notSupport: { zh: '不予支持' },
  dutyPerformed: { zh: '已依法履行' },
  dutyAnswered: { zh: '已依法答复' },
  adopted: { zh: '采纳' },
  partlyAdopted: { zh: '部分采纳' },
  notAdopted: { zh: '未采纳' },
  answered: { zh: '已答复' },
} as const satisfies Record<string, Label>;
/** 处理意见. */
export type Conclusion = keyof typeof CONCLUSIONS;

/** 处理措施: the columns of the QS05 table. */
export const MEASURES = {
  criticism: { zh: '批评教育' },
  reminder: { zh: '提醒' },
  admonition: { zh: '诫勉' },
  organisationalAdjustment: { zh: '组织调整、组织处理' },
  referral: { zh: '移送' },
  correctAppointment: { zh: '纠正违规任用' },
  accountability: { zh: '责任追究' },
  improveSystem: { zh: '完善制度' },
  clarification: { zh: '澄清' },
  executeSupport: { zh: '执行支持意见' },
  counselling: { zh: '疏导帮扶' },
  noAction: { zh: '不作处理' },
} as const satisfies Record<string, Label>;
/** 处理措施. */
export type Measure = keyof typeof MEASURES;

/** 提醒、诫勉之后要交的 (O-20). */
export const MEASURE_FOLLOW_UPS = {
  selfReview: { zh: '书面检查' },
  rectification: { zh: '整改报告' },
} as const satisfies Record<string, Label>;
/** 提醒、诫勉之后要交的. */
export type MeasureFollowUp = keyof typeof MEASURE_FOLLOW_UPS;

/** 满意度 (§1.13), with the national system's codes. */
export const SATISFACTION = {
  satisfied: { zh: '满意', code: '0' },
  basicallySatisfied: { zh: '基本满意', code: '1' },
  dissatisfied: { zh: '不满意', code: '3' },
} as const satisfies Record<string, Label & { code: string }>;
/** 满意度三档. */
export type Satisfaction = keyof typeof SATISFACTION;

/** 信访人意见 on the result (QS10), with the national system's codes. */
export const PETITIONER_OPINIONS = {
  agree: { zh: '同意', code: '0' },
  disagree: { zh: '不同意', code: '1' },
  none: { zh: '未表态', code: '9' },
} as const satisfies Record<string, Label & { code: string }>;
/** 信访人意见. */
export type PetitionerOpinion = keyof typeof PETITIONER_OPINIONS;

/** 三到位一处理 (Art. 27), several may be ticked. */
export const RESOLUTION_MODES = {
  solved: { zh: '诉求合理的解决问题到位' },
  educated: { zh: '诉求无理的思想教育到位' },
  assisted: { zh: '生活困难的帮扶救助到位' },
  dealtWithByLaw: { zh: '行为违法的依法处理' },
} as const satisfies Record<string, Label>;
/** 办结方式. */
export type ResolutionMode = keyof typeof RESOLUTION_MODES;

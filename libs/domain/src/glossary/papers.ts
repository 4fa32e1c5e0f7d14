import type { Label } from './label.js';

/** L 信函 · G 公文 · F 表格 · N 呈批件 · R 报告 · S 专用. */
export type DocumentFormat = 'L' | 'G' | 'F' | 'N' | 'R' | 'S';

/** 文书 D01–D48 (§5.1). A row that covers several papers names the first in `id`. */
export const DOCUMENTS = {
  D01: { zh: '来信来访登记表', id: 'registrationForm', format: 'F' },
  D02: { zh: '来访接谈记录', id: 'interviewRecord', format: 'F' },
  D03: { zh: '信访呈批单', id: 'routingSheet', format: 'N' },
  D04: { zh: '受理告知书', id: 'acceptanceNotice', format: 'L' },
  D05: { zh: '不予受理告知书', id: 'nonAcceptanceNotice', format: 'L' },
  D06: { zh: '不再受理告知书', id: 'noFurtherAcceptanceNotice', format: 'L' },
  D07: { zh: '转送告知书', id: 'transferNoticeToPetitioner', format: 'L' },
  D08: { zh: '转送函', id: 'transferLetter', format: 'L' },
  D09: { zh: '交办函', id: 'assignmentLetter', format: 'L' },
  D10: { zh: '异议函', id: 'objectionLetter', format: 'L' },
  D11: { zh: '函询通知书', id: 'inquiryLetter', format: 'L' },
  D12: { zh: '立案(立项)审批表', id: 'caseOpeningApproval', format: 'N' },
  D13: { zh: '查核方案、谈话笔录', id: 'investigationPlan', format: 'N' },
  D14: { zh: '查核报告', id: 'investigationReport', format: 'R' },
  D15: { zh: '延期审批表', id: 'extensionApproval', format: 'N' },
  D16: { zh: '延期告知书', id: 'extensionNotice', format: 'L' },
  D17: { zh: '信访处理意见书', id: 'handlingOpinion', format: 'L' },
  D18: { zh: '建议采纳回复函', id: 'suggestionReply', format: 'L' },
  D19: { zh: '实名举报反馈记录', id: 'feedbackRecord', format: 'F' },
  D20: { zh: '复查申请登记', id: 'reviewRequest', format: 'F' },
  D21: { zh: '复查意见书', id: 'reviewOpinion', format: 'L' },
  D22: { zh: '复核意见书', id: 'recheckOpinion', format: 'L' },
  D23: { zh: '听证通知书、笔录、报告', id: 'hearingNotice', format: 'L' },
  D24: { zh: '调解协议书、和解协议书', id: 'mediationAgreement', format: 'S' },
  D25: { zh: '催办通知', id: 'urgeNotice', format: 'L' },
  D26: { zh: '督办通知书', id: 'supervisionNotice', format: 'L' },
  D27: { zh: '工作建议函', id: 'adviceLetter', format: 'L' },
  D28: { zh: '建议采纳情况反馈', id: 'adviceReply', format: 'L' },
  D29: { zh: '办结报告', id: 'closureReport', format: 'R' },
  D30: { zh: '四关审核表', id: 'checkpointReviewForm', format: 'N' },
  D31: { zh: '退回重办通知', id: 'reworkNotice', format: 'L' },
  D32: { zh: '移送函', id: 'referralLetter', format: 'L' },
  D33: { zh: '信访信息', id: 'bulletinItem', format: 'G' },
  D34: { zh: '紧急信访信息报告', id: 'urgentReport', format: 'G' },
  D35: { zh: '季度统计分析报告', id: 'quarterlyReport', format: 'R' },
  D36: { zh: '情况通报', id: 'circular', format: 'G' },
  D37: { zh: '送达回证', id: 'serviceReceipt', format: 'F' },
  D38: { zh: '卷内目录、备考表', id: 'fileIndex', format: 'F' },
  D39: { zh: '导入法定程序告知书', id: 'procedureNotice', format: 'L' },
  D40: { zh: '向有权机关提出告知书', id: 'competentOrganNotice', format: 'L' },
  D41: { zh: '履行职责答复函', id: 'dutyReply', format: 'L' },
  D42: { zh: '撤回申请、终止办理记录', id: 'withdrawalRecord', format: 'F' },
  D43: { zh: '超期说明', id: 'overdueStatement', format: 'N' },
  D44: { zh: '值班表、交班记录', id: 'dutyRoster', format: 'F' },
  D45: { zh: '交接清单', id: 'handoverList', format: 'F' },
  D46: { zh: '接管清单', id: 'openingBalance', format: 'F' },
  D47: { zh: '汇总填报表', id: 'aggregateReturn', format: 'F' },
  D48: { zh: '更正通知', id: 'correctionNotice', format: 'G' },
} as const satisfies Record<string, Label & { id: string; format: DocumentFormat }>;
/** 文书代码. */
export type DocumentCode = keyof typeof DOCUMENTS;

/** 台账、登记簿 L01–L29 (§6.1), L30 to L32 of our own. */
export const REGISTERS = {
  L01: { zh: '来信登记簿', id: 'letterRegister' },
  L02: { zh: '来访登记簿', id: 'visitRegister' },
  L03: { zh: '电话登记簿', id: 'phoneRegister' },
  L04: { zh: '网络、短信举报登记簿', id: 'onlineRegister' },
  L05: { zh: '上级要结果案件台账', id: 'resultRequiredRegister' },
  L06: { zh: '立案查核台账', id: 'caseOpeningRegister' },
  L07: { zh: '自立案件检查台账', id: 'selfOpenedInspection' },
  L08: { zh: '转送交办台账', id: 'dispatchRegister' },
  L09: { zh: '催办督办台账', id: 'supervisionRegister' },
  L10: { zh: '延期台账', id: 'extensionRegister' },
  L11: { zh: '复查复核台账', id: 'reviewRegister' },
  L12: { zh: '集体访、重大紧急台账', id: 'urgentRegister' },
  L13: { zh: '领导阅批接访包案台账', id: 'leaderRegister' },
  L14: { zh: '信访信息报送采用台账', id: 'bulletinRegister' },
  L15: { zh: '重点人、积案台账', id: 'focusRegister' },
  L16: { zh: '满意度评价台账', id: 'ratingRegister' },
  L17: { zh: '文书用印与送达台账', id: 'sealDeliveryRegister' },
  L18: { zh: '归档移交台账', id: 'archiveRegister' },
  L19: { zh: '查询、导出审计台账', id: 'accessAudit' },
  L20: { zh: '借阅登记簿', id: 'borrowRegister' },
  L21: { zh: '交接登记簿', id: 'handoverRegister' },
  L22: { zh: '外部得知事件台账', id: 'outsideIncidentRegister' },
  L23: { zh: '值班登记簿', id: 'dutyRegister' },
  L24: { zh: '联系点与点题台账', id: 'sourceRegister' },
  L25: { zh: '快速通道台账', id: 'fastLaneRegister' },
  L26: { zh: '追溯调整台账', id: 'restatementLedger' },
  L27: { zh: '接管对账簿', id: 'takeoverLedger' },
  L28: { zh: '汇总填报台账', id: 'aggregateReturnRegister' },
  L29: { zh: '目标与追究台账', id: 'targetRegister' },
  // of our own, for the quarterly word to the petition office (O-14)
  L30: { zh: '向信访部门反馈表', id: 'petitionOfficeFeedback' },
  // of our own, for what §6.5 asks of destruction
  L31: { zh: '销毁清册', id: 'destructionRegister' },
  // of our own, for what was written on the public page until it is a petition
  L32: { zh: '网上来件登记簿', id: 'onlineMessageRegister' },
} as const satisfies Record<string, Label & { id: string }>;
/** 台账代码. */
export type RegisterCode = keyof typeof REGISTERS;

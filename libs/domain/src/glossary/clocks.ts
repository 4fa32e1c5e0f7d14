import type { Label } from './label.js';

/** 时钟 (§4.6), and the internal ones of O-08 to O-10 and O-75. */
export const CLOCKS = {
  dueNotify: { zh: '告知期限' },
  objectionDue: { zh: '异议期限' },
  dueHandle: { zh: '办理期限' },
  verificationDue: { zh: '查核期限' },
  simplifiedDue: { zh: '简易办理期限' },
  feedbackDue: { zh: '反馈期限' },
  inquiryReplyDue: { zh: '函询回复期限' },
  feedbackToReporterDue: { zh: '实名反馈期限' },
  coReplyDue: { zh: '协办答复期限' },
  reviewWindow: { zh: '申请复查期间' },
  recheckWindow: { zh: '申请复核期间' },
  dueReview: { zh: '复查期限' },
  dueRecheck: { zh: '复核期限' },
  adviceReplyDue: { zh: '建议反馈期限' },
  superviseDue: { zh: '督办反馈期限' },
  reworkDue: { zh: '重办期限' },
  completionDue: { zh: '补正期限' },
  executionDue: { zh: '执行期限' },
  selfReviewDue: { zh: '书面检查期限' },
  rectificationDue: { zh: '整改报告期限' },
  proposeDue: { zh: '拟办期限' },
  instructDue: { zh: '批示期限' },
  reportUpDue: { zh: '报送上级期限' },
  fastLaneDue: { zh: '快速通道查结期限' },
  urgentPhone: { zh: '紧急电话报告' },
  urgentWritten: { zh: '紧急书面报告' },
  followUp: { zh: '紧急续报' },
} as const satisfies Record<string, Label>;
/** 时钟. */
export type ClockKind = keyof typeof CLOCKS;

/** 灯 (§4.5): shape + word + colour key; one table for the whole system. */
export const LIGHTS = {
  red: { zh: '超期', shape: '■', colour: 'red', overdue: true },
  rollover: { zh: '顺延', shape: '▲', colour: 'rollover', overdue: false },
  orange: { zh: '紧', shape: '▲', colour: 'orange', overdue: false },
  yellow: { zh: '临期', shape: '▲', colour: 'yellow', overdue: false },
  green: { zh: '正常', shape: '●', colour: 'green', overdue: false },
} as const satisfies Record<string, Label & { shape: string; colour: string; overdue: boolean }>;
/** 灯色. */
export type Light = keyof typeof LIGHTS;

/** 叠加记号: they stand beside a light or in its place, and are no lights. */
export const CLOCK_MARKS = {
  suspended: { zh: '暂停', shape: '◆', colour: 'grey' },
  provisional: { zh: '暂定', shape: '○', colour: 'grey' },
  stopped: { zh: '已停', shape: '', colour: 'grey' },
} as const satisfies Record<string, Label & { shape: string; colour: string }>;
/** 叠加记号. */
export type ClockMark = keyof typeof CLOCK_MARKS;

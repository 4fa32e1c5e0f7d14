import type { Label } from './label.js';

/** 信访信息种类 (§2.7). */
export const BULLETIN_TYPES = {
  urgent: { zh: '紧急信息' },
  trend: { zh: '动态' },
  analysis: { zh: '综合分析' },
  suggestion: { zh: '建议' },
  experience: { zh: '经验做法' },
} as const satisfies Record<string, Label>;
/** 信访信息种类. */
export type BulletinType = keyof typeof BULLETIN_TYPES;

/** 苗头性、倾向性、前瞻性. */
export const OUTLOOKS = {
  emerging: { zh: '苗头性' },
  trending: { zh: '倾向性' },
  forward: { zh: '前瞻性' },
} as const satisfies Record<string, Label>;
/** 苗头性、倾向性、前瞻性. */
export type Outlook = keyof typeof OUTLOOKS;

/** 采用、批示的级别 (O-58), from the lowest. */
export const BULLETIN_LEVELS = {
  county: { zh: '县' },
  city: { zh: '市' },
  province: { zh: '省' },
  central: { zh: '中央' },
} as const satisfies Record<string, Label>;
/** 采用级别. */
export type BulletinLevel = keyof typeof BULLETIN_LEVELS;

export const BULLETIN_STATUSES = {
  drafted: { zh: '起草' },
  checked: { zh: '已核脱敏' },
  submitted: { zh: '已报送' },
  adopted: { zh: '已采用' },
} as const satisfies Record<string, Label>;
/** 信息状态. */
export type BulletinStatus = keyof typeof BULLETIN_STATUSES;

/** 值班班次 with their hours. @unit minutes after midnight; a shift that ends earlier than it begins ends the next day */
export const DUTY_SHIFTS = {
  day: { zh: '白班', from: 480, to: 1080 },
  night: { zh: '夜班', from: 1080, to: 480 },
} as const satisfies Record<string, Label & { from: number; to: number }>;
/** 值班班次. */
export type DutyShiftKind = keyof typeof DUTY_SHIFTS;

export const DUTY_STATUSES = {
  planned: { zh: '已排' },
  handedOver: { zh: '已交待接' },
  takenOver: { zh: '已交接' },
} as const satisfies Record<string, Label>;
/** 值班状态. */
export type DutyStatus = keyof typeof DUTY_STATUSES;

/** 外部得知来源 (O-82). */
export const LEARNT_FROM = {
  superior: { zh: '上级' },
  media: { zh: '媒体' },
  petitionOffice: { zh: '信访部门' },
  other: { zh: '其他' },
} as const satisfies Record<string, Label>;
/** 外部得知来源. */
export type LearntFrom = keyof typeof LEARNT_FROM;

/** 迟报、漏报、瞒报 (O-83). */
export const REPORT_VERDICTS = {
  inTime: { zh: '按时报告' },
  late: { zh: '迟报' },
  omitted: { zh: '漏报' },
  concealed: { zh: '瞒报' },
} as const satisfies Record<string, Label>;
/** 迟报、漏报、瞒报. */
export type ReportVerdict = keyof typeof REPORT_VERDICTS;

export const INCIDENT_STATUSES = {
  learnt: { zh: '待比对' },
  noReport: { zh: '无对应报告待认定' },
  judged: { zh: '已认定' },
} as const satisfies Record<string, Label>;
/** 外部得知事件状态. */
export type IncidentStatus = keyof typeof INCIDENT_STATUSES;

export const PERIOD_STATUSES = {
  set: { zh: '有效' },
  suspended: { zh: '已停' },
} as const satisfies Record<string, Label>;
/** 敏感时期状态. */
export type PeriodStatus = keyof typeof PERIOD_STATUSES;

/** 目标的方向 (O-85). */
export const TARGET_OPS = {
  atLeast: { zh: '不低于(≥)' },
  atMost: { zh: '不高于(≤)' },
} as const satisfies Record<string, Label>;
/** 目标的方向. */
export type TargetOp = keyof typeof TARGET_OPS;

/** 年度目标可选的指标 (§3.2), with the unit of target and actual. */
export const TARGET_INDICATORS = {
  'I-08': { zh: '按期受理告知率', unit: '‰' },
  'I-09': { zh: '按期办结率', unit: '‰' },
  'I-20': { zh: '直接办理率', unit: '‰' },
  'I-24': { zh: '一次审结率', unit: '‰' },
  'I-26': { zh: '信息采用率', unit: '‰' },
  'I-28': { zh: '自立案件检查率', unit: '‰' },
  submitted: { zh: '报送信息条数', unit: '条' },
} as const satisfies Record<string, Label & { unit: string }>;
/** 年度目标可选的指标. */
export type TargetIndicator = keyof typeof TARGET_INDICATORS;

/** 考核计分办法 (§3.3): how points of a yearly scheme are earned. */
export const SCORE_RULES = {
  rate: { zh: '按率得分(满分×率)' },
  each: { zh: '比上年同期每增一件扣分' },
  below: { zh: '低于线扣分' },
  manual: { zh: '按工作评分' },
} as const satisfies Record<string, Label>;
/** 考核计分办法. */
export type ScoreRule = keyof typeof SCORE_RULES;

/** 考核可用的指标 (§3.2, §3.3). */
export const SCORE_INDICATORS = {
  'I-05': { zh: '重复信访' },
  'I-08': { zh: '按期受理告知率' },
  'I-09': { zh: '按期办结(答复)率' },
  'I-10': { zh: '办结率' },
  'I-11': { zh: '超期' },
  'I-14': { zh: '群众参评率' },
  'I-15': { zh: '参评满意率' },
  'I-17': { zh: '一次性化解率' },
  'I-18': { zh: '包案化解率' },
  'I-20': { zh: '直办率' },
  'I-24': { zh: '一次审结率' },
  'I-26': { zh: '信息采用率' },
  'I-28': { zh: '自立案件检查率' },
} as const satisfies Record<string, Label>;
/** 考核可用的指标. */
export type ScoreIndicator = keyof typeof SCORE_INDICATORS;

/** 责任追究措施 (O-88): the last three are the joint conference's and can only be proposed. */
export const ACCOUNTABILITY_MEASURES = {
  remind: { zh: '提醒', ours: true },
  circular: { zh: '内部通报', ours: true },
  writtenReview: { zh: '责成书面检查', ours: true },
  rework: { zh: '退回重办', ours: true },
  deduct: { zh: '年度目标扣分', ours: true },
  admonitoryMeeting: { zh: '约谈', ours: false },
  publicSupervision: { zh: '挂牌督办', ours: false },
  orderToRectify: { zh: '责令限期整改', ours: false },
} as const satisfies Record<string, Label & { ours: boolean }>;
/** 责任追究措施. */
export type AccountabilityMeasure = keyof typeof ACCOUNTABILITY_MEASURES;

/** 自立案件检查结论 (O-43). */
export const INSPECTION_CONCLUSIONS = {
  qualified: { zh: '合格' },
  completion: { zh: '补正' },
  redo: { zh: '重办' },
} as const satisfies Record<string, Label>;
/** 自立案件检查结论. */
export type InspectionConclusion = keyof typeof INSPECTION_CONCLUSIONS;

/** 自立案件状态. */
export const SELF_OPENED_STATUSES = {
  opened: { zh: '已立案备案' },
  closed: { zh: '已结案待检查' },
  completing: { zh: '补正中' },
  redoing: { zh: '重办中' },
  qualified: { zh: '检查合格' },
} as const satisfies Record<string, Label>;
/** 自立案件状态. */
export type SelfOpenedStatus = keyof typeof SELF_OPENED_STATUSES;

import { type Label, zhOf } from './label.js';

/** 入口决定 (§1.14): which road a matter takes. */
export const INTAKE_DECISIONS = {
  handle: { zh: '本机关受理办理', basis: '第二十三条第一款' },
  passDown: { zh: '转送、交办下级', basis: '第二十三条第一款' },
  passUp: { zh: '报上级', basis: 'O-10' },
  refer: { zh: '移送', basis: 'O-28' },
  redirect: { zh: '告知向有权机关提出', basis: '第二十三条第一款' },
  import: { zh: '导入法定程序', basis: '第三十一条' },
  notAccepted: { zh: '不予受理', basis: '第十九条第三款' },
  noLonger: { zh: '不再受理', basis: '第三十六条第三款' },
  objection: { zh: '提出异议', basis: '第二十三条第三款' },
  mergeInto: { zh: '并案', basis: 'O-25' },
  file: { zh: '存查', basis: 'O-27' },
} as const satisfies Record<string, Label & { basis: string }>;
/** 入口决定, eleven values. */
export type IntakeDecision = keyof typeof INTAKE_DECISIONS;

/** Why a petition is filed (O-27). */
export const FILING_REASONS = {
  ANONYMOUS_NO_SUBSTANCE: { zh: '匿名且无实质线索' },
  REPEAT_NOTHING_NEW: { zh: '重复且无新内容' },
  PETITIONER_ASKED: { zh: '信访人要求' },
  OTHER: { zh: '其他' },
} as const satisfies Record<string, Label>;

/** Why a petition is not accepted: one ground since 2022 (C2, §1.15), one more before. */
export const NOT_ACCEPTED_REASONS = {
  IN_PROCESS_19_3: { zh: '已经受理或者正在办理' },
  PROPER_PROCEDURE_21_1: { zh: '应走法定途径(2005《信访条例》)' },
} as const satisfies Record<string, Label>;

/** Does it count as handled here or passed on (I-20, I-32)? `—` = outside both. */
export type DispositionShare = 'direct' | 'passedOn' | 'neither' | 'outside' | 'withMain';

/** 办理方式 (§2.3): how it is handled; each matter has exactly one at any time (O-25). */
export const DISPOSITIONS = {
  ZB: { zh: '直接办理', id: 'handle_directly', result: true, share: 'direct' },
  LB: { zh: '联合办理', id: 'handle_jointly', result: true, share: 'direct' },
  YJG: { zh: '交办要结果', id: 'assign_result_required', result: true, share: 'passedOn' },
  ZS: { zh: '转送', id: 'transfer', result: false, share: 'passedOn' },
  HX: { zh: '函询、谈话', id: 'inquiry_letter', result: true, share: 'neither' },
  BS: { zh: '报上级', id: 'report_up', result: false, share: 'outside' },
  YS: { zh: '移送纪检监察、司法', id: 'refer_discipline', result: false, share: 'outside' },
  DF: { zh: '直接答复、解释', id: 'reply_directly', result: true, share: 'outside' },
  CC: { zh: '存查', id: 'file', result: false, share: 'outside' },
  HB: { zh: '合并', id: 'merge', result: false, share: 'withMain' },
} as const satisfies Record<string, Label & { id: string; result: boolean; share: DispositionShare }>;
/** 办理方式, ten codes. */
export type Disposition = keyof typeof DISPOSITIONS;

/** The road in words: decision and way, once where the two are called alike (报上级, 存查). @example 本机关受理办理, 直接办理 */
export const roadWords = (decision: string, disposition: string | null | undefined): string[] => [
  ...new Set([zhOf(INTAKE_DECISIONS, decision), ...(disposition ? [zhOf(DISPOSITIONS, disposition)] : [])]),
];

/** 12380 的八种办理方式, with the dispositions that the table of §2.3 allows (● default first, then ○). */
export const WAYS_12380 = {
  JD: { zh: '立项督查', result: true, default: ['ZB'], allowed: ['ZB', 'LB', 'YJG', 'HX', 'YS', 'HB'] },
  JB: { zh: '举办字', result: true, default: ['YJG'], allowed: ['ZB', 'LB', 'YJG', 'HX', 'YS', 'HB'] },
  JH: { zh: '举核字', result: true, default: ['ZB', 'YJG'], allowed: ['ZB', 'LB', 'YJG', 'HX', 'YS', 'HB'] },
  JN: { zh: '举函字', result: true, default: ['HX'], allowed: ['HX', 'HB'] },
  JS: { zh: '举释字', result: false, default: ['DF'], allowed: ['DF', 'HB'] },
  JX: { zh: '举信字', result: false, default: ['ZS'], allowed: ['ZS', 'HB'] },
  JY: { zh: '举协字', result: true, default: ['LB'], allowed: ['LB', 'YS', 'HB'] },
  ZZ: { zh: '直转件', result: false, default: ['ZS'], allowed: ['ZS', 'HB'] },
} as const satisfies Record<
  string,
  Label & { result: boolean; default: readonly Disposition[]; allowed: readonly Disposition[] }
>;
/** 12380 办理方式, eight codes. */
export type Way12380 = keyof typeof WAYS_12380;

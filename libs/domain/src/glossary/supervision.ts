import type { Label } from './label.js';

/** 督办事由 SUP-01…09 (§1.7). */
export const SUPERVISION_CAUSES = {
  'SUP-01': { zh: '未按期登记、告知' },
  'SUP-02': { zh: '未按期办结' },
  'SUP-03': { zh: '未按规定反馈结果' },
  'SUP-04': { zh: '未按程序办理' },
  'SUP-05': { zh: '推诿、敷衍、拖延' },
  'SUP-06': { zh: '不执行处理意见' },
  'SUP-07': { zh: '弄虚作假' },
  'SUP-08': { zh: '领导批示、上级要结果' },
  'SUP-09': { zh: '群众不满意且诉求合理' },
} as const satisfies Record<string, Label>;
/** 督办事由. */
export type SupervisionCause = keyof typeof SUPERVISION_CAUSES;

/** 督办状态: 立项 — 检查 — 反馈 — 再检查 — 销号, in rounds. */
export const SUPERVISION_STATUSES = {
  instructed: { zh: '已批示待立项' },
  opened: { zh: '已立项' },
  inspecting: { zh: '检查中' },
  feedback: { zh: '已反馈待再检查' },
  reinspecting: { zh: '再检查通过' },
  writtenOff: { zh: '已销号' },
} as const satisfies Record<string, Label>;
/** 督办状态. */
export type SupervisionStatus = keyof typeof SUPERVISION_STATUSES;

/** 三满意的三方 (O-91). */
export const SATISFIED_PARTIES = {
  leader: { zh: '批示领导' },
  department: { zh: '承办或受督部门' },
  petitioner: { zh: '信访人' },
} as const satisfies Record<string, Label>;
/** 三满意的一方. */
export type SatisfiedParty = keyof typeof SATISFIED_PARTIES;

/** 三满意的意见, with the national codes (O-91). */
export const PARTY_OPINIONS = {
  agree: { zh: '满意(认可)', code: '0' },
  disagree: { zh: '不满意(不认可)', code: '1' },
  none: { zh: '未表态', code: '9' },
} as const satisfies Record<string, Label & { code: string }>;
/** 三满意的意见. */
export type PartyOpinion = keyof typeof PARTY_OPINIONS;

/** 工作建议 (§1.7, D27). */
export const ADVICE_TYPES = {
  improve: { zh: '改进工作' },
  policy: { zh: '完善政策' },
  accountability: { zh: '追究责任' },
} as const satisfies Record<string, Label>;
/** 工作建议的种类. */
export type AdviceType = keyof typeof ADVICE_TYPES;

/** 建议采纳情况. */
export const ADOPTED = {
  full: { zh: '全部采纳' },
  partial: { zh: '部分采纳' },
  none: { zh: '未采纳' },
} as const satisfies Record<string, Label>;
/** 建议采纳情况. */
export type Adopted = keyof typeof ADOPTED;

/** 联席会议的措施 (39③): ours only to propose. */
export const CONFERENCE_MEASURES = {
  admonitoryMeeting: { zh: '约谈' },
  circular: { zh: '通报' },
  publicSupervision: { zh: '挂牌督办' },
  orderToRectify: { zh: '责令限期整改' },
} as const satisfies Record<string, Label>;
/** 联席会议的措施. */
export type ConferenceMeasure = keyof typeof CONFERENCE_MEASURES;

/** 提请、建议的对象: who may be asked for what (R-53, O-88). */
export const ADDRESSEES = {
  jointConference: { zh: '信访工作联席会议' },
  managingAuthority: { zh: '有管理权限的机关' },
  subordinate: { zh: '下级组织部门' },
  otherUnit: { zh: '其他有关单位' },
} as const satisfies Record<string, Label>;
/** 提请、建议的对象. */
export type Addressee = keyof typeof ADDRESSEES;

/** 来督、来建议的机关. */
export const ADVISING_ORGANS = {
  petitionOffice: { zh: '信访部门' },
  partyGov: { zh: '党委、政府' },
  jointConference: { zh: '信访工作联席会议' },
  superior: { zh: '上级组织部门' },
} as const satisfies Record<string, Label>;
/** 来督、来建议的机关. */
export type AdvisingOrgan = keyof typeof ADVISING_ORGANS;

/** 来文要本机关做什么: one of the three kinds of advice, or an inspection. */
export const RECEIVED_KINDS = {
  ...ADVICE_TYPES,
  inspection: { zh: '督查' },
} as const satisfies Record<string, Label>;
/** 来文的种类. */
export type ReceivedKind = keyof typeof RECEIVED_KINDS;

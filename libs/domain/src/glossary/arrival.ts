import type { Label } from './label.js';

/** 渠道: how it came in. The letter stands in petition numbers; clocks never look at it (§6.2). */
export const CHANNELS = {
  letter: { zh: '来信', letter: 'L', counts: '件次' },
  visit: { zh: '来访', letter: 'V', counts: '批次、人次' },
  phone: { zh: '来电', letter: 'P', counts: '件次' },
  online: { zh: '网络', letter: 'N', counts: '件次' },
  sms: { zh: '短信', letter: 'S', counts: '件次' },
  fax: { zh: '传真', letter: 'F', counts: '件次' },
  other: { zh: '其他', letter: 'O', counts: '件次' },
} as const satisfies Record<string, Label & { letter: string; counts: string }>;
/** 渠道, seven values. */
export type Channel = keyof typeof CHANNELS;

/** 来源: who brought it. Clocks hang on it, not on the channel (§1.3, §4.6). */
export const ORIGINS = {
  direct: { zh: '直接提出', basis: '第二十三条第二款' },
  petitionOffice: { zh: '信访部门转送、交办', basis: '第二十三条第三款' },
  superiorOrgDept: { zh: '上级组织部门转送、交办', basis: '第二十三条第三款' },
  leader: { zh: '领导批示', basis: 'R-27' },
  department: { zh: '其他部门移送', basis: 'R-27' },
  disciplineInspection: { zh: '纪检监察机关移送', basis: 'R-27' },
  subordinate: { zh: '下级上报', basis: 'R-27' },
} as const satisfies Record<string, Label & { basis: string }>;
/** 来源, seven values. */
export type Origin = keyof typeof ORIGINS;

/** 机关层级 from the top, for what lies between the organ visited and the one with authority (R-09a). */
export const ORGAN_LEVELS = {
  province: { zh: '省级' },
  city: { zh: '市级' },
  county: { zh: '县级' },
  township: { zh: '乡级' },
} as const satisfies Record<string, Label>;
/** 机关层级. */
export type OrganLevel = keyof typeof ORGAN_LEVELS;

/** How a petition office passed a matter on; a briefing (30②) is not a transfer. */
export const TRANSFER_KINDS = {
  transfer: { zh: '转送' },
  assign: { zh: '交办' },
  briefing: { zh: '通报' },
} as const satisfies Record<string, Label>;
/** 转送、交办或通报. */
export type TransferKind = keyof typeof TRANSFER_KINDS;

/** 三类, three paths (§1.4). */
export const CLASSES = {
  suggestion: { zh: '建议意见类', short: '建议', basis: '第二十九条' },
  accusation: { zh: '检举控告类', short: '举报', basis: '第三十条' },
  appeal: { zh: '申诉求决类', short: '求决', basis: '第三十一条' },
} as const satisfies Record<string, Label & { short: string; basis: string }>;
/** 类别. */
export type PetitionClass = keyof typeof CLASSES;

/** 第三十一条 (一)–(六). Only item6 takes the petition road with its 60 days (C3). */
export const APPEAL_KINDS = {
  item1: { zh: '(一)诉讼、复议、刑事立案、检察监督、公安程序', road: 'procedure' },
  item2: { zh: '(二)仲裁', road: 'procedure' },
  item3: { zh: '(三)党员申诉、申请复审', road: 'procedure' },
  item4: { zh: '(四)行政复议、裁决、确认、许可、处罚', road: 'procedure' },
  item5: { zh: '(五)查处违法行为、履行保护职责', road: 'performDuty' },
  item6: { zh: '(六)信访程序', road: 'petition' },
} as const satisfies Record<string, Label & { road: AppealRoad }>;
/** Which road an item of Art. 31 takes. */
export type AppealRoad = 'procedure' | 'performDuty' | 'petition';
/** 第三十一条的项. */
export type AppealKind = keyof typeof APPEAL_KINDS;

/** 实名与匿名: a name that nobody verified is neither (I-27). */
export const ANONYMITY = {
  realName: { zh: '实名' },
  anonymous: { zh: '匿名' },
  unverified: { zh: '署名未核' },
} as const satisfies Record<string, Label>;
/** 实名、匿名、署名未核. */
export type Anonymity = keyof typeof ANONYMITY;

/** 信访人 (Art. 17). */
export const PETITIONER_TYPES = {
  citizen: { zh: '公民' },
  legalPerson: { zh: '法人' },
  organisation: { zh: '其他组织' },
} as const satisfies Record<string, Label>;
/** 公民、法人、其他组织. */
export type PetitionerType = keyof typeof PETITIONER_TYPES;

/** 信访目的 (§6.3). `thanks` stands apart because the QP02 table treats it with consultation. */
export const PURPOSES = {
  opinion: { zh: '意见建议' },
  appeal: { zh: '申诉' },
  claim: { zh: '求决' },
  accusation: { zh: '揭发控告' },
  consultation: { zh: '咨询' },
  thanks: { zh: '感谢表扬' },
  other: { zh: '其他' },
} as const satisfies Record<string, Label>;
/** 信访目的. */
export type Purpose = keyof typeof PURPOSES;

/** 重点方面: the five areas of the founding words (O-34). */
export const KEY_AREAS = {
  cadreAppointment: { zh: '违反《干部任用条例》任用干部' },
  partyAdmission: { zh: '违反《党章》发展党员' },
  grassrootsElection: { zh: '基层组织换届违法违规' },
  veteranTwoFees: { zh: '老干部“两费”拖欠' },
  leaderConduct: { zh: '领导干部作风不正、以权谋私' },
} as const satisfies Record<string, Label>;
/** 重点方面, five. */
export type KeyArea = keyof typeof KEY_AREAS;

/** 分区 (§9): who may come near it at all. */
export const ZONES = {
  general: { zh: '一般' },
  accusation: { zh: '举报' },
  sealed: { zh: '密封' },
} as const satisfies Record<string, Label>;
/** 分区. */
export type Zone = keyof typeof ZONES;

/** 岗位 in which a person acts. Level: approval level of the QP03 table (A section, B deputy, C head). */
export const ROLES = {
  reception: { zh: '接访登记', level: null },
  handler: { zh: '承办人', level: null },
  examiner: { zh: '审核人', level: null },
  windowHead: { zh: '扎口负责人', level: 'A' },
  deputyLeader: { zh: '分管副部长', level: 'B' },
  leader: { zh: '部长', level: 'C' },
  admin: { zh: '系统管理员', level: null },
  auditor: { zh: '审计员', level: null },
} as const satisfies Record<string, Label & { level: 'A' | 'B' | 'C' | null }>;
/** 岗位. */
export type Role = keyof typeof ROLES;

const HEARD_OR_WRITTEN_BACK: readonly string[] = ['visit', 'phone', 'online', 'sms'];

/**
 * Nobody can be told anything, not even a query code: an anonymous letter, fax or the like has no way back; who stands at
 * the window, rings or wrote by a way that answers hears it without a name.
 */
export const reachesNobody = ({ channel, anonymity }: { channel: string; anonymity: string }): boolean =>
  anonymity === 'anonymous' && !HEARD_OR_WRITTEN_BACK.includes(channel);

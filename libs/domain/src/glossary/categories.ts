import type { KeyArea, PetitionClass } from './arrival.js';
import type { Label } from './label.js';

/** 组织部门信访受理的八类 (§2.2, O-21). */
export const INTAKE_AREAS = {
  area1: { zh: '组织路线方针政策执行' },
  area2: { zh: '领导班子、领导干部和干部队伍' },
  area3: { zh: '基层组织和党员队伍' },
  area4: { zh: '组织、干部、人才工作的询问和建议' },
  area5: { zh: '离退休干部待遇管理' },
  area6: { zh: '对组织部门审查、处理结论不服的申诉' },
  area7: { zh: '管理权限内的人事申诉和要求' },
  area8: { zh: '其他' },
} as const satisfies Record<string, Label>;
/** 八类之一. */
export type IntakeArea = keyof typeof INTAKE_AREAS;

/** 内容分类一级 (§6.3) with the area of the eight; null = 不属职权, told to go to the competent organ. */
export const CATEGORY_GROUPS = {
  '01': { zh: '选人用人', id: 'personnelSelection', area: 'area2' },
  '02': { zh: '领导班子和领导干部', id: 'cadreConduct', area: 'area2' },
  '03': { zh: '党员发展与管理', id: 'partyMembership', area: 'area3' },
  '04': { zh: '基层组织与换届', id: 'grassrootsElection', area: 'area3' },
  '05': { zh: '老干部', id: 'veteranCadres', area: 'area5' },
  '06': { zh: '公务员与人事', id: 'civilServiceHr', area: 'area7' },
  '07': { zh: '干部人事档案与身份认定', id: 'archivesIdentity', area: 'area7' },
  '08': { zh: '申诉与落实政策', id: 'appealsPolicy', area: 'area6' },
  '09': { zh: '人才工作', id: 'talent', area: 'area7' },
  '10': { zh: '组织部门自身建设', id: 'ownStaff', area: 'area8' },
  '11': { zh: '建议咨询', id: 'suggestionConsult', area: 'area4' },
  '12': { zh: '不属职权', id: 'outOfScope', area: null },
} as const satisfies Record<string, Label & { id: string; area: IntakeArea | null }>;
/** 内容分类一级代码. */
export type CategoryGroup = keyof typeof CATEGORY_GROUPS;

type CategoryRow = Label & { readonly class: PetitionClass; readonly keyArea: KeyArea | null };

const row = (zh: string, petitionClass: PetitionClass, keyArea: KeyArea | null = null): CategoryRow => ({
  zh,
  class: petitionClass,
  keyArea,
});
const accused = (zh: string, keyArea: KeyArea | null = null): CategoryRow => row(zh, 'accusation', keyArea);
const claimed = (zh: string, keyArea: KeyArea | null = null): CategoryRow => row(zh, 'appeal', keyArea);
const suggested = (zh: string): CategoryRow => row(zh, 'suggestion');

/** 内容分类二级 (§6.3): name, class to begin with, and the key area it hints at. A hint is never a decision. */
export const CATEGORIES = {
  '0101': accused('跑官要官', 'cadreAppointment'),
  '0102': accused('买官卖官', 'cadreAppointment'),
  '0103': accused('拉票贿选', 'cadreAppointment'),
  '0104': accused('造假骗官', 'cadreAppointment'),
  '0105': accused('带病提拔', 'cadreAppointment'),
  '0106': accused('突击提拔调整', 'cadreAppointment'),
  '0107': accused('超职数(超机构规格)配备', 'cadreAppointment'),
  '0108': accused('违反程序选拔任用', 'cadreAppointment'),
  '0109': accused('任人唯亲、近亲繁殖', 'cadreAppointment'),
  '0110': accused('公开选拔(遴选)不公', 'cadreAppointment'),
  '0111': accused('任前公示期反映', 'cadreAppointment'),
  '0112': accused('干部交流回避', 'cadreAppointment'),
  '0113': accused('违规破格', 'cadreAppointment'),
  '0199': accused('选人用人其他', 'cadreAppointment'),
  '0201': accused('政治表现'),
  '0202': accused('作风不正、官僚主义', 'leaderConduct'),
  '0203': accused('以权谋私', 'leaderConduct'),
  '0204': accused('廉洁自律', 'leaderConduct'),
  '0205': accused('不担当不作为', 'leaderConduct'),
  '0206': accused('班子不团结'),
  '0207': accused('个人有关事项不实'),
  '0208': accused('违规兼职经商(含配偶子女)', 'leaderConduct'),
  '0209': accused('裸官、出国(境)管理'),
  '0210': accused('生活作风', 'leaderConduct'),
  '0299': accused('领导班子和领导干部其他'),
  '0301': accused('违反党章发展党员', 'partyAdmission'),
  '0302': claimed('党籍党龄认定'),
  '0303': claimed('组织关系转接'),
  '0304': claimed('党费'),
  '0305': accused('党员违纪'),
  '0306': accused('不合格党员处置'),
  '0307': claimed('流动党员'),
  '0399': claimed('党员发展与管理其他'),
  '0401': accused('村(社区)“两委”换届违法违规', 'grassrootsElection'),
  '0402': accused('乡镇党委换届', 'grassrootsElection'),
  '0403': accused('贿选、干扰破坏选举', 'grassrootsElection'),
  '0404': accused('村干部作风与财务'),
  '0405': accused('软弱涣散'),
  '0406': claimed('村干部报酬待遇'),
  '0499': accused('基层组织与换届其他'),
  '0501': claimed('离休费拖欠', 'veteranTwoFees'),
  '0502': claimed('医药费拖欠', 'veteranTwoFees'),
  '0503': claimed('离休待遇认定、参加革命时间'),
  '0504': claimed('退休待遇'),
  '0505': claimed('住房、遗属'),
  '0506': claimed('老干部服务管理'),
  '0601': claimed('录用考试'),
  '0602': claimed('考核奖励'),
  '0603': claimed('职务职级晋升'),
  '0604': claimed('工资津补贴'),
  '0605': claimed('处分辞退'),
  '0606': claimed('调动、编制'),
  '0607': claimed('军转安置'),
  '0608': claimed('选调生、大学生村官'),
  '0701': claimed('“三龄两历一身份”'),
  '0702': claimed('工龄、参加工作时间'),
  '0703': claimed('干部身份'),
  '0704': claimed('档案遗失'),
  '0801': claimed('不服审查处理结论'),
  '0802': claimed('党纪处分申诉'),
  '0803': claimed('历史遗留、落实政策'),
  '0901': claimed('人才待遇兑现'),
  '0902': claimed('人才评选不公'),
  '1001': accused('组工干部作风'),
  '1002': accused('组工干部违纪'),
  '1101': suggested('组织工作建议'),
  '1102': suggested('政策咨询'),
  '1103': suggested('感谢表扬'),
  '1201': claimed('涉法涉诉'),
  '1202': accused('纪检监察'),
  '1203': claimed('劳动社保'),
  '1204': claimed('征地拆迁'),
  '1205': claimed('农业农村'),
  '1206': claimed('城乡建设'),
  '1207': claimed('教育卫生'),
  '1208': claimed('不属职权其他'),
} as const satisfies Record<string, CategoryRow>;
/** 内容分类二级代码, four digits. */
export type CategoryCode = keyof typeof CATEGORIES;

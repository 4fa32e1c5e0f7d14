import { ANONYMITY, APPEAL_KINDS, CHANNELS, CLASSES, KEY_AREAS, ORIGINS, PURPOSES } from '#domain/glossary';
import { Code, DateOn, Flag, Id, InstantAt, Int, ListOf, Nested, Text } from '../shared/fields.js';

export const SUBJECT_ROLES = ['petitioner', 'representative', 'accused', 'accusedOrganisation'] as const;
export const CADRE_AUTHORITIES = [
  'subordinate',
  'own',
  'ownChief',
  'superior',
  'ownStaff',
  'ownHead',
  'unknown',
] as const;
export const URGENT_GROUNDS = [
  'threat',
  'massVisit',
  'media',
  'termChange',
  'sensitivePeriod',
  'seriousCadreMatter',
] as const;
export const TRANSFER_KINDS = ['transfer', 'assign', 'briefing'] as const;
export const PETITIONER_TYPES = ['citizen', 'legalPerson', 'organisation'] as const;

export class SubjectInput {
  @Code(SUBJECT_ROLES, { zh: '身份' }) role!: (typeof SUBJECT_ROLES)[number];
  @Text({ zh: '姓名(名称)', max: 60, optional: true }) name?: string;
  @Code(['male', 'female'], { zh: '性别', optional: true }) gender?: 'male' | 'female';
  @Text({ zh: '证件号码', max: 30, optional: true }) idNo?: string;
  @DateOn({ zh: '出生日期', optional: true }) birthOn?: string;
  @Text({ zh: '电话', max: 30, optional: true }) phone?: string;
  @Text({ zh: '住址', max: 200, optional: true }) address?: string;
  @Text({ zh: '单位', max: 120, optional: true }) unit?: string;
  @Text({ zh: '职务', max: 80, optional: true }) post?: string;
  @Text({ zh: '级别', max: 40, optional: true }) rank?: string;
  @Text({ zh: '政治面貌', max: 20, optional: true }) politicalStatus?: string;
  /** 干部管理权限, accused only. */
  @Code(CADRE_AUTHORITIES, { zh: '干部管理权限', optional: true })
  cadreAuthority?: (typeof CADRE_AUTHORITIES)[number];
}

export class MatterInput {
  @Code(CLASSES, { zh: '类别' }) class!: string;
  @Code(APPEAL_KINDS, { zh: '第三十一条哪一项', nullable: true }) appealKind?: string | null;
  @Text({ zh: '内容分类', max: 4, min: 4 }) categoryCode!: string;
  @Code(KEY_AREAS, { zh: '重点方面', nullable: true }) keyArea?: string | null;
  @Code(PURPOSES, { zh: '信访目的' }) purpose!: string;
  @Text({ zh: '事项摘要', max: 500 }) summary!: string;
  /** 诉求或举报要点, each to be answered (QS01). */
  @Text({ zh: '要点', max: 1000, list: true, listMax: 50 }) points!: string[];
}

export class RegisterPetitionRequest {
  @Code(CHANNELS, { zh: '渠道' }) channel!: string;
  @Code(ORIGINS, { zh: '来源' }) origin!: string;
  @Code(TRANSFER_KINDS, { zh: '转来方式', nullable: true }) transferKind?:
    (typeof TRANSFER_KINDS)[number] | null;
  @Flag({ zh: '经 12380', optional: true }) via12380?: boolean;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @InstantAt({ zh: '收到时刻', optional: true }) receivedAt?: string;
  @DateOn({ zh: '签收日', nullable: true }) signedForOn?: string | null;
  @DateOn({ zh: '邮戳日', nullable: true }) postmarkedOn?: string | null;
  @Code(ANONYMITY, { zh: '实名或匿名' }) anonymity!: string;
  @Code(PETITIONER_TYPES, { zh: '信访人类型', optional: true })
  petitionerType?: (typeof PETITIONER_TYPES)[number];
  @Int({ zh: '来访人数', nullable: true }) visitorCount?: number | null;
  @Int({ zh: '非访项号', min: 1, max: 6, nullable: true }) irregularVisitItem?: number | null;
  @Int({ zh: '联名人数', min: 2, max: 100_000, nullable: true }) jointSignerCount?: number | null;
  @Text({ zh: '问题属地', max: 6, min: 6, nullable: true }) problemRegion?: string | null;
  @Code(URGENT_GROUNDS, { zh: '紧急情形', list: true, optional: true })
  urgentGrounds?: (typeof URGENT_GROUNDS)[number][];
  @Flag({ zh: '要结果', optional: true }) resultRequired?: boolean;
  @Id({ zh: '重复的原件', nullable: true }) repeatOf?: string | null;
  @ListOf(() => SubjectInput, { zh: '人员', max: 60 }) subjects!: SubjectInput[];
  @ListOf(() => MatterInput, { zh: '事项', min: 1, max: 30 }) matters!: MatterInput[];
  @Text({ zh: '标题', max: 120 }) title!: string;
  @Text({ zh: '内容', max: 20_000 }) content!: string;
  @Text({ zh: '发生地', max: 200, optional: true }) place?: string;
  @Text({ zh: '来文号', max: 64, optional: true }) externalNo?: string;
  @Text({ zh: '旧号', max: 64, optional: true }) legacyNo?: string;
  @Text({ zh: '补录依据', max: 500, optional: true }) backdatingEvidence?: string;
  @Text({ zh: '口头信访的核对', max: 500, optional: true }) oralConfirmation?: string;
  /** What was written on the public page and is registered by this. */
  @Id({ zh: '网上来件', optional: true }) messageId?: string;
}

/** 为什么是这一天: one step of the computation. */
export class DueStep {
  @Text({ zh: '说明', max: 300 }) zh!: string;
  @Text({ zh: '依据', max: 120, nullable: true }) article!: string | null;
}

export class LightView {
  @Text({ zh: '灯', max: 20 }) key!: string;
  @Text({ zh: '形', max: 4 }) shape!: string;
  @Text({ zh: '字', max: 20 }) word!: string;
}

export class ClockView {
  @Text({ zh: '标识', max: 60 }) id!: string;
  @Text({ zh: '时钟', max: 40 }) kind!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @DateOn({ zh: '起算日' }) startedOn!: string;
  @DateOn({ zh: '名义届满日' }) nominalDue!: string;
  @DateOn({ zh: '法定届满日', nullable: true }) legalDue!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @DateOn({ zh: '停止日', nullable: true }) stoppedOn!: string | null;
  @Nested(() => LightView, { zh: '灯', nullable: true }) light!: LightView | null;
  /** Days (or workdays) left to the nominal due day; negative when past. */
  @Int({ zh: '剩余', nullable: true }) remaining!: number | null;
  @Code(['day', 'workday'], { zh: '单位' }) unit!: 'day' | 'workday';
  @Int({ zh: '期限' }) budget!: number;
  @Int({ zh: '延长' }) extendedDays!: number;
  @Text({ zh: '依据', max: 120, nullable: true }) article!: string | null;
  @ListOf(() => DueStep, { zh: '为什么是这一天' }) steps!: DueStep[];
}

export class RepeatCandidate {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '编号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @Text({ zh: '状态', max: 30 }) status!: string;
  @Int({ zh: '相似度', min: 0, max: 100 }) likeness!: number;
  @Code(['person', 'phone', 'idNo', 'text'], { zh: '理由', list: true }) grounds!: (
    'person' | 'phone' | 'idNo' | 'text'
  )[];
}

export class DutyForecast {
  @Text({ zh: '要做的事', max: 200 }) zh!: string;
  @DateOn({ zh: '期限', nullable: true }) due!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @Text({ zh: '依据', max: 120, nullable: true }) article!: string | null;
}

export class CategorySuggestion {
  @Text({ zh: '分类码', max: 4 }) code!: string;
  @Text({ zh: '类别', max: 20 }) class!: string;
  @Text({ zh: '重点方面', max: 40, nullable: true }) keyArea!: string | null;
  @Text({ zh: '依据的词', max: 40, list: true }) words!: string[];
}

/** What is typed so far; every field may be missing. */
export class PreviewPetitionRequest {
  @Code(CHANNELS, { zh: '渠道', optional: true }) channel?: string;
  @Code(ORIGINS, { zh: '来源', optional: true }) origin?: string;
  @Code(TRANSFER_KINDS, { zh: '转来方式', nullable: true }) transferKind?: string | null;
  @DateOn({ zh: '收到日', optional: true }) receivedOn?: string;
  @DateOn({ zh: '签收日', nullable: true }) signedForOn?: string | null;
  @Code(ANONYMITY, { zh: '实名或匿名', optional: true }) anonymity?: string;
  @Code(CLASSES, { zh: '类别', optional: true }) class?: string;
  @Code(APPEAL_KINDS, { zh: '第三十一条哪一项', nullable: true }) appealKind?: string | null;
  @Text({ zh: '姓名', max: 60, optional: true, min: 0 }) name?: string;
  @Text({ zh: '证件号码', max: 30, optional: true, min: 0 }) idNo?: string;
  @Text({ zh: '电话', max: 30, optional: true, min: 0 }) phone?: string;
  @Text({ zh: '文字', max: 20_000, optional: true, min: 0 }) text?: string;
}

export class PetitionPreview {
  @ListOf(() => RepeatCandidate, { zh: '来过' }) repeats!: RepeatCandidate[];
  @ListOf(() => DutyForecast, { zh: '将要做的事' }) duties!: DutyForecast[];
  @ListOf(() => CategorySuggestion, { zh: '分类建议' }) suggestions!: CategorySuggestion[];
}

export class RegisteredPetition {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Int({ zh: '版本' }) version!: number;
  @Text({ zh: '编号', max: 60 }) petitionNo!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  /** Shown once and kept nowhere; null when the answer is a repetition of an earlier command, or nobody can be given it. */
  @Text({ zh: '查询码', max: 40, nullable: true }) queryCode!: string | null;
  /** Where the petitioner asks how far it is; null where there are no such pages. */
  @Text({ zh: '查询网址', max: 300, nullable: true }) queryAt!: string | null;
  @Text({ zh: '分区', max: 20 }) zone!: string;
  @ListOf(() => ClockView, { zh: '时钟' }) clocks!: ClockView[];
}

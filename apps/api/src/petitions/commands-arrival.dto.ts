import {
  ANONYMITY,
  APPEAL_KINDS,
  CHANNELS,
  CLASSES,
  DISPOSITIONS,
  INTAKE_DECISIONS,
  KEY_AREAS,
  NOTIFICATION_KINDS,
  ORIGINS,
  ROLES,
  WAYS_12380,
} from '#domain/glossary';
import { Code, DateOn, Flag, Id, Int, ListOf, Nested, Text } from '../shared/fields.js';
import { CADRE_AUTHORITIES, TRANSFER_KINDS, URGENT_GROUNDS } from './arrival.dto.js';

export const DELIVERY_METHODS = ['handed', 'posted', 'electronic'] as const;

/** 批示签批: who signed, in which capacity, when. */
export class ApprovalInput {
  @Id({ zh: '签批人' }) signerId!: string;
  @Code(ROLES, { zh: '签批身份' }) capacity!: string;
  @DateOn({ zh: '签批日' }) signedOn!: string;
  @Flag({ zh: '纸质批示' }) onPaper!: boolean;
}

export class ThreePartTest {
  @Flag({ zh: '问题重大' }) significance!: boolean;
  @Flag({ zh: '事实清楚' }) clarity!: boolean;
  @Flag({ zh: '线索具体' }) specificity!: boolean;
}

export class CorrectionChanges {
  @Code(CHANNELS, { zh: '渠道', optional: true }) channel?: string;
  @Code(ORIGINS, { zh: '来源', optional: true }) origin?: string;
  @Code(TRANSFER_KINDS, { zh: '转来方式', nullable: true }) transferKind?:
    (typeof TRANSFER_KINDS)[number] | null;
  @Flag({ zh: '经 12380', optional: true }) via12380?: boolean;
  @DateOn({ zh: '收到日', optional: true }) receivedOn?: string;
  @DateOn({ zh: '签收日', nullable: true }) signedForOn?: string | null;
  @DateOn({ zh: '邮戳日', nullable: true }) postmarkedOn?: string | null;
  @Code(ANONYMITY, { zh: '实名或匿名', optional: true }) anonymity?: string;
  @Int({ zh: '来访人数', nullable: true }) visitorCount?: number | null;
  @Int({ zh: '第二十六条所列行为', min: 1, max: 6, nullable: true }) irregularVisitItem?: number | null;
  @Text({ zh: '问题属地', max: 6, min: 6, nullable: true }) problemRegion?: string | null;
  @Code(URGENT_GROUNDS, { zh: '紧急情形', list: true, optional: true })
  urgentGrounds?: (typeof URGENT_GROUNDS)[number][];
  @Flag({ zh: '要结果', optional: true }) resultRequired?: boolean;
}

/** Null takes a field out; what is left out stays as it is. */
export class CorrectedPerson {
  @Id({ zh: '人员' }) subjectId!: string;
  @Text({ zh: '姓名(名称)', max: 60, optional: true }) name?: string;
  @Text({ zh: '证件号码', max: 30, nullable: true }) idNo?: string | null;
  @Text({ zh: '电话', max: 30, nullable: true }) phone?: string | null;
  @Text({ zh: '住址', max: 200, nullable: true }) address?: string | null;
  @Text({ zh: '单位', max: 120, nullable: true }) unit?: string | null;
  @Text({ zh: '职务', max: 80, nullable: true }) post?: string | null;
  @Code(CADRE_AUTHORITIES, { zh: '干部管理权限', optional: true }) cadreAuthority?: string;
}

/** Whoever an anonymous petition turns out to come from. */
export class FoundPetitioner {
  @Text({ zh: '姓名(名称)', max: 60 }) name!: string;
  @Text({ zh: '证件号码', max: 30, optional: true }) idNo?: string;
  @Text({ zh: '电话', max: 30, optional: true }) phone?: string;
  @Text({ zh: '住址', max: 200, optional: true }) address?: string;
  @Text({ zh: '单位', max: 120, optional: true }) unit?: string;
  @Text({ zh: '职务', max: 80, optional: true }) post?: string;
}

export class CorrectRequest {
  @Nested(() => CorrectionChanges, { zh: '更正的字段' }) changes!: CorrectionChanges;
  @Text({ zh: '标题', max: 120, optional: true }) title?: string;
  @Text({ zh: '内容', max: 20_000, optional: true }) content?: string;
  @Text({ zh: '发生地', max: 200, optional: true }) place?: string;
  @ListOf(() => CorrectedPerson, { zh: '人员', optional: true, max: 60 }) persons?: CorrectedPerson[];
  @Nested(() => FoundPetitioner, { zh: '信访人', nullable: true }) petitioner?: FoundPetitioner | null;
  @Text({ zh: '更正理由', max: 500 }) reason!: string;
}

export class ReclassifyRequest {
  @Code(CLASSES, { zh: '类别' }) class!: string;
  @Code(APPEAL_KINDS, { zh: '第三十一条哪一项', nullable: true }) appealKind?: string | null;
  @Text({ zh: '内容分类', max: 4, min: 4 }) categoryCode!: string;
  @Code(KEY_AREAS, { zh: '重点方面', nullable: true }) keyArea?: string | null;
  @Text({ zh: '理由', max: 500 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class LinkRepeatRequest {
  @Id({ zh: '原件' }) earlierId!: string;
  @Flag({ zh: '并案' }) merge!: boolean;
  @Int({ zh: '相似度', min: 0, max: 100 }) likeness!: number;
  @Code(['person', 'phone', 'idNo', 'text'], { zh: '理由', list: true }) grounds!: (
    'person' | 'phone' | 'idNo' | 'text'
  )[];
  @Text({ zh: '说明', max: 500, optional: true }) remark?: string;
}

export class TriageRequest {
  @Code(INTAKE_DECISIONS, { zh: '入口决定' }) intakeDecision!: string;
  @Code(DISPOSITIONS, { zh: '办理方式', nullable: true }) disposition?: string | null;
  @Code(WAYS_12380, { zh: '12380 办理方式', nullable: true }) way12380?: string | null;
  @Code(CLASSES, { zh: '类别' }) class!: string;
  @Code(APPEAL_KINDS, { zh: '第三十一条哪一项', nullable: true }) appealKind?: string | null;
  @Text({ zh: '内容分类', max: 4, min: 4 }) categoryCode!: string;
  @Code(KEY_AREAS, { zh: '重点方面', nullable: true }) keyArea?: string | null;
  @Nested(() => ThreePartTest, { zh: '三要素', nullable: true }) threePartTest?: ThreePartTest | null;
  @Flag({ zh: '立案', optional: true }) caseOpened?: boolean;
  @Flag({ zh: '简易办理', optional: true }) simplified?: boolean;
  @Int({ zh: '去向单位', nullable: true }) targetOrgId?: number | null;
  @Text({ zh: '去向名称', max: 120, optional: true }) targetName?: string;
  @Id({ zh: '并入的件', nullable: true }) mergedInto?: string | null;
  @DateOn({ zh: '复看日', nullable: true }) fileReviewOn?: string | null;
  @Text({ zh: '理由码', max: 40, nullable: true }) reasonCode?: string | null;
  @Flag({ zh: '已依法终结', optional: true }) litigationFinal?: boolean;
  @Text({ zh: '拟办意见', max: 5000 }) proposal!: string;
  @Text({ zh: '批示', max: 5000, optional: true }) instruction?: string;
  @Text({ zh: '理由', max: 2000, optional: true }) reason?: string;
  @Nested(() => ApprovalInput, { zh: '签批' }) approval!: ApprovalInput;
}

export class SplitPart {
  @Int({ zh: '事项号', min: 1, max: 30 }) matterNo!: number;
  /** Matters with the same part number go into the same child petition. */
  @Int({ zh: '分件', min: 1, max: 30 }) part!: number;
}

export class SplitRequest {
  @ListOf(() => SplitPart, { zh: '拆分', min: 1, max: 30 }) parts!: SplitPart[];
  @Text({ zh: '理由', max: 500 }) reason!: string;
}

export class DesignateHandlerRequest {
  @Id({ zh: '承办人' }) handlerId!: string;
  @Id({ zh: '协办人', list: true, optional: true }) coHandlerIds?: string[];
  @Id({ zh: '知悉范围', list: true, optional: true }) needToKnow?: string[];
  @Text({ zh: '理由', max: 500, optional: true }) reason?: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class RuleOnRecusalRequest {
  @Id({ zh: '人员' }) accountId!: string;
  @Code(['sameName', 'relative', 'sameUnit', 'selfDeclared'], { zh: '回避情形' }) ground!:
    'sameName' | 'relative' | 'sameUnit' | 'selfDeclared';
  @Code(['cleared', 'confirmed'], { zh: '认定' }) ruling!: 'cleared' | 'confirmed';
  @Text({ zh: '理由', max: 500 }) reason!: string;
}

export class NotifyRequest {
  @Code(NOTIFICATION_KINDS, { zh: '告知文书' }) kind!: string;
  @Code(DELIVERY_METHODS, { zh: '送达方式' }) method!: (typeof DELIVERY_METHODS)[number];
  @Flag({ zh: '当场出具', optional: true }) onTheSpot?: boolean;
  @DateOn({ zh: '交付或交邮日' }) issuedOn!: string;
  @Text({ zh: '收件人', max: 120 }) addressee!: string;
  /** 接收情况以及处理途径和程序, or where it went. */
  @Text({ zh: '告知内容', max: 4000 }) route!: string;
  @Text({ zh: '迟告说明', max: 1000, optional: true }) lateStatement?: string;
}

export class ExemptNotificationRequest {
  @Code(['anonymous', 'nameUnclear', 'addressUnclear'], { zh: '免告知理由' }) ground!:
    'anonymous' | 'nameUnclear' | 'addressUnclear';
}

export class UnservableNotificationRequest {
  @Code(['returned', 'invalidNumber', 'verifiedWithSender'], { zh: '无法送达情形' }) ground!:
    'returned' | 'invalidNumber' | 'verifiedWithSender';
  @Text({ zh: '凭证', max: 1000 }) evidence!: string;
  @DateOn({ zh: '凭证日' }) occurredOn!: string;
}

export class RaiseObjectionRequest {
  @DateOn({ zh: '异议函发出日' }) sentOn!: string;
  @Text({ zh: '异议理由', max: 4000 }) reason!: string;
  @Text({ zh: '建议承办机关', max: 200 }) suggestedOrgan!: string;
  @Flag({ zh: '属本系统下级职权' }) belongsToOwnSystem!: boolean;
}

export class AnswerObjectionRequest {
  @Flag({ zh: '同意' }) consent!: boolean;
  @Flag({ zh: '视为不同意', optional: true }) deemed?: boolean;
  @DateOn({ zh: '答复日' }) answeredOn!: string;
  @Text({ zh: '说明', max: 1000, optional: true }) remark?: string;
}

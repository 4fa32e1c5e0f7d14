import { Transform } from 'class-transformer';
import { codesOf, MEASURE_FOLLOW_UPS, MEASURES, PURPOSES, type MeasureFollowUp } from '#domain';
import {
  Code,
  DateOn,
  Flag,
  Id,
  InstantAt,
  Int,
  ListOf,
  Nested,
  Text,
  TextMap,
  TimeOfDay,
} from '../shared/fields.js';
import { CADRE_AUTHORITIES, ClockView, LightView, SUBJECT_ROLES } from './arrival.dto.js';
import { OpenExtensionView } from './extension.dto.js';
import { OfficePeriods, UrgentMinutes } from './periods.dto.js';
import { TimelineEntry } from './timeline.dto.js';

export class PersonView {
  @Id({ zh: '人员' }) subjectId!: string;
  @Code(SUBJECT_ROLES, { zh: '身份' }) role!: (typeof SUBJECT_ROLES)[number];
  @Code(CADRE_AUTHORITIES, { zh: '干部管理权限', nullable: true }) cadreAuthority!:
    (typeof CADRE_AUTHORITIES)[number] | null;
  /** Identity of a reporter is withheld: 实名(已核) or 匿名 stands instead. */
  @Flag({ zh: '身份不显示' }) withheld!: boolean;
  @TextMap({ zh: '字段' }) fields!: Record<string, string>;
}

export class AnswerView {
  @Text({ zh: '认定', max: 30, nullable: true }) finding!: string | null;
  @Text({ zh: '意见', max: 30, nullable: true }) conclusion!: string | null;
  @Text({ zh: '答复', max: 20_000 }) text!: string;
  @Text({ zh: '证据', max: 60, list: true }) evidence!: string[];
}

export class PointView {
  @Text({ zh: '要点号', max: 10 }) ref!: string;
  @Text({ zh: '要点', max: 1000 }) text!: string;
  @Nested(() => AnswerView, { zh: '答复', nullable: true }) answer!: AnswerView | null;
}

export class MatterView {
  @Int({ zh: '事项号' }) matterNo!: number;
  @Text({ zh: '类别', max: 20 }) class!: string;
  @Text({ zh: '第三十一条哪一项', max: 20, nullable: true }) appealKind!: string | null;
  @Text({ zh: '内容分类', max: 4 }) categoryCode!: string;
  @Code(PURPOSES, { zh: '信访目的' }) purpose!: string;
  @Text({ zh: '摘要', max: 500 }) summary!: string;
  @ListOf(() => PointView, { zh: '要点' }) points!: PointView[];
}

export class RoadStep {
  @Text({ zh: '步骤', max: 30 }) key!: string;
  @Text({ zh: '名称', max: 30 }) zh!: string;
  @Code(['done', 'current', 'todo', 'skipped'], { zh: '进度' }) state!:
    'done' | 'current' | 'todo' | 'skipped';
  @DateOn({ zh: '日期', nullable: true }) on!: string | null;
  @Int({ zh: '用时', nullable: true }) days!: number | null;
}

export class ActionView {
  @Text({ zh: '动作', max: 40 }) action!: string;
  @Text({ zh: '名称', max: 40 }) zh!: string;
  @Flag({ zh: '可以' }) possible!: boolean;
  @Flag({ zh: '通常接着办' }) usual!: boolean;
  @Text({ zh: '拒绝代码', max: 80, nullable: true }) code!: string | null;
  @Text({ zh: '为什么不可以', max: 500, nullable: true }) why!: string | null;
  @Text({ zh: '依据', max: 120, nullable: true }) article!: string | null;
}

export class NoteView {
  @Id({ zh: '记录' }) noteId!: string;
  @Text({ zh: '种类', max: 30 }) kind!: string;
  @DateOn({ zh: '日期' }) occurredOn!: string;
  @Text({ zh: '人员', max: 60, list: true }) staffNames!: string[];
  @Text({ zh: '内容', max: 20_000 }) text!: string;
  @Text({ zh: '证据名称', max: 200, nullable: true }) evidenceTitle!: string | null;
}

export class VerdictView {
  @Text({ zh: '检查项', max: 10 }) check!: string;
  @Text({ zh: '名称', max: 120 }) zh!: string;
  @Code(['procedure', 'result', 'extension', 'completeness'], { zh: '关' }) checkpoint!: string;
  @Code(['auto', 'assisted', 'human'], { zh: '种类' }) kind!: string;
  @Code(['passed', 'failed', 'notApplicable', 'awaitingPerson'], { zh: '结论' }) value!: string;
  @Flag({ zh: '硬' }) hard!: boolean;
  @Text({ zh: '依据的事件', max: 60, list: true }) decidedBy!: string[];
  @Text({ zh: '缺少', max: 200, list: true }) missing!: string[];
  @Text({ zh: '不适用的理由', max: 200, nullable: true }) matrixRow!: string | null;
  @Text({ zh: '发现项', max: 300, nullable: true }) finding!: string | null;
  @Text({ zh: '未过时怎么办', max: 300, nullable: true }) wayOut!: string | null;
}

export class GateView {
  @Code(['signing', 'closing'], { zh: '关口' }) gate!: 'signing' | 'closing';
  @Text({ zh: '规则版本', max: 20 }) ruleSet!: string;
  @Int({ zh: '轮次' }) round!: number;
  @Flag({ zh: '通过' }) passes!: boolean;
  /** Judged now, or the recorded judgement when the gate has been passed. */
  @Flag({ zh: '已记录' }) recorded!: boolean;
  @ListOf(() => VerdictView, { zh: '各项' }) verdicts!: VerdictView[];
}

export class ReworkView {
  @Int({ zh: '轮次' }) round!: number;
  @Code(['signing', 'closing'], { zh: '关口' }) gate!: 'signing' | 'closing';
  @Text({ zh: '未过项', max: 10, list: true }) failedChecks!: string[];
  @Text({ zh: '理由', max: 2000 }) reason!: string;
  @Text({ zh: '要求', max: 1000, list: true }) requiredActions!: string[];
  @DateOn({ zh: '期限' }) dueOn!: string;
  @DateOn({ zh: '再次提交', nullable: true }) doneOn!: string | null;
}

/** 补正手续: what the examiner wants supplied, the finding untouched (O-45). */
export class CompletionView {
  @DateOn({ zh: '要求日' }) orderedOn!: string;
  @Text({ zh: '未过项', max: 10, list: true }) failedChecks!: string[];
  @Text({ zh: '要补什么', max: 1000, list: true }) requiredActions!: string[];
  @DateOn({ zh: '期限' }) dueOn!: string;
}

/** A running report of an urgent matter, to the minute (§1.9, K-08). */
export class UrgentClockView {
  @Text({ zh: '名称', max: 20 }) zh!: string;
  @InstantAt({ zh: '应报时刻' }) dueAt!: string;
  @Nested(() => LightView, { zh: '灯' }) light!: LightView;
}

export class MeasureView {
  @Code(MEASURES, { zh: '措施' }) measure!: string;
  @Text({ zh: '措施名称', max: 30 }) zh!: string;
  @Text({ zh: '内容', max: 1000 }) text!: string;
  @DateOn({ zh: '落实期限', nullable: true }) dueOn!: string | null;
  @DateOn({ zh: '落实日', nullable: true }) completedOn!: string | null;
  @Id({ zh: '责任人', nullable: true }) responsibleId!: string | null;
  @Code(codesOf(MEASURE_FOLLOW_UPS), { zh: '还要交的材料', list: true }) awaits!: MeasureFollowUp[];
}

/** 依据条款 as it was cited. */
export class LegalBasisView {
  @Text({ zh: '依据文件', max: 80 }) source!: string;
  @Text({ zh: '条款', max: 60 }) article!: string;
}

export class ResultTextView {
  @Int({ zh: '第几次提交' }) submission!: number;
  @Text({ zh: '请求', max: 20_000 }) request!: string;
  @Text({ zh: '事实和理由', max: 20_000 }) facts!: string;
  @Text({ zh: '处理意见', max: 20_000 }) opinion!: string;
  @Text({ zh: '依据', max: 20_000 }) basis!: string;
  @Text({ zh: '结论', max: 30, nullable: true }) conclusion!: string | null;
  @ListOf(() => MeasureView, { zh: '措施' }) measures!: MeasureView[];
  @ListOf(() => LegalBasisView, { zh: '依据条款' }) legalBases!: LegalBasisView[];
}

export class DocumentView {
  /** Identifier of §5.1, e.g. `acceptanceNotice`, `handlingOpinion`, `registrationReceipt`. */
  @Text({ zh: '文书', max: 40 }) kind!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Text({ zh: '文号', max: 60, nullable: true }) docNo!: string | null;
  @DateOn({ zh: '日期', nullable: true }) on!: string | null;
  /** What is missing before it can be issued; empty when it can be printed. */
  @Text({ zh: '缺少', max: 120, list: true }) missing!: string[];
}

export class RelatedPetition {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Code(['parent', 'child', 'sentFrom', 'sentDown', 'repeatOf', 'repeatedBy', 'mergedInto'], { zh: '关系' })
  relation!: string;
  @Text({ zh: '状态', max: 30 }) status!: string;
}

/** What stands beside the main road: a letter, a review, a report, in one line. */
export class FactLine {
  @Text({ zh: '名称', max: 40 }) zh!: string;
  @Text({ zh: '内容', max: 5000 }) text!: string;
}

export class CoHandlerView {
  @Int({ zh: '序号' }) unitNo!: number;
  @Text({ zh: '协办单位', max: 120 }) name!: string;
  @DateOn({ zh: '答复期限', nullable: true }) dueOn!: string | null;
  @DateOn({ zh: '答复日', nullable: true }) repliedOn!: string | null;
  @Flag({ zh: '缺席' }) absent!: boolean;
}

/** A moment: the end of a day, or a time of it. */
export class AsOfQuery {
  @DateOn({ zh: '哪一天' }) on!: string;
  @TimeOfDay({ zh: '几点', optional: true }) time?: string;
}

export class CaseView {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Int({ zh: '版本' }) version!: number;
  @Text({ zh: '编号', max: 60 }) petitionNo!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @Text({ zh: '状态', max: 30 }) status!: string;
  @Text({ zh: '类别', max: 20 }) class!: string;
  @Text({ zh: '第三十一条哪一项', max: 20, nullable: true }) appealKind!: string | null;
  @Text({ zh: '内容分类', max: 4 }) categoryCode!: string;
  @Text({ zh: '重点方面', max: 40, nullable: true }) keyArea!: string | null;
  @Text({ zh: '分区', max: 20 }) zone!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '渠道', max: 20 }) channel!: string;
  @Text({ zh: '来源', max: 30 }) origin!: string;
  @Flag({ zh: '经 12380' }) via12380!: boolean;
  @Text({ zh: '实名或匿名', max: 20 }) anonymity!: string;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @DateOn({ zh: '签收日', nullable: true }) signedForOn!: string | null;
  @Text({ zh: '转来方式', max: 20, nullable: true }) transferKind!: string | null;
  @DateOn({ zh: '邮戳日', nullable: true }) postmarkedOn!: string | null;
  /** Under which regulations it came: what a form may choose from depends on it (§1.15). */
  @Code(['2005', '2022'], { zh: '适用条例' }) legalProfile!: '2005' | '2022';
  @DateOn({ zh: '登记日' }) registeredOn!: string;
  @Flag({ zh: '补录' }) backdated!: boolean;
  @Int({ zh: '来访人数', nullable: true }) visitorCount!: number | null;
  @Int({ zh: '联名人数', nullable: true }) jointSignerCount!: number | null;
  /** 第二十六条 (一)–(六) (R-09d). */
  @Int({ zh: '第二十六条所列行为', nullable: true }) irregularVisitItem!: number | null;
  @Text({ zh: '问题属地', max: 6, nullable: true }) problemRegion!: string | null;
  @Text({ zh: '紧急情形', max: 30, list: true }) urgentGrounds!: string[];
  /** From the discovery on: first report by phone, in writing, and the follow-ups (§1.9). */
  @Nested(() => UrgentMinutes, { zh: '紧急报告时限' }) urgentMinutes!: UrgentMinutes;
  @Nested(() => OfficePeriods, { zh: '本单位的内部期限' }) periods!: OfficePeriods;
  @ListOf(() => UrgentClockView, { zh: '紧急报告' }) urgentClocks!: UrgentClockView[];
  @Flag({ zh: '要结果' }) resultRequired!: boolean;
  /** §6.5: what the file has to be kept for at least. */
  @Code(['10y', '30y', 'permanent'], { zh: '最短保管期限' }) shortestRetention!: '10y' | '30y' | 'permanent';
  @Text({ zh: '入口决定', max: 20, nullable: true }) intakeDecision!: string | null;
  @Text({ zh: '办理方式', max: 4, nullable: true }) disposition!: string | null;
  /** The unit of our system or any other organ to which it was decided to go. */
  @Text({ zh: '去向', max: 120, nullable: true }) target!: string | null;
  @Text({ zh: '内容', max: 20_000 }) content!: string;
  @Text({ zh: '发生地', max: 200, nullable: true }) place!: string | null;
  @Text({ zh: '来文号', max: 64, nullable: true }) externalNo!: string | null;
  @Text({ zh: '旧号', max: 64, nullable: true }) legacyNo!: string | null;
  /** What was written on the public page, for those who may know the reporter. */
  @Id({ zh: '网上来件', nullable: true }) messageId!: string | null;
  @Text({ zh: '拟办意见', max: 5000, nullable: true }) proposal!: string | null;
  @Text({ zh: '批示', max: 5000, nullable: true }) instruction!: string | null;
  @Id({ zh: '承办人', nullable: true }) handlerId!: string | null;
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @Id({ zh: '协办人', list: true }) coHandlerIds!: string[];
  /** Besides those who handle it. */
  @Id({ zh: '知悉范围', list: true }) needToKnow!: string[];
  @ListOf(() => PersonView, { zh: '人员' }) people!: PersonView[];
  @ListOf(() => MatterView, { zh: '事项' }) matters!: MatterView[];
  @ListOf(() => RoadStep, { zh: '道路' }) road!: RoadStep[];
  @ListOf(() => ClockView, { zh: '时钟' }) clocks!: ClockView[];
  @ListOf(() => ActionView, { zh: '动作' }) actions!: ActionView[];
  /** 包案领导 (18②). */
  @Id({ zh: '包案领导', nullable: true }) sponsorId!: string | null;
  @ListOf(() => TimelineEntry, { zh: '经过' }) timeline!: TimelineEntry[];
  @ListOf(() => NoteView, { zh: '办理记录' }) notes!: NoteView[];
  @ListOf(() => GateView, { zh: '四关' }) gates!: GateView[];
  @ListOf(() => ReworkView, { zh: '退回' }) reworks!: ReworkView[];
  @ListOf(() => CompletionView, { zh: '补正' }) completions!: CompletionView[];
  @Nested(() => OpenExtensionView, { zh: '待批、待告知的延期', nullable: true })
  openExtension!: OpenExtensionView | null;
  @Nested(() => ResultTextView, { zh: '结果', nullable: true }) result!: ResultTextView | null;
  @ListOf(() => DocumentView, { zh: '文书' }) documents!: DocumentView[];
  @ListOf(() => RelatedPetition, { zh: '相关件' }) related!: RelatedPetition[];
  @ListOf(() => FactLine, { zh: '情况' }) facts!: FactLine[];
  @ListOf(() => CoHandlerView, { zh: '协办单位' }) coHandlers!: CoHandlerView[];
}

export class RawEvent {
  @Int({ zh: '版本' }) version!: number;
  @Id({ zh: '事件' }) eventId!: string;
  @Text({ zh: '类型', max: 60 }) type!: string;
  @InstantAt({ zh: '记录时刻' }) recordedAt!: string;
  @Text({ zh: '散列', max: 64 }) hash!: string;
  @Text({ zh: '前一散列', max: 64 }) previousHash!: string;
  /** The plain part only, as JSON text. */
  @Text({ zh: '数据', max: 200_000 }) dataJson!: string;
}

/** Why a petition of the zones 检举控告, 密封 is opened (§9). */
export class AccessReason {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Text({ zh: '查阅事由', min: 2, max: 200 })
  reason!: string;
}

export class AccessEntry {
  @InstantAt({ zh: '时刻' }) at!: string;
  @Text({ zh: '姓名', max: 60 }) name!: string;
  @Text({ zh: '动作', max: 30 }) action!: string;
  @Text({ zh: '事由', max: 500, nullable: true }) reason!: string | null;
}

/** Answer to every case command. */
export class CommandDone {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Int({ zh: '版本' }) version!: number;
  @Text({ zh: '状态', max: 30 }) status!: string;
  /** Numbers given by this command (document numbers, child numbers). */
  @Text({ zh: '给出的号', max: 60, list: true }) numbers!: string[];
  /** True when this very command had been carried out before. */
  @Flag({ zh: '重复提交' }) repeated!: boolean;
}

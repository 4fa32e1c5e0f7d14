import { ADDRESSEE_MAX, REPORT_KINDS, type ReportKind, codesOf } from '#domain';
import { Transform } from 'class-transformer';
import { Code, DateOn, Flag, Int, ListOf, Nested, Text, TimeOfDay } from '../shared/fields.js';
import { PeriodText, QuarterStatistics } from './statistics.dto.js';

const toInt = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

export const KINDS = codesOf(REPORT_KINDS);

export class BookQuery {
  @Transform(toInt)
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
  @PeriodText() period!: string;
}

export class ReportQuery extends BookQuery {
  @Code(KINDS, { zh: '报告种类' }) kind!: ReportKind;
}

export class ReportFileQuery extends ReportQuery {
  /** Instead of the report a correction notice to it. */
  @Transform(toInt)
  @Int({ zh: '更正通知', min: 1, optional: true })
  correction?: number;
}

export class ExplainQuery {
  /** `ref` of a figure on the page. */
  @Text({ zh: '数字', max: 200 }) ref!: string;
  /** Day on which the earlier print was made. */
  @DateOn({ zh: '打印日' }) printedOn!: string;
}

export class RecordedQuery {
  @Transform(toInt)
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
  @DateOn({ zh: '截至' }) knownOn!: string;
  @TimeOfDay({ zh: '几点', optional: true }) time?: string;
  @Transform(toInt)
  @Int({ zh: '条数', min: 1, max: 100_000, optional: true })
  limit?: number;
}

export class ReconcileQuery {
  @Transform(toInt)
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
  @Transform(toInt)
  @Int({ zh: '年', min: 2000, max: 2199 })
  year!: number;
}

export class DifferenceRow {
  /** Empty where the viewer may not open it. */
  @Text({ zh: '件', max: 40, min: 0 }) petitionId!: string;
  @Text({ zh: '编号', max: 80, nullable: true }) displayNo!: string | null;
  /** 1 came in, -1 left. */
  @Int({ zh: '增减' }) sign!: number;
  @Text({ zh: '原因', max: 300 }) cause!: string;
}

export class ExplanationSide {
  @DateOn({ zh: '打印日', nullable: true }) printedOn!: string | null;
  @DateOn({ zh: '截至' }) asOf!: string;
  @Text({ zh: '值', max: 20 }) value!: string;
}

export class Explanation {
  @Nested(() => ExplanationSide, { zh: '当时' }) then!: ExplanationSide;
  @Nested(() => ExplanationSide, { zh: '现在' }) now!: ExplanationSide;
  @ListOf(() => DifferenceRow, { zh: '差在哪里' }) differences!: DifferenceRow[];
}

export class RecordedPetition {
  @Text({ zh: '件', max: 40 }) petitionId!: string;
  @Text({ zh: '编号', max: 80 }) displayNo!: string;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @Text({ zh: '状态', max: 40 }) status!: string;
  @Text({ zh: '类别', max: 40 }) class!: string;
  @Text({ zh: '内容', max: 10 }) categoryCode!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @DateOn({ zh: '应办结', nullable: true }) legalDue!: string | null;
  @DateOn({ zh: '办结', nullable: true }) closedOn!: string | null;
}

export class RecordedPetitions {
  @Int({ zh: '合计' }) total!: number;
  @ListOf(() => RecordedPetition, { zh: '件', max: 100_000 }) items!: RecordedPetition[];
}

export class WrittenFigure {
  /** `total`, `channel:letter`, `I-09` … */
  @Text({ zh: '项目', max: 40 }) key!: string;
  @Int({ zh: '数(率填分子)' }) numerator!: number;
  @Int({ zh: '分母(只有率填)', nullable: true }) denominator!: number | null;
}

export class BookKeyBody {
  @Int({ zh: '单位', min: 1 }) orgId!: number;
  @PeriodText() period!: string;
}

export class HistoricBody extends BookKeyBody {
  @ListOf(() => WrittenFigure, { zh: '数', max: 200 }) figures!: WrittenFigure[];
  @Text({ zh: '文号', max: 64 }) docNo!: string;
  @DateOn({ zh: '签发日' }) signedOn!: string;
  @Text({ zh: '签发人', max: 60 }) signer!: string;
  /** The scan in base64: PDF, JPEG or PNG; its hash is computed here. */
  @Text({ zh: '扫描件', max: 11_500_000, optional: true }) scan?: string;
  @Text({ zh: '备注', max: 500, optional: true }) remark?: string;
}

export class ReturnBody extends BookKeyBody {
  @Flag({ zh: '零报告' }) zeroReport!: boolean;
  @ListOf(() => WrittenFigure, { zh: '数', max: 200 }) figures!: WrittenFigure[];
  @DateOn({ zh: '报送日' }) reportedOn!: string;
  @Text({ zh: '报送人', max: 60 }) reporter!: string;
  @Text({ zh: '备注', max: 500, optional: true }) remark?: string;
}

export class ReasonBody extends BookKeyBody {
  @Text({ zh: '理由', max: 2_000 }) reason!: string;
}

export class ReportSection {
  @Text({ zh: '标题', max: 120 }) heading!: string;
  @Text({ zh: '段落', max: 4_000, list: true, listMax: 100 }) paragraphs!: string[];
}

export class ReportText {
  @Text({ zh: '题目', max: 200 }) title!: string;
  /** Empty: the paper has none; absent in words of the time before it was asked. */
  @Text({ zh: '主送机关', max: ADDRESSEE_MAX, optional: true }) addressee?: string;
  @ListOf(() => ReportSection, { zh: '章节', max: 40 }) sections!: ReportSection[];
}

export class ReportKeyBody extends BookKeyBody {
  @Code(KINDS, { zh: '报告种类' }) kind!: ReportKind;
  /** Of the report as it was read, 0 where there was none: what somebody else changed since is neither overwritten nor signed. */
  @Int({ zh: '版本', min: 0, optional: true }) version?: number;
}

export class DraftBody extends ReportKeyBody {
  /** Left out: the text that the figures alone make. */
  @Nested(() => ReportText, { zh: '正文', nullable: true }) text!: ReportText | null;
  /** `figures` of the draft that was opened; left out: what is shown now. */
  @Text({ zh: '打开时的数', max: 64, nullable: true }) figures?: string | null;
}

export class SignReportBody extends ReportKeyBody {
  /** Left out: it is printed as not numbered. */
  @Text({ zh: '文号', max: 60, nullable: true }) docNo?: string | null;
}

export class ReturnReportBody extends ReportKeyBody {
  @Text({ zh: '理由', max: 2_000 }) reason!: string;
}

export class CorrectedFigure {
  @Text({ zh: '项目', max: 60 }) key!: string;
  @Text({ zh: '原数', max: 40 }) was!: string;
  @Text({ zh: '正数', max: 40 }) is!: string;
}

export class CorrectBody extends ReportKeyBody {
  @ListOf(() => CorrectedFigure, { zh: '更正', max: 100 }) figures!: CorrectedFigure[];
  @Text({ zh: '原因', max: 2_000 }) reason!: string;
  /** Left out: whom the report was for; empty: the notice has none. */
  @Text({ zh: '主送机关', max: ADDRESSEE_MAX, nullable: true }) addressee?: string | null;
  /** Left out: the notice carries its place among the notices to the report. */
  @Text({ zh: '文号', max: 60, nullable: true }) docNo?: string | null;
}

export class FrozenView {
  @DateOn({ zh: '截止' }) asOf!: string;
  @DateOn({ zh: '签发日' }) signedOn!: string;
  @Text({ zh: '散列', max: 64 }) hash!: string;
  @Int({ zh: '数字' }) figureCount!: number;
  @Int({ zh: '件' }) itemCount!: number;
  @Text({ zh: '口径版本', max: 20 }) definitions!: string;
  @Text({ zh: '日历版本', max: 60 }) calendarVersion!: string;
  @Text({ zh: '签发人', max: 40 }) signerId!: string;
  @Text({ zh: '签发人姓名', max: 60 }) signer!: string;
}

export class ReturnView {
  @Int({ zh: '版本' }) version!: number;
  @Code(['submitted', 'sentBack', 'accepted'], { zh: '状态' }) status!: 'submitted' | 'sentBack' | 'accepted';
  @Flag({ zh: '零报告' }) zeroReport!: boolean;
  @DateOn({ zh: '报送日' }) reportedOn!: string;
  @ListOf(() => WrittenFigure, { zh: '数' }) figures!: WrittenFigure[];
}

export class ReportView {
  @Code(KINDS, { zh: '报告种类' }) kind!: ReportKind;
  @Int({ zh: '版本' }) version!: number;
  @Code(['draft', 'inReview', 'returned', 'signed'], { zh: '状态' })
  status!: 'draft' | 'inReview' | 'returned' | 'signed';
  @DateOn({ zh: '截至' }) asOf!: string;
  /** Only such words are sent to the signer. */
  @Flag({ zh: '按冻结的数起草' }) ofFrozen!: boolean;
  @DateOn({ zh: '签发日', nullable: true }) signedOn!: string | null;
  @Text({ zh: '签发人姓名', max: 60, nullable: true }) signer!: string | null;
  @Text({ zh: '文号', max: 60, nullable: true }) docNo!: string | null;
  @Int({ zh: '更正通知' }) corrections!: number;
}

/** The scan of signed figures (O-104). */
export class HistoricScanView {
  @Text({ zh: 'SHA-256', max: 64 }) sha256!: string;
  @Flag({ zh: '文件在' }) hasFile!: boolean;
  @Int({ zh: '页数', nullable: true }) pages!: number | null;
  /** @unit bytes */
  @Int({ zh: '字节', nullable: true }) bytes!: number | null;
}

export class BookView {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '期', max: 22 }) period!: string;
  @Flag({ zh: '纸上单位' }) onPaper!: boolean;
  /** 统计截止, 统计冻结 (O-64). */
  @DateOn({ zh: '截止日' }) cutoffOn!: string;
  @DateOn({ zh: '冻结日' }) freezeOn!: string;
  @Nested(() => FrozenView, { zh: '冻结', nullable: true }) frozen!: FrozenView | null;
  @Text({ zh: '历史录入来源', max: 64, nullable: true }) historicSource!: string | null;
  @Nested(() => HistoricScanView, { zh: '历史录入的扫描件', nullable: true })
  historicScan!: HistoricScanView | null;
  @Nested(() => ReturnView, { zh: '汇总表', nullable: true }) return!: ReturnView | null;
  @ListOf(() => ReportView, { zh: '报告' }) reports!: ReportView[];
}

/** One step of a report: who did what, and why it was sent back or corrected (O-69). */
export class ReportStep {
  @Code(['drafted', 'submitted', 'returned', 'signed', 'corrected'], { zh: '办理' })
  act!: 'drafted' | 'submitted' | 'returned' | 'signed' | 'corrected';
  @Int({ zh: '版本' }) version!: number;
  @DateOn({ zh: '日期' }) on!: string;
  @Text({ zh: '经办人', max: 60 }) by!: string;
  @Text({ zh: '理由', max: 2_000, nullable: true }) reason!: string | null;
}

/** Words of the reader's own that another replaced without having read them. */
export class SetAsideText {
  @Int({ zh: '版本' }) version!: number;
  @Nested(() => ReportText, { zh: '正文' }) text!: ReportText;
}

export class ReportDraft {
  @Nested(() => ReportView, { zh: '状态', nullable: true }) report!: ReportView | null;
  /** What is written, or what the figures alone would say. */
  @Nested(() => ReportText, { zh: '正文' }) text!: ReportText;
  /** What the form begins with: what is written, or whom reports of the kind are for. */
  @Text({ zh: '主送机关', max: ADDRESSEE_MAX }) addressee!: string;
  /** What is written is its drafter's alone until the period is frozen; `text` is what the figures of this reader would say. */
  @Flag({ zh: '草稿冻结以前只有起草人可看' }) heldBack!: boolean;
  /** Kept for the reader until he saves a version himself (O-68). */
  @Nested(() => SetAsideText, { zh: '他人重拟时未带入的本人文字', nullable: true })
  setAside!: SetAsideText | null;
  /** Hash of the frozen figures that the text above was made of; null: of figures that are not frozen. */
  @Text({ zh: '所据冻结数的散列', max: 64, nullable: true }) figures!: string | null;
  /** The evening of the figures in the tables; the words are about those of `report.asOf`. */
  @DateOn({ zh: '表中的数截至' }) figuresAsOf!: string;
  @ListOf(() => ReportStep, { zh: '经过' }) trail!: ReportStep[];
}

export class WrittenDifference {
  @Int({ zh: '单位' }) orgId!: number;
  /** How much more or less than when it was frozen. */
  @Int({ zh: '增减' }) by!: number;
}

export class RestatementRow {
  @Text({ zh: '键', max: 40 }) key!: string;
  @Text({ zh: '指标', max: 60 }) zh!: string;
  @Code(['numerator', 'denominator'], { zh: '部分' }) part!: 'numerator' | 'denominator';
  @Int({ zh: '冻结值' }) frozen!: number;
  @Int({ zh: '现值' }) now!: number;
  @ListOf(() => DifferenceRow, { zh: '差' }) differences!: DifferenceRow[];
  @ListOf(() => WrittenDifference, { zh: '汇总表的差' }) written!: WrittenDifference[];
}

export class Restatements {
  @Nested(() => QuarterStatistics, { zh: '签发的数' }) signed!: QuarterStatistics;
  @Text({ zh: '散列', max: 64 }) hash!: string;
  @ListOf(() => RestatementRow, { zh: '追溯调整' }) lines!: RestatementRow[];
}

export class ReconciledQuarter {
  @Text({ zh: '期', max: 10 }) period!: string;
  @Int({ zh: '冻结值', nullable: true }) frozen!: number | null;
  @Int({ zh: '追溯调整' }) restated!: number;
  @Int({ zh: '现值' }) now!: number;
}

export class ReconciledRow {
  @Text({ zh: '键', max: 40 }) key!: string;
  @Text({ zh: '指标', max: 60 }) zh!: string;
  @Code(['numerator', 'denominator'], { zh: '部分' }) part!: 'numerator' | 'denominator';
  @Int({ zh: '年度重算' }) year!: number;
  @ListOf(() => ReconciledQuarter, { zh: '各季' }) quarters!: ReconciledQuarter[];
  @Int({ zh: '冻结季度之和' }) frozenSum!: number;
  @Int({ zh: '追溯调整之和' }) restatedSum!: number;
  @Int({ zh: '未冻结季度' }) unfrozenSum!: number;
  @Int({ zh: '时点差' }) laterEvening!: number;
  @Flag({ zh: '勾稽相符' }) balanced!: boolean;
}

export class Reconciliation {
  @ListOf(() => ReconciledRow, { zh: '勾稽' }) lines!: ReconciledRow[];
}

import { Transform } from 'class-transformer';
import { Matches, ValidateIf } from 'class-validator';
import { codesOf, ZONES as ZONE_NAMES, type Zone } from '#domain';
import { AffairRow } from '../affairs/affairs.dto.js';
import { Code, DateOn, Flag, Id, Int, ListOf, Nested, Text } from '../shared/fields.js';

const ZONES = codesOf(ZONE_NAMES);

/** A number as the address gives it. */
const FromAddress = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  );

/** A quarter by its code; the running one unless said. */
export class OfficeQuarterQuery {
  @ValidateIf((_, value) => value !== undefined)
  @Matches(/^\d{4}Q[1-4]$/, { message: '“期”应写成 2026Q3 的样子' })
  @Text({ zh: '期', max: 6, optional: true })
  quarter?: string;
}

/** One unit in the circular of information (O-59). */
export class BulletinStandingRow {
  @Int({ zh: '名次' }) place!: number;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '单位名称', max: 120 }) orgName!: string;
  @Int({ zh: '报送' }) submitted!: number;
  @Int({ zh: '其中被采用' }) adoptedOfThem!: number;
  @Text({ zh: '采用率', max: 12 }) rate!: string;
  @Int({ zh: '期内采用' }) adoptions!: number;
  @Int({ zh: '得分' }) score!: number;
  @Flag({ zh: '零报送' }) zeroReport!: boolean;
}

/** 迟报、漏报、瞒报 of one unit (O-84). */
export class ReportFaultRow {
  @Text({ zh: '单位名称', max: 120 }) orgName!: string;
  @Int({ zh: '迟报' }) late!: number;
  @Int({ zh: '漏报' }) omitted!: number;
  @Int({ zh: '瞒报' }) concealed!: number;
}

/** One of the four intervals of 四快 (O-89). */
export class FastInterval {
  @Text({ zh: '名称', max: 40 }) zh!: string;
  @Int({ zh: '项数' }) count!: number;
  @Text({ zh: '中位数', max: 12, nullable: true }) median!: string | null;
  @Int({ zh: '最慢', nullable: true }) slowest!: number | null;
}

/** The line of fast lanes in the quarter (O-76). */
export class FastLaneLine {
  @Int({ zh: '通道件' }) items!: number;
  @Text({ zh: '当日移送率', max: 40 }) sameDay!: string;
  @Text({ zh: '按期查结率', max: 40 }) onTime!: string;
  @Int({ zh: '查实数' }) substantiated!: number;
}

/** A request for information that somebody has not answered (O-61). */
export class UnansweredTopic {
  @Id({ zh: '标识' }) affairId!: string;
  @Text({ zh: '点题', max: 120 }) title!: string;
  @DateOn({ zh: '应回日' }) dueOn!: string;
  @Text({ zh: '未回单位', max: 120, list: true }) orgNames!: string[];
}

export class QuarterCircular {
  @Text({ zh: '期', max: 7 }) quarter!: string;
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @DateOn({ zh: '截至' }) asOf!: string;
  @ListOf(() => BulletinStandingRow, { zh: '信息报送和采用' }) bulletins!: BulletinStandingRow[];
  @ListOf(() => AffairRow, { zh: '沉默点' }) silentPoints!: AffairRow[];
  @ListOf(() => UnansweredTopic, { zh: '逾期未回的点题' }) unanswered!: UnansweredTopic[];
  @Text({ zh: '连续两季末位', max: 120, list: true }) lastTwice!: string[];
  @ListOf(() => ReportFaultRow, { zh: '迟报漏报瞒报' }) reportFaults!: ReportFaultRow[];
  @ListOf(() => FastInterval, { zh: '四快' }) fourFast!: FastInterval[];
  @Nested(() => FastLaneLine, { zh: '快速通道' }) fastLane!: FastLaneLine;
}

/** A shift without officer or leader (O-79). */
export class DutyGap {
  @DateOn({ zh: '日期' }) on!: string;
  @Text({ zh: '班次', max: 20 }) shiftZh!: string;
  @Text({ zh: '缺', max: 20, list: true }) missing!: string[];
}

export class DutyGaps {
  @DateOn({ zh: '起' }) from!: string;
  @Int({ zh: '日数' }) days!: number;
  @ListOf(() => DutyGap, { zh: '缺岗' }) gaps!: DutyGap[];
}

const ZERO_REPORT_STATUSES = ['inTime', 'late', 'missing', 'due', 'notAsked'] as const;

/** One unit's zero reports, a state for each of the table's days. */
export class ZeroReportUnit {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '单位名称', max: 120 }) name!: string;
  @Code(ZERO_REPORT_STATUSES, { zh: '零报告', list: true }) days!: (typeof ZERO_REPORT_STATUSES)[number][];
}

/** A sensitive period that asks for daily zero reports (O-63). */
export class ZeroReportTable {
  @Id({ zh: '标识' }) affairId!: string;
  @Text({ zh: '名称', max: 120 }) title!: string;
  @Int({ zh: '设立单位' }) orgId!: number;
  @Text({ zh: '时刻', max: 5, nullable: true }) reportBy!: string | null;
  /** Newest first. */
  @Text({ zh: '日期', max: 10, list: true }) days!: string[];
  @ListOf(() => ZeroReportUnit, { zh: '各单位' }) units!: ZeroReportUnit[];
}

export class ZeroReportBoard {
  @ListOf(() => ZeroReportTable, { zh: '敏感时期' }) periods!: ZeroReportTable[];
}

/** What is drawn for inspection in a quarter (O-43), and how far it has been inspected (I-28). */
export class InspectionDraw {
  @Text({ zh: '期', max: 7 }) quarter!: string;
  @Int({ zh: '期内结案' }) closed!: number;
  @Int({ zh: '已检查' }) inspected!: number;
  @Text({ zh: '检查率', max: 12 }) rate!: string;
  @ListOf(() => AffairRow, { zh: '抽中' }) drawn!: AffairRow[];
}

/** A petition in the fast lane of a period (L25). */
export class FastLaneRow {
  @Text({ zh: '通道名', max: 120 }) period!: string;
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '件号', max: 80 }) displayNo!: string;
  @Text({ zh: '单位', max: 120 }) orgName!: string;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @Text({ zh: '状态', max: 40 }) statusZh!: string;
  @DateOn({ zh: '查结期限' }) dueOn!: string;
  /** Allowed the longer period by the head (O-75). */
  @Flag({ zh: '复杂' }) complex!: boolean;
  @Flag({ zh: '已超过' }) overdue!: boolean;
}

export class FastLaneBoard {
  @DateOn({ zh: '今天' }) today!: string;
  @ListOf(() => FastLaneRow, { zh: '通道件' }) rows!: FastLaneRow[];
  /** Also those beyond the rows. */
  @Int({ zh: '共' }) total!: number;
  @Int({ zh: '已撤出' }) lifted!: number;
}

export class RetentionEndedQuery {
  @Code(ZONES, { zh: '库别' }) zone!: Zone;
}

/** A file whose retention is over (§6.5). */
export class RetentionEndedRow {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '件号', max: 80 }) displayNo!: string;
  @Text({ zh: '档号', max: 200 }) archivalCode!: string;
  @DateOn({ zh: '归档日' }) archivedOn!: string;
  @DateOn({ zh: '归档录入日' }) archivingEnteredOn!: string;
  @Text({ zh: '保管期限', max: 20 }) retention!: string;
  @DateOn({ zh: '届满日' }) keptUntil!: string;
  @Int({ zh: '页数' }) pageCount!: number;
  @Text({ zh: '不能销毁的理由', max: 300, list: true }) obstacles!: string[];
}

export class RetentionEnded {
  @DateOn({ zh: '今天' }) today!: string;
  @Code(ZONES, { zh: '库别' }) zone!: Zone;
  @Flag({ zh: '还有更多' }) more!: boolean;
  @ListOf(() => RetentionEndedRow, { zh: '期满的卷' }) rows!: RetentionEndedRow[];
}

export class TargetsQuery {
  @FromAddress()
  @Int({ zh: '年度', min: 2005, max: 2100, optional: true })
  year?: number;
  @FromAddress()
  @Int({ zh: '第几季', min: 1, max: 4, optional: true })
  quarter?: 1 | 2 | 3 | 4;
}

export class TargetLine {
  @Id({ zh: '标识' }) affairId!: string;
  @Text({ zh: '指标', max: 60 }) zh!: string;
  @Code(['atLeast', 'atMost'], { zh: '方向' }) op!: 'atLeast' | 'atMost';
  @Text({ zh: '目标', max: 20 }) target!: string;
  @Text({ zh: '到本季应达', max: 20 }) due!: string;
  @Text({ zh: '实绩', max: 20 }) actual!: string;
  @Flag({ zh: '达到', nullable: true }) met!: boolean | null;
  @Int({ zh: '权重' }) weight!: number;
  @Text({ zh: '该项得分', max: 12 }) earned!: string;
}

/** One unit's year so far. @shape score in hundredths of a point, null where nothing could be counted */
export class TargetUnit {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '单位名称', max: 120 }) orgName!: string;
  /** May this viewer count its petitions? Where not, it has neither figures nor score. */
  @Flag({ zh: '看得到' }) inView!: boolean;
  @Text({ zh: '得分', max: 12 }) score!: string;
  @Int({ zh: '扣分' }) deduction!: number;
  @ListOf(() => TargetLine, { zh: '各项' }) lines!: TargetLine[];
}

export class TargetBoard {
  @Int({ zh: '年度' }) year!: number;
  @Int({ zh: '第几季' }) quarter!: number;
  @DateOn({ zh: '截至' }) asOf!: string;
  /** What the figures lack that this viewer may not count. */
  @Text({ zh: '说明', max: 120, nullable: true }) note!: string | null;
  @ListOf(() => TargetUnit, { zh: '各单位' }) units!: TargetUnit[];
}

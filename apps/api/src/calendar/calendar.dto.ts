import { CLOCKS } from '#domain/glossary';
import { Code, DateOn, Flag, Id, InstantAt, Int, Ints, ListOf, Nested, Text } from '../shared/fields.js';

/** The public notice that days rest on. */
export class NoticeSource {
  @Text({ zh: '文号', max: 60 }) docNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @DateOn({ zh: '发布日期' }) publishedOn!: string;
}

/** A year of the calendar: only the days that differ from plain weekends. */
export class CalendarYearView {
  @Int({ zh: '年份' }) year!: number;
  @Text({ zh: '放假', max: 10, list: true }) rest!: string[];
  @Text({ zh: '上班', max: 10, list: true }) work!: string[];
  /** Null: built in. */
  @Nested(() => NoticeSource, { zh: '依据', nullable: true }) source!: NoticeSource | null;
}

export class LocalHolidaysView {
  @Int({ zh: '年份' }) year!: number;
  @Text({ zh: '放假', max: 10, list: true }) rest!: string[];
  @Nested(() => NoticeSource, { zh: '依据' }) source!: NoticeSource;
}

/** 敏感时期. */
export class SensitivePeriodView {
  @Id({ zh: '标识' }) periodId!: string;
  @Text({ zh: '名称', max: 60 }) name!: string;
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @Nested(() => NoticeSource, { zh: '依据' }) source!: NoticeSource;
}

/** When a clock turns yellow and orange, when it reminds, and who joins (§4.5). */
export class LadderProfile {
  @Code(['day', 'workday'], { zh: '单位' }) unit!: 'day' | 'workday';
  @Int({ zh: '黄阈', min: 0, max: 90 }) yellow!: number;
  @Int({ zh: '橙阈', min: 0, max: 90 }) orange!: number;
  @Ints({ zh: '到期前各级', min: 0, max: 90, listMax: 12 }) rungs!: number[];
  @Int({ zh: '科室负责人自 T-几 起', min: 0, max: 90 }) section!: number;
  @Int({ zh: '分管领导自超期后第几次', min: 1, max: 5 }) deputyLeader!: number;
  @Int({ zh: '督办自超期后第几次', min: 1, max: 10 }) supervision!: number;
  @Int({ zh: '超期后每几个工作日', min: 1, max: 5 }) every!: number;
}

export class LadderRow {
  @Code(CLOCKS, { zh: '时钟' }) clock!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Flag({ zh: '本单位自定' }) own!: boolean;
  @Nested(() => LadderProfile, { zh: '阶梯' }) profile!: LadderProfile;
}

export class CalendarChangeView {
  @Text({ zh: '版本', max: 40 }) version!: string;
  @Text({ zh: '内容', max: 200 }) what!: string;
  @Text({ zh: '文号', max: 60 }) docNo!: string;
  @InstantAt({ zh: '时刻' }) at!: string;
  @Text({ zh: '由谁', max: 60, nullable: true }) by!: string | null;
}

export class CalendarView {
  @Text({ zh: '版本', max: 40 }) version!: string;
  @Int({ zh: '缺的年份', nullable: true }) missingYear!: number | null;
  /** Running clocks whose legal due day is provisional. */
  @Int({ zh: '暂定', nullable: true }) provisionalClocks!: number | null;
  /** All clocks follow this version. */
  @Flag({ zh: '已重算' }) followed!: boolean;
  @Flag({ zh: '可改' }) mayChange!: boolean;
  @ListOf(() => CalendarYearView, { zh: '年' }) years!: CalendarYearView[];
  @ListOf(() => LocalHolidaysView, { zh: '地方放假日' }) local!: LocalHolidaysView[];
  @ListOf(() => SensitivePeriodView, { zh: '敏感时期' }) sensitive!: SensitivePeriodView[];
  @ListOf(() => LadderRow, { zh: '催办阶梯' }) ladders!: LadderRow[];
  @ListOf(() => CalendarChangeView, { zh: '变更' }) changes!: CalendarChangeView[];
}

/** A change of the calendar: a year's notice, local holidays, a sensitive period, or a ladder. */
export class CalendarChangeRequest {
  @Code(['national', 'local', 'sensitive', 'ladder'], { zh: '种类' })
  kind!: 'national' | 'local' | 'sensitive' | 'ladder';
  @Int({ zh: '年份', min: 2000, max: 2200, optional: true }) year?: number;
  @Text({ zh: '放假', max: 10, list: true, listMax: 120, optional: true }) rest?: string[];
  @Text({ zh: '上班', max: 10, list: true, listMax: 60, optional: true }) work?: string[];
  @Id({ zh: '敏感时期', optional: true }) periodId?: string;
  @Text({ zh: '名称', max: 60, optional: true }) name?: string;
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', optional: true }) to?: string;
  @Code(CLOCKS, { zh: '时钟', optional: true }) clock?: string;
  /** Null or absent: the table's row again. */
  @Nested(() => LadderProfile, { zh: '阶梯', nullable: true }) profile?: LadderProfile | null;
  @Nested(() => NoticeSource, { zh: '依据' }) source!: NoticeSource;
  /** Version of the calendar on the page: what came since is not set over unread. */
  @Text({ zh: '所见版本', max: 40, optional: true }) seen?: string;
}

export class MovedByKind {
  @Text({ zh: '时钟', max: 40 }) kind!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Int({ zh: '口' }) clocks!: number;
}

export class MovedByOrganisation {
  @Int({ zh: '单位' }) orgId!: number;
  @Int({ zh: '口' }) clocks!: number;
}

/** What a change would move: counts alone (三员分立). */
export class CalendarPreviewView {
  @Flag({ zh: '有变化' }) changed!: boolean;
  @Int({ zh: '时钟' }) clocks!: number;
  @Int({ zh: '信访件' }) petitions!: number;
  @Int({ zh: '暂定变确定' }) settled!: number;
  @Int({ zh: '须去信告知' }) letters!: number;
  @ListOf(() => MovedByKind, { zh: '按时钟' }) kinds!: MovedByKind[];
  @ListOf(() => MovedByOrganisation, { zh: '按单位' }) organisations!: MovedByOrganisation[];
}

export class CalendarChanged {
  @Flag({ zh: '有变化' }) changed!: boolean;
  @Text({ zh: '版本', max: 40 }) version!: string;
}

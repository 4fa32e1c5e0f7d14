import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches, ValidateIf } from 'class-validator';
import { PERIOD_CODE } from '#projections';
import { Code, DateOn, Flag, Int, ListOf, Nested, Text, TimeOfDay } from '../shared/fields.js';

export class Change {
  @Code(['up', 'down', 'flat', 'netIncrease', 'none'], { zh: '方向' }) direction!: string;
  /** As it is said on a report: 上升 20.00%、下降 1.20 个百分点、净增 5 件、持平、—. */
  @Text({ zh: '说法', max: 40 }) zh!: string;
}

/** A count with last year's and the last period's. `ref` leads to the petitions behind it. */
export class CountFigure {
  @Text({ zh: '键', max: 40 }) key!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Int({ zh: '本期' }) current!: number;
  /** Null where the register did not exist then (decision 0085). */
  @Int({ zh: '上期', nullable: true }) previous!: number | null;
  @Int({ zh: '上年同期', nullable: true }) lastYear!: number | null;
  /** Of the present number, what units without the system wrote down 手工填报 (O-73). */
  @Int({ zh: '手工填报' }) manual!: number;
  @Nested(() => Change, { zh: '环比' }) overPrevious!: Change;
  @Nested(() => Change, { zh: '同比' }) overLastYear!: Change;
  @Text({ zh: '下钻', max: 200 }) ref!: string;
}

export class RateFigure {
  @Text({ zh: '指标码', max: 10 }) id!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  /** The variant used, said on the report (domain.md §3.1). */
  @Text({ zh: '口径', max: 200 }) variant!: string;
  @Int({ zh: '分子' }) numerator!: number;
  @Int({ zh: '分母' }) denominator!: number;
  /** Percent with two decimals, or — for an empty denominator. */
  @Text({ zh: '值', max: 12 }) display!: string;
  @Text({ zh: '上期', max: 12 }) previousDisplay!: string;
  @Text({ zh: '上年同期', max: 12 }) lastYearDisplay!: string;
  /** What the earlier rates were made of; a period frozen long ago does not have them. */
  @Int({ zh: '上期分子', optional: true }) previousNumerator?: number;
  @Int({ zh: '上期分母', optional: true }) previousDenominator?: number;
  @Int({ zh: '上年同期分子', optional: true }) lastYearNumerator?: number;
  @Int({ zh: '上年同期分母', optional: true }) lastYearDenominator?: number;
  @Nested(() => Change, { zh: '环比' }) overPrevious!: Change;
  @Nested(() => Change, { zh: '同比' }) overLastYear!: Change;
  @Text({ zh: '下钻分子', max: 200 }) numeratorRef!: string;
  @Text({ zh: '下钻分母', max: 200 }) denominatorRef!: string;
}

export class OrganisationRow {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '名称', max: 120 }) name!: string;
  @Int({ zh: '总量' }) total!: number;
  @Int({ zh: '上年同期', nullable: true }) totalLastYear!: number | null;
  @Text({ zh: '按期告知率', max: 12 }) i08!: string;
  @Text({ zh: '按期办结率', max: 12 }) i09!: string;
  @Text({ zh: '办结率', max: 12 }) i10!: string;
  @Int({ zh: '超期未办结' }) overdueOpen!: number;
  @Int({ zh: '退回' }) returned!: number;
  /** Standard competition ranking by I-09; null when the denominator is 0 (O-70). */
  @Int({ zh: '名次', nullable: true }) rank!: number | null;
  @Flag({ zh: '小样本' }) smallSample!: boolean;
  @Flag({ zh: '手工填报' }) manual!: boolean;
  /** Why it deserves a look; empty when it does not. */
  @Text({ zh: '为什么看它', max: 100, list: true }) attention!: string[];
  @Text({ zh: '下钻', max: 200 }) ref!: string;
}

export class CheckFailure {
  @Text({ zh: '检查项', max: 10 }) check!: string;
  @Text({ zh: '名称', max: 120 }) zh!: string;
  @Int({ zh: '次数' }) count!: number;
  @Text({ zh: '下钻', max: 200, optional: true }) ref?: string;
}

export class CheckpointFigures {
  @Int({ zh: '提交审签' }) submissions!: number;
  @Int({ zh: '首次提交' }) firstSubmissions!: number;
  @Int({ zh: '一次通过' }) firstPassed!: number;
  @Int({ zh: '退回' }) returned!: number;
  @Text({ zh: '一次审结率', max: 12 }) firstPassDisplay!: string;
  @ListOf(() => CheckFailure, { zh: '未过最多的项' }) topFailures!: CheckFailure[];
}

export class LevelRow {
  @Text({ zh: '级别', max: 10 }) level!: string;
  @Text({ zh: '名称', max: 10 }) zh!: string;
  @Int({ zh: '报送' }) submitted!: number;
  @Int({ zh: '采用' }) adopted!: number;
  @Text({ zh: '下钻报送', max: 200 }) submittedRef!: string;
  @Text({ zh: '下钻采用', max: 200 }) adoptedRef!: string;
}

export class InformationRow {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '名称', max: 120 }) name!: string;
  @Int({ zh: '报送' }) submitted!: number;
  @Int({ zh: '其中被采用' }) adoptedOfThem!: number;
  @Text({ zh: '采用率', max: 12 }) rate!: string;
  @Int({ zh: '期内采用' }) adoptions!: number;
  @Int({ zh: '得分' }) score!: number;
  @Int({ zh: '名次' }) place!: number;
  @Flag({ zh: '零报送' }) zeroReport!: boolean;
  @Text({ zh: '下钻报送', max: 200 }) submittedRef!: string;
  @Text({ zh: '下钻被采用', max: 200 }) adoptedRef!: string;
  @Text({ zh: '下钻期内采用', max: 200 }) adoptionsRef!: string;
  @Text({ zh: '下钻得分', max: 200 }) scoreRef!: string;
}

/** Information work and inspected cases of units below: no petitions (§2.7, O-44). */
export class OfficeFigures {
  @ListOf(() => CountFigure, { zh: '信访信息' }) information!: CountFigure[];
  @ListOf(() => LevelRow, { zh: '按级别' }) levels!: LevelRow[];
  @ListOf(() => InformationRow, { zh: '各单位信息' }) units!: InformationRow[];
  @ListOf(() => CountFigure, { zh: '自立案件检查' }) inspection!: CountFigure[];
}

/** What a reference begins with that leads to the last period, or to last year: null where those figures came from paper. */
export class EarlierWindows {
  @Text({ zh: '上期', max: 60 }) previous!: string;
  @Text({ zh: '上年同期', max: 60, nullable: true }) lastYear!: string | null;
}

export class QuarterStatistics {
  /** e.g. `2026Q3`. */
  @Text({ zh: '期', max: 22 }) period!: string;
  @Text({ zh: '期名', max: 40 }) periodZh!: string;
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @DateOn({ zh: '截至' }) asOf!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Flag({ zh: '含下级' }) withSubordinates!: boolean;
  @Text({ zh: '时间轴', max: 60 }) axis!: string;
  /** Left out on a page that was frozen before references led there. */
  @Nested(() => EarlierWindows, { zh: '上期、上年同期', optional: true }) earlier?: EarlierWindows;
  /** One sentence: what changed. */
  @Text({ zh: '一句话', max: 400 }) sentence!: string;
  @Nested(() => CountFigure, { zh: '总量' }) total!: CountFigure;
  @ListOf(() => CountFigure, { zh: '走访批次人次' }) visits!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按渠道' }) byChannel!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按类别' }) byClass!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按来源' }) byOrigin!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按办理方式' }) byDisposition!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按内容' }) byCategory!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '按重点方面' }) byKeyArea!: CountFigure[];
  @ListOf(() => CountFigure, { zh: '在办、退回、延期、催办、督办' }) work!: CountFigure[];
  @ListOf(() => RateFigure, { zh: '率' }) rates!: RateFigure[];
  @ListOf(() => RateFigure, { zh: '全部指标' }) indicators!: RateFigure[];
  @Nested(() => CheckpointFigures, { zh: '四关' }) checkpoints!: CheckpointFigures;
  @ListOf(() => OrganisationRow, { zh: '各单位' }) organisations!: OrganisationRow[];
  @ListOf(() => CountFigure, { zh: '苗头' }) emerging!: CountFigure[];
  /** Null on a page that was frozen before these figures were part of it. */
  @Nested(() => OfficeFigures, { zh: '信息和自立案件', nullable: true }) office!: OfficeFigures | null;
  @Text({ zh: '说明', max: 300, list: true }) notes!: string[];
}

/** A period by its code. @shape 2026Q3, 2026H1, 2026, 2026-09, 2026W48, 2026-01-05..2026-02-03 */
export const PeriodText = (options: { optional?: boolean } = {}) =>
  applyDecorators(
    ValidateIf((_, value) => options.optional !== true || value !== undefined),
    Matches(PERIOD_CODE, {
      message: '“期”应写成 2026Q3、2026H1、2026、2026-09、2026W48,或起止两日 2026-01-05..2026-02-03',
    }),
    Text({ zh: '期', max: 22, ...options }),
  );

export class QuarterQuery {
  @PeriodText({ optional: true })
  period?: string;
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  )
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @Flag({ zh: '含下级', optional: true })
  withSubordinates?: boolean;
  @DateOn({ zh: '截至', optional: true }) asOf?: string;
  /** As it was recorded on the evening of this day: the print of the next morning, again. */
  @DateOn({ zh: '当时所知', optional: true }) knownOn?: string;
  /** Of that day, instead of its evening. */
  @TimeOfDay({ zh: '几点', optional: true }) time?: string;
  @Code(['received', 'registered'], { zh: '时间轴', optional: true }) axis?: 'received' | 'registered';
}

import { Transform } from 'class-transformer';
import { DIMENSION_NAMES, type DimensionName } from '#projections';
import { Code, DateOn, Id, Int, ListOf, Nested, Text } from '../shared/fields.js';
import { CountFigure, QuarterQuery } from './statistics.dto.js';

/** By what a total may be broken down: the tree of organisations, and what each petition has. */
export const BREAKDOWNS = ['organisation', ...DIMENSION_NAMES] as const;

export class BreakdownQuery extends QuarterQuery {
  @Code([...BREAKDOWNS], { zh: '分布' }) by!: DimensionName | 'organisation';
  /** Only what has this place in another breakdown as well. @shape `channel:letter` */
  @Text({ zh: '其中', max: 60, optional: true }) within?: string;
}

export class Breakdown {
  @Text({ zh: '分布', max: 20 }) by!: string;
  @Text({ zh: '其中', max: 60, nullable: true }) within!: string | null;
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @DateOn({ zh: '截至' }) asOf!: string;
  @Code(['received', 'registered'], { zh: '时间轴' }) axis!: string;
  @Nested(() => CountFigure, { zh: '合计' }) total!: CountFigure;
  @ListOf(() => CountFigure, { zh: '各项', max: 5_000 }) rows!: CountFigure[];
}

export class SignalRow {
  @Text({ zh: '种类', max: 40 }) kind!: string;
  @Text({ zh: '名称', max: 200 }) zh!: string;
  @Text({ zh: '理由', max: 300 }) reason!: string;
  @Int({ zh: '件' }) count!: number;
  @Text({ zh: '下钻', max: 200 }) ref!: string;
}

export class Signals {
  @ListOf(() => SignalRow, { zh: '预警' }) signals!: SignalRow[];
}

const toInt = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

export class ScoresQuery {
  @Transform(toInt)
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
  @Transform(toInt)
  @Int({ zh: '年度', min: 2005, max: 2100 })
  year!: number;
  /** Up to the end of this quarter; the whole year, or what there is of it, unless said. */
  @Transform(toInt)
  @Int({ zh: '第几季', min: 1, max: 4, optional: true })
  quarter?: number;
}

export class ScoreLine {
  @Id({ zh: '计分项' }) affairId!: string;
  @Text({ zh: '名称', max: 120 }) zh!: string;
  @Text({ zh: '计分办法', max: 40 }) rule!: string;
  @Int({ zh: '满分' }) full!: number;
  /** What the points were made of. */
  @Text({ zh: '依据', max: 120 }) basis!: string;
  @Text({ zh: '得分', max: 12 }) earned!: string;
  /** What the points were counted from; null where nothing was. */
  @Text({ zh: '下钻分子', max: 200, nullable: true }) numeratorRef!: string | null;
  @Text({ zh: '下钻分母', max: 200, nullable: true }) denominatorRef!: string | null;
  @Text({ zh: '下钻上年同期', max: 200, nullable: true }) lastYearRef!: string | null;
}

export class ScoreDeduction {
  @Id({ zh: '责任追究' }) affairId!: string;
  @Text({ zh: '事由', max: 400 }) title!: string;
  @Int({ zh: '扣分' }) points!: number;
}

export class ScoreUnit {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '名称', max: 120 }) name!: string;
  @Text({ zh: '得分', max: 12 }) score!: string;
  /** Standard competition ranking; null where nothing could be scored (O-70). */
  @Int({ zh: '名次', nullable: true }) place!: number | null;
  @Int({ zh: '扣分' }) deduction!: number;
  @ListOf(() => ScoreDeduction, { zh: '扣分的各项' }) deductions!: ScoreDeduction[];
  @Int({ zh: '计分项满分之和' }) counted!: number;
  /** Why it has no place; absent on a board that was frozen before reasons were kept. */
  @Text({ zh: '不参加排名的原因', max: 120, nullable: true, optional: true }) unranked?: string | null;
  @ListOf(() => ScoreLine, { zh: '各项' }) lines!: ScoreLine[];
}

/** 考核得分 by the scheme of the year (§3.3, O-87). */
export class ScoreBoard {
  @Int({ zh: '年度' }) year!: number;
  @DateOn({ zh: '截至' }) asOf!: string;
  @Int({ zh: '满分' }) full!: number;
  @ListOf(() => ScoreUnit, { zh: '各单位' }) units!: ScoreUnit[];
}

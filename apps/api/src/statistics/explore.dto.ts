import { DIMENSION_NAMES, type DimensionName } from '#projections';
import { Code, DateOn, Int, ListOf, Nested, Text } from '../shared/fields.js';
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

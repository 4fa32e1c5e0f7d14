import { DateOn, Int, ListOf, Text } from '../shared/fields.js';

export class MembersQuery {
  /** `ref` of a figure. */
  @Text({ zh: '数字', max: 200 }) ref!: string;
}

export class MemberRow {
  /** `petition`, or the category of the affair. */
  @Text({ zh: '种类', max: 40 }) kind!: string;
  @Text({ zh: '件', max: 40 }) id!: string;
  @Text({ zh: '编号', max: 80, nullable: true }) no!: string | null;
  /** Of an item of information, a number of the periodical, a case. */
  @Text({ zh: '标题', max: 400, nullable: true }) title!: string | null;
  @Int({ zh: '单位' }) orgId!: number;
  @DateOn({ zh: '日期' }) on!: string;
  /** What it adds to the figure: 1, or persons, rounds, days, points. */
  @Int({ zh: '计入' }) adds!: number;
}

/** What stands behind a figure: all that it is made of adds up to it. */
export class Members {
  @Text({ zh: '数字', max: 200 }) ref!: string;
  /** What the figure is called, in words. */
  @Text({ zh: '数的名称', max: 300 }) figureZh!: string;
  @Text({ zh: '期', max: 60 }) periodZh!: string;
  /** Whose figure: the organisation, with those below it or alone. */
  @Text({ zh: '单位', max: 200 }) scopeZh!: string;
  /** By which day it belongs to the period, and the evening up to which it was counted. */
  @Text({ zh: '时间轴', max: 20 }) axisZh!: string;
  @DateOn({ zh: '截至' }) asOf!: string;
  @Int({ zh: '合计' }) total!: number;
  /** Of the total, what stands outside the circle of those who may know it. */
  @Int({ zh: '知悉范围以外' }) hidden!: number;
  @ListOf(() => MemberRow, { zh: '项', max: 5_000 }) items!: MemberRow[];
}

import { Id, ListOf, Text, Int } from './fields.js';

/** One fault of the input. */
export class FieldProblem {
  @Text({ zh: '字段', max: 200 }) field!: string;
  @Text({ zh: '代码', max: 80 }) code!: string;
  @Text({ zh: '说明', max: 500 }) message!: string;
}

/** RFC 9457 problem document, in Chinese; media type `application/problem+json`. */
export class Problem {
  @Text({ zh: '类型', max: 200 }) type!: string;
  @Text({ zh: '标题', max: 200 }) title!: string;
  @Int({ zh: '状态码', min: 400, max: 599 }) status!: number;
  @Text({ zh: '说明', max: 1000 }) detail!: string;
  @Text({ zh: '拒绝代码', max: 80 }) code!: string;
  @Text({ zh: '字段', max: 200, optional: true }) field?: string;
  /** Of which a reason to open it is asked (ACCESS_REASON_REQUIRED). */
  @Id({ zh: '信访件', optional: true }) petitionId?: string;
  @Text({ zh: '依据', max: 200, optional: true }) article?: string;
  @Text({ zh: '请求编号', max: 80 }) instance!: string;
  @ListOf(() => FieldProblem, { zh: '逐项说明', optional: true }) errors?: FieldProblem[];
}

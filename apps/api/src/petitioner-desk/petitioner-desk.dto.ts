import { type RatingTarget, SATISFACTION, type Satisfaction } from '#domain';
import { Code, Text } from '../shared/fields.js';

/** 满意度评价 by the holder of a query code (§1.13). */
export class RatingByCodeRequest {
  @Text({ zh: '查询码', max: 60 }) queryCode!: string;
  @Code(['petitionOffice', 'handlingOrgan'], { zh: '评价对象' }) target!: RatingTarget;
  @Code(Object.keys(SATISFACTION), { zh: '评价' }) rating!: Satisfaction;
  @Text({ zh: '评价说明', max: 1000, optional: true }) remark?: string;
  /** Of the network from which the page was asked. */
  @Text({ zh: '网络地址', max: 60 }) address!: string;
}

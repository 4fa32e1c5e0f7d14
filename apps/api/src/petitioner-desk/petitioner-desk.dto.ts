import { type RatingTarget, SATISFACTION, type Satisfaction } from '#domain';
import { Code, Int, ListOf, Text } from '../shared/fields.js';

/** 满意度评价 by the holder of a query code (§1.13). */
export class RatingByCodeRequest {
  @Text({ zh: '查询码', max: 60 }) queryCode!: string;
  @Code(['petitionOffice', 'handlingOrgan'], { zh: '评价对象' }) target!: RatingTarget;
  @Code(Object.keys(SATISFACTION), { zh: '评价' }) rating!: Satisfaction;
  @Text({ zh: '评价说明', max: 1000, optional: true }) remark?: string;
  /** Of the network from which the page was asked. */
  @Text({ zh: '网络地址', max: 60 }) address!: string;
}

/** A file that was sent with it. */
export class OnlineMessageFile {
  @Text({ zh: '附件名', max: 500 }) name!: string;
  /** In base64: PDF, JPEG or PNG, MP3, WAV, AMR, M4A or MP4; what it is, its content tells. */
  @Text({ zh: '附件', max: 28_000_000 }) file!: string;
}

/** What somebody wrote on the public page. Longer than any office allows: the rule names how long it may be (O-03). */
export class OnlineMessageRequest {
  @Int({ zh: '单位' }) orgId!: number;
  @Code(['realName', 'anonymous'], { zh: '实名或匿名' }) signed!: 'realName' | 'anonymous';
  @Text({ zh: '反映的情况', max: 20_000 }) content!: string;
  @Text({ zh: '发生地', max: 200, optional: true }) place?: string;
  @Text({ zh: '涉及的人或单位', max: 300, optional: true }) concerned?: string;
  @Text({ zh: '希望怎样解决', max: 500, optional: true }) wish?: string;
  @Text({ zh: '姓名', max: 60, optional: true }) name?: string;
  @Text({ zh: '电话', max: 30, optional: true }) phone?: string;
  @Text({ zh: '证件号码', max: 30, optional: true }) idNo?: string;
  @Text({ zh: '住址', max: 200, optional: true }) address?: string;
  @ListOf(() => OnlineMessageFile, { zh: '附件', optional: true }) files?: OnlineMessageFile[];
  /** Of the network from which the page was sent; it is compared and not kept. */
  @Text({ zh: '网络地址', max: 60 }) terminal!: string;
}

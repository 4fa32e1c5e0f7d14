import { CHANNELS, CLASSES, KEY_AREAS, LIGHTS, ORIGINS, STATUSES } from '#domain/glossary';
import { asInt } from '../shared/as-int.js';
import { Code, DateOn, Flag, Id, Int, Text } from '../shared/fields.js';
import { Transform } from 'class-transformer';

const asFlag = () =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

/** Filters of the register; all may be combined. */
export class ListPetitionsQuery {
  /** Number, name or words of the text. */
  @Text({ zh: '查找', max: 100, optional: true, min: 0 }) q?: string;
  @asInt() @Int({ zh: '单位', optional: true, min: 1 }) orgId?: number;
  @Code(CHANNELS, { zh: '渠道', optional: true }) channel?: string;
  @Code(ORIGINS, { zh: '来源', optional: true }) origin?: string;
  @Code(CLASSES, { zh: '类别', optional: true }) class?: string;
  @Text({ zh: '内容分类', max: 4, optional: true }) category?: string;
  @Code(KEY_AREAS, { zh: '重点方面', optional: true }) keyArea?: string;
  @Code(STATUSES, { zh: '状态', optional: true }) status?: string;
  /** open = not yet at an end; mine = the viewer handles it. */
  @Code(['all', 'open', 'ended', 'history'], { zh: '范围', optional: true }) scope?:
    'all' | 'open' | 'ended' | 'history';
  @asFlag() @Flag({ zh: '我的', optional: true }) mine?: boolean;
  @Code(LIGHTS, { zh: '灯', optional: true }) light?: string;
  @Id({ zh: '承办人', optional: true }) handlerId?: string;
  @DateOn({ zh: '收到日起', optional: true }) receivedFrom?: string;
  @DateOn({ zh: '收到日止', optional: true }) receivedTo?: string;
  @asFlag() @Flag({ zh: '重复', optional: true }) repeat?: boolean;
  /** Whose petitioner has not been told yet: the notification clock runs. */
  @asFlag() @Flag({ zh: '未告知', optional: true }) lacksNotice?: boolean;
  /** A figure of a report: leads to the petitions behind it. */
  @Text({ zh: '下钻', max: 200, optional: true }) statRef?: string;
  @Code(['received', 'due', 'updated'], { zh: '排序', optional: true }) sort?: 'received' | 'due' | 'updated';
  @Text({ zh: '下一页', max: 400, optional: true }) after?: string;
  @asInt() @Int({ zh: '每页', min: 1, max: 100, optional: true }) limit?: number;
}

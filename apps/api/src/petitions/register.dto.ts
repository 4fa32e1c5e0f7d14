import { Code, DateOn, Flag, Id, Int, ListOf, Nested, Text } from '../shared/fields.js';
import { LightView } from './arrival.dto.js';

/** One row of the register, opened for the page shown. */
export class RegisterRow {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  /** 匿名 or the name; of an accusation only 实名(已核) or 匿名. */
  @Text({ zh: '信访人', max: 60 }) petitioner!: string;
  @Text({ zh: '分区', max: 20 }) zone!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '渠道', max: 20 }) channel!: string;
  @Text({ zh: '来源', max: 30 }) origin!: string;
  @Text({ zh: '类别', max: 20 }) class!: string;
  @Text({ zh: '第三十一条哪一项', max: 20, nullable: true }) appealKind!: string | null;
  @Text({ zh: '内容分类', max: 4 }) categoryCode!: string;
  @Text({ zh: '重点方面', max: 40, nullable: true }) keyArea!: string | null;
  @Text({ zh: '状态', max: 30 }) status!: string;
  @Text({ zh: '办理方式', max: 4, nullable: true }) disposition!: string | null;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @Int({ zh: '来访人数', nullable: true }) visitorCount!: number | null;
  @Flag({ zh: '重复' }) repeat!: boolean;
  @Flag({ zh: '紧急' }) urgent!: boolean;
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @DateOn({ zh: '名义届满日', nullable: true }) nextNominalDue!: string | null;
  @DateOn({ zh: '法定届满日', nullable: true }) nextLegalDue!: string | null;
  @Flag({ zh: '暂定' }) nextProvisional!: boolean;
  @Nested(() => LightView, { zh: '灯', nullable: true }) light!: LightView | null;
  @Int({ zh: '剩余', nullable: true }) remaining!: number | null;
  @Code(['day', 'workday'], { zh: '单位', nullable: true }) unit!: 'day' | 'workday' | null;
}

export class RegisterPage {
  @ListOf(() => RegisterRow, { zh: '件' }) items!: RegisterRow[];
  /** Opaque; null on the last page. */
  @Text({ zh: '下一页', max: 400, nullable: true }) next!: string | null;
  /** Exact up to 1,000, then null («1000 件以上»). */
  @Int({ zh: '件数', nullable: true }) total!: number | null;
}

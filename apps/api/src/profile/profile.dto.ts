import { PARAMETERS } from '#domain';
import { Code, DateOn, Flag, InstantAt, Int, ListOf, Nested, Text } from '../shared/fields.js';
import { MovedByKind } from '../calendar/calendar.dto.js';

/** The paper on which a local value rests. */
export class ProfileBasis {
  @Text({ zh: '文号', max: 60 }) docNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @DateOn({ zh: '日期' }) decidedOn!: string;
}

/** A parameter with the value that holds today. */
export class ParameterRow {
  @Text({ zh: '参数', max: 60 }) key!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Text({ zh: '单位', max: 20 }) unit!: string;
  /** `shorten`, `fixed` or `free`. */
  @Text({ zh: '可改', max: 20 }) bound!: string;
  @Text({ zh: '依据程度', max: 4 }) evidence!: string;
  @Text({ zh: '依据', max: 200, nullable: true }) article!: string | null;
  @Text({ zh: '可选值', max: 40, list: true }) choices!: string[];
  @Text({ zh: '缺省值', max: 60 }) defaultZh!: string;
  @Text({ zh: '现行值', max: 60 }) valueZh!: string;
  /** As it is typed into the form. */
  @Text({ zh: '现行值', max: 60 }) value!: string;
  @Code(['default', 'own', 'superior'], { zh: '来自' }) origin!: 'default' | 'own' | 'superior';
}

/** A local value as it was set. */
export class SetParameterView {
  @Int({ zh: '序号' }) no!: number;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '参数', max: 60 }) key!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Text({ zh: '值', max: 60 }) valueZh!: string;
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止', nullable: true }) to!: string | null;
  @Flag({ zh: '下级同样适用' }) forBelow!: boolean;
  @Text({ zh: '理由', max: 200 }) reason!: string;
  @Nested(() => ProfileBasis, { zh: '依据' }) basis!: ProfileBasis;
  @Text({ zh: '由谁', max: 60, nullable: true }) by!: string | null;
  @InstantAt({ zh: '时刻' }) at!: string;
}

export class ProfileView {
  @Int({ zh: '单位' }) orgId!: number;
  /** Number of the newest change of all. */
  @Int({ zh: '序号' }) newest!: number;
  /** Of a petition registered today; events name it. */
  @Text({ zh: '版本', max: 2000 }) version!: string;
  @Flag({ zh: '可改' }) mayChange!: boolean;
  @ListOf(() => ParameterRow, { zh: '参数' }) parameters!: ParameterRow[];
  @ListOf(() => SetParameterView, { zh: '设定' }) values!: SetParameterView[];
}

/** A local value from a day on, or the end of one (`ends`). */
export class ProfileChangeRequest {
  @Int({ zh: '单位', min: 1 }) orgId!: number;
  @Code(PARAMETERS, { zh: '参数', optional: true }) key?: string;
  /** A number, `true` or `false`, a choice; empty = none. */
  @Text({ zh: '值', max: 20, optional: true }) value?: string;
  /** For a period that may count in days or working days. */
  @Code(['day', 'workday'], { zh: '单位', optional: true }) valueUnit?: 'day' | 'workday';
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', nullable: true }) to?: string | null;
  @Flag({ zh: '下级同样适用', optional: true }) forBelow?: boolean;
  @Int({ zh: '停用哪一条', min: 1, optional: true }) ends?: number;
  /** Number of the newest entry of this parameter on the page, 0 = none: what came since is not set over unread. */
  @Int({ zh: '所见序号', min: 0, optional: true }) seen?: number;
  @Text({ zh: '理由', max: 200 }) reason!: string;
  @Nested(() => ProfileBasis, { zh: '依据' }) basis!: ProfileBasis;
}

/** What a change would move: counts alone (三员分立). */
export class ProfilePreviewView {
  @Flag({ zh: '有变化' }) changed!: boolean;
  @Int({ zh: '信访件' }) petitions!: number;
  @Int({ zh: '时钟' }) clocks!: number;
  @ListOf(() => MovedByKind, { zh: '按时钟' }) kinds!: MovedByKind[];
}

export class ProfileChanged {
  @Flag({ zh: '有变化' }) changed!: boolean;
  @Text({ zh: '版本', max: 2000 }) version!: string;
}

import { AFFAIRS } from '#domain';
import { LightView } from '../petitions/arrival.dto.js';
import { Code, DateOn, Flag, Id, InstantAt, Int, ListOf, Nested, Text, TextMap } from '../shared/fields.js';

const CATEGORIES = AFFAIRS.map(({ category }) => category);

/** A running or ended period with its light. */
export class AffairClock {
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @DateOn({ zh: '名义届满日' }) nominalDue!: string;
  @DateOn({ zh: '法定届满日', nullable: true }) legalDue!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @Nested(() => LightView, { zh: '灯' }) light!: LightView;
  @Int({ zh: '剩余', nullable: true }) remaining!: number | null;
  @Code(['day', 'workday'], { zh: '单位' }) unit!: 'day' | 'workday';
}

/** A line of a register beside the petition's. */
export class AffairRow {
  @Id({ zh: '标识' }) affairId!: string;
  @Code(CATEGORIES, { zh: '种类' }) category!: string;
  @Text({ zh: '编号', max: 80, nullable: true }) number!: string | null;
  @Text({ zh: '标题', max: 200 }) title!: string;
  @Text({ zh: '状态码', max: 40 }) status!: string;
  @Text({ zh: '状态', max: 40 }) statusZh!: string;
  @Flag({ zh: '未了' }) open!: boolean;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '单位名称', max: 120 }) orgName!: string;
  @Id({ zh: '信访件', nullable: true }) petitionId!: string | null;
  @Text({ zh: '信访件号', max: 80, nullable: true }) petitionNo!: string | null;
  @DateOn({ zh: '起始日' }) openedOn!: string;
  @Nested(() => AffairClock, { zh: '时钟', nullable: true }) clock!: AffairClock | null;
  /** In the order of the register's columns. */
  @Text({ zh: '各栏', max: 4000, list: true }) cells!: string[];
  @Int({ zh: '版本' }) version!: number;
}

/** One choice of a field. */
export class AffairOption {
  @Text({ zh: '码', max: 60 }) value!: string;
  @Text({ zh: '名称', max: 120 }) label!: string;
}

/** A field of a form, from the same table by which the command is judged. */
export class AffairFieldView {
  @Text({ zh: '字段', max: 60 }) name!: string;
  @Text({ zh: '名称', max: 120 }) zh!: string;
  @Text({ zh: '种类', max: 20 }) kind!: string;
  @Flag({ zh: '必填' }) required!: boolean;
  @Int({ zh: '上限', nullable: true }) max!: number | null;
  @Int({ zh: '下限', nullable: true }) min!: number | null;
  @Int({ zh: '行数', nullable: true }) rows!: number | null;
  @Text({ zh: '单位', max: 20, nullable: true }) unit!: string | null;
  @Text({ zh: '角色', max: 20, nullable: true }) role!: string | null;
  /** Only people of the organisation whose affair it is. */
  @Flag({ zh: '限本机关' }) own!: boolean;
  /** Path of the register from which it is chosen. */
  @Text({ zh: '选自', max: 60, nullable: true }) of!: string | null;
  /** What holds where it is left empty. */
  @Text({ zh: '不填时', max: 60, nullable: true }) whenEmpty!: string | null;
  @ListOf(() => AffairOption, { zh: '选项' }) options!: AffairOption[];
}

/** A command that this person may give, or why not. */
export class AffairAction {
  @Text({ zh: '动作', max: 60 }) command!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Flag({ zh: '可办' }) possible!: boolean;
  @Text({ zh: '不可办的原因', max: 400, nullable: true }) why!: string | null;
  /** Where the command is sent. */
  @Text({ zh: '地址', max: 200 }) path!: string;
  @ListOf(() => AffairFieldView, { zh: '字段' }) fields!: AffairFieldView[];
}

/** A register as a list with its columns and what may be opened here. */
export class AffairList {
  @Text({ zh: '台账', max: 60 }) register!: string;
  @Text({ zh: '各栏名称', max: 60, list: true }) columns!: string[];
  @ListOf(() => AffairRow, { zh: '各行' }) rows!: AffairRow[];
  /** Also those beyond the rows. */
  @Int({ zh: '共' }) total!: number;
  @ListOf(() => AffairAction, { zh: '可新建' }) opens!: AffairAction[];
  @DateOn({ zh: '今天' }) today!: string;
}

/** One event as a sentence, with its texts. */
export class AffairEntry {
  @Int({ zh: '版本' }) version!: number;
  @DateOn({ zh: '日期' }) on!: string;
  @InstantAt({ zh: '记录时刻' }) recordedAt!: string;
  @Text({ zh: '经过', max: 1000 }) sentence!: string;
  @Text({ zh: '经办人', max: 60, nullable: true }) actorName!: string | null;
  @Text({ zh: '依据', max: 200, nullable: true }) article!: string | null;
  @TextMap({ zh: '文字' }) texts!: Record<string, string>;
}

/** One affair, opened. */
export class AffairView {
  @Nested(() => AffairRow, { zh: '台账行' }) row!: AffairRow;
  @Text({ zh: '各栏名称', max: 60, list: true }) columns!: string[];
  @ListOf(() => AffairAction, { zh: '动作' }) actions!: AffairAction[];
  @ListOf(() => AffairEntry, { zh: '经过' }) timeline!: AffairEntry[];
}

export class AffairDone {
  @Id({ zh: '标识' }) affairId!: string;
  @Int({ zh: '版本' }) version!: number;
  @Text({ zh: '编号', max: 80, list: true }) numbers!: string[];
  /** What did not follow from the command, e.g. cases that could not be handed over. */
  @Text({ zh: '说明', max: 400, list: true }) notes!: string[];
}

export class AffairListQuery {
  @Code(['open', 'ended', 'all'], { zh: '范围', optional: true }) scope?: 'open' | 'ended' | 'all';
  @Id({ zh: '信访件', optional: true }) petitionId?: string;
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', optional: true }) to?: string;
}

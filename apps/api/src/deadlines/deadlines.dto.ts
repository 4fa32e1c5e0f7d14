import { Code, DateOn, Flag, Id, InstantAt, Int, ListOf, Nested, Text } from '../shared/fields.js';
import { LightView } from '../petitions/arrival.dto.js';

/** One running clock of one petition. */
export class DeadlineRow {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @Text({ zh: '时钟', max: 40 }) kind!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @DateOn({ zh: '名义届满日' }) nominalDue!: string;
  @DateOn({ zh: '法定届满日', nullable: true }) legalDue!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @Nested(() => LightView, { zh: '灯' }) light!: LightView;
  @Int({ zh: '剩余' }) remaining!: number;
  @Code(['day', 'workday'], { zh: '剩余的单位' }) unit!: 'day' | 'workday';
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '状态', max: 30 }) status!: string;
}

export class DueDay {
  @DateOn({ zh: '日' }) on!: string;
  @Int({ zh: '届满' }) count!: number;
  @Flag({ zh: '休息' }) off!: boolean;
}

export class DeadlineBoard {
  @DateOn({ zh: '今天' }) today!: string;
  /** The next 20 workdays with the days off between them. */
  @ListOf(() => DueDay, { zh: '未来' }) days!: DueDay[];
  @ListOf(() => DeadlineRow, { zh: '时钟' }) rows!: DeadlineRow[];
  /** Clocks that run, also those beyond the rows. */
  @Int({ zh: '共' }) total!: number;
  @Int({ zh: '超期' }) overdueCount!: number;
}

/** One thing to do, in the order of what must be done next. */
export class TodoItem {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  /** The command to carry out, e.g. `accept`. */
  @Text({ zh: '动作', max: 40 }) action!: string;
  @Text({ zh: '做什么', max: 60 }) what!: string;
  @Text({ zh: '为什么', max: 200 }) why!: string;
  @DateOn({ zh: '名义届满日', nullable: true }) nominalDue!: string | null;
  @DateOn({ zh: '法定届满日', nullable: true }) legalDue!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @Nested(() => LightView, { zh: '灯', nullable: true }) light!: LightView | null;
  @Int({ zh: '剩余', nullable: true }) remaining!: number | null;
  @Code(['day', 'workday'], { zh: '单位', nullable: true }) unit!: 'day' | 'workday' | null;
  @Text({ zh: '状态', max: 30 }) status!: string;
}

/** What was sent down and comes back by the report of the unit below: no step here, but a day to watch (§1.14). */
export class WaitingBelowItem {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @Text({ zh: '等什么', max: 200 }) what!: string;
  /** The unit that owes the result. */
  @Text({ zh: '等哪个单位', max: 120, nullable: true }) unitName!: string | null;
  /** The file there is over and no report came up: now somebody here has to ask. */
  @Flag({ zh: '下级已了结未报' }) ended!: boolean;
  @DateOn({ zh: '名义届满日', nullable: true }) nominalDue!: string | null;
  @DateOn({ zh: '法定届满日', nullable: true }) legalDue!: string | null;
  @Flag({ zh: '暂定' }) provisional!: boolean;
  @Nested(() => LightView, { zh: '灯', nullable: true }) light!: LightView | null;
  @Int({ zh: '剩余', nullable: true }) remaining!: number | null;
  @Code(['day', 'workday'], { zh: '单位', nullable: true }) unit!: 'day' | 'workday' | null;
}

export class Workbench {
  @DateOn({ zh: '今天' }) today!: string;
  @ListOf(() => DueDay, { zh: '未来' }) days!: DueDay[];
  /** Of all that waits; the items are the first of it. */
  @Int({ zh: '共' }) total!: number;
  @ListOf(() => TodoItem, { zh: '待办' }) items!: TodoItem[];
  /** The first of what waits for a unit below, by its day. */
  @ListOf(() => WaitingBelowItem, { zh: '等待下级' }) waiting!: WaitingBelowItem[];
  @Int({ zh: '等待下级共' }) waitingTotal!: number;
}

/** What falls due of one handler in one week, which begins on that Monday. */
export class LoadCell {
  @Int({ zh: '单位' }) orgId!: number;
  @Id({ zh: '承办人', nullable: true }) handlerId!: string | null;
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @DateOn({ zh: '周' }) week!: string;
  @Int({ zh: '口' }) clocks!: number;
}

export class LoadAhead {
  @DateOn({ zh: '今天' }) today!: string;
  @ListOf(() => LoadCell, { zh: '未来四周' }) cells!: LoadCell[];
}

/** One reminder of a case: sent, or to come with its receivers as they would be today. */
export class CaseReminderView {
  @Text({ zh: '时钟', max: 60 }) clock!: string;
  @Text({ zh: '级', max: 10 }) rung!: string;
  @Text({ zh: '何时', max: 30 }) when!: string;
  @DateOn({ zh: '日' }) on!: string;
  @Text({ zh: '几点', max: 5, nullable: true }) time!: string | null;
  @Code(['reminder', 'urge', 'escalation', 'notice'], { zh: '种类' }) kind!: string;
  @Text({ zh: '提醒谁', max: 60, list: true }) receivers!: string[];
  @InstantAt({ zh: '已发', nullable: true }) at!: string | null;
  @Int({ zh: '已读' }) read!: number;
}

/** A running clock whose day a change of the calendar moved, and of which the petitioner had been told. */
export class MovedClockView {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '编号', max: 60 }) displayNo!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '时钟', max: 60 }) clock!: string;
  @DateOn({ zh: '原届满日' }) before!: string;
  @DateOn({ zh: '现届满日' }) after!: string;
  @InstantAt({ zh: '变动于' }) movedAt!: string;
}

/** 日期变动. @shape clocks: the newest moves; total: of all */
export class MovedClockList {
  @Int({ zh: '共' }) total!: number;
  @ListOf(() => MovedClockView, { zh: '变动的时钟' }) clocks!: MovedClockView[];
}

import { CHANNELS, CLASSES, REGISTERS } from '#domain/glossary';
import { asInt } from '../shared/as-int.js';
import { Code, DateOn, Id, Int, ListOf, Text } from '../shared/fields.js';

/** A book is narrowed by what its columns allow (`filters`); anything else is refused, not left out. */
export class RegisterQuery {
  /** Left out: the year so far. */
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', optional: true }) to?: string;
  @asInt() @Int({ zh: '单位', optional: true, min: 1 }) orgId?: number;
  @Code(CLASSES, { zh: '类别', optional: true }) class?: string;
  @Code(CHANNELS, { zh: '渠道', optional: true }) channel?: string;
  /** §6.3: two digits for a group, four for one category. */
  @Text({ zh: '内容分类', max: 4, optional: true }) category?: string;
  @Text({ zh: '状态', max: 30, optional: true }) status?: string;
  @Id({ zh: '承办人', optional: true }) handlerId?: string;
}

export class RegisterState {
  @Text({ zh: '码', max: 30 }) value!: string;
  @Text({ zh: '名称', max: 60 }) label!: string;
}

export class RegisterInfo {
  @Code(REGISTERS, { zh: '簿' }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  /** Where its lines come from. */
  @Code(['case', 'audit', 'affair', 'figures'], { zh: '来源' }) source!: string;
  @Text({ zh: '列', max: 40, list: true }) columns!: string[];
  /** By what it may be narrowed. */
  @Code(['orgId', 'class', 'channel', 'category', 'status', 'handlerId'], { zh: '筛选', list: true })
  filters!: string[];
  /** The states that its lines may be in. */
  @ListOf(() => RegisterState, { zh: '状态' }) states!: RegisterState[];
}

export class RegisterLine {
  @Id({ zh: '信访件', nullable: true }) petitionId!: string | null;
  @Text({ zh: '格', max: 20_000, list: true }) cells!: string[];
}

export class RegisterBookView extends RegisterInfo {
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  /** What it was narrowed by; empty where it is the whole book. */
  @Text({ zh: '筛选', max: 400, min: 0 }) filterZh!: string;
  @Int({ zh: '行数' }) total!: number;
  /** The first lines only; the whole is in print and file. */
  @ListOf(() => RegisterLine, { zh: '行' }) rows!: RegisterLine[];
  /** Sums of the whole, by column; null where nothing is added up. */
  @Text({ zh: '合计', max: 20, list: true }) sums!: string[];
}

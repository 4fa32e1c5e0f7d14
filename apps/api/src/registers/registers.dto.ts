import { REGISTERS } from '#domain/glossary';
import { Code, DateOn, Id, Int, ListOf, Text } from '../shared/fields.js';

export class RegisterPeriodQuery {
  /** Left out: the year so far. */
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', optional: true }) to?: string;
}

export class RegisterInfo {
  @Code(REGISTERS, { zh: '簿' }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  /** Where its lines come from; `none`: they come with the business that they belong to. */
  @Code(['case', 'audit', 'affair', 'none'], { zh: '来源' }) source!: string;
  @Text({ zh: '列', max: 40, list: true }) columns!: string[];
}

export class RegisterLine {
  @Id({ zh: '信访件', nullable: true }) petitionId!: string | null;
  @Text({ zh: '格', max: 20_000, list: true }) cells!: string[];
}

export class RegisterBookView extends RegisterInfo {
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @Int({ zh: '行数' }) total!: number;
  /** The first lines only; the whole is in print and file. */
  @ListOf(() => RegisterLine, { zh: '行' }) rows!: RegisterLine[];
  /** Sums of the whole, by column; null where nothing is added up. */
  @Text({ zh: '合计', max: 20, list: true }) sums!: string[];
}

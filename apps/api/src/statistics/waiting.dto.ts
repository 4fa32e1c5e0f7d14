import { Code, DateOn, ListOf, Text } from '../shared/fields.js';

/** One matter of figures or reports that waits for a person. */
export class WaitingItem {
  @Code(['freeze', 'sign', 'revise'], { zh: '要办的' }) what!: 'freeze' | 'sign' | 'revise';
  @Text({ zh: '期', max: 22 }) period!: string;
  @Text({ zh: '期的名称', max: 40 }) periodZh!: string;
  @Text({ zh: '名称', max: 40 }) zh!: string;
  /** By which day it should be done, where a rule names one. */
  @DateOn({ zh: '应办日', nullable: true }) on!: string | null;
}

export class WaitingItems {
  @ListOf(() => WaitingItem, { zh: '要办的' }) items!: WaitingItem[];
}

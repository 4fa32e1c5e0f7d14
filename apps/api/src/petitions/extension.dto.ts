import { DateOn, Int, Text } from '../shared/fields.js';

/** 延期 that somebody has yet to decide on or to tell of: the one is asked to judge the reason, the other to pass it on. */
export class OpenExtensionView {
  @DateOn({ zh: '申请日' }) requestedOn!: string;
  @Int({ zh: '申请延长', min: 1 }) days!: number;
  @Int({ zh: '批准延长', min: 1, nullable: true }) approvedDays!: number | null;
  @Text({ zh: '延期理由', max: 2000 }) reason!: string;
}

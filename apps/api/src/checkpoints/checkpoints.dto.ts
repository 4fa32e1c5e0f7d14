import { Code, DateOn, Flag, Id, Int, ListOf, Text } from '../shared/fields.js';

/** A case that waits at a gate. */
export class GateQueueRow {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '标题', max: 120 }) title!: string;
  @Code(['signing', 'closing'], { zh: '关口' }) gate!: 'signing' | 'closing';
  @Int({ zh: '轮次' }) round!: number;
  @DateOn({ zh: '提交日' }) since!: string;
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @Int({ zh: '未过硬项' }) failedHard!: number;
  @Int({ zh: '待人' }) awaiting!: number;
  /** False for one's own case (审核人 ≠ 承办人) and for whoever does not examine. */
  @Flag({ zh: '可审' }) mayExamine!: boolean;
  @Flag({ zh: '本人承办' }) own!: boolean;
}

export class GateQueue {
  @ListOf(() => GateQueueRow, { zh: '待审' }) rows!: GateQueueRow[];
  /** Also those beyond the rows. */
  @Int({ zh: '共' }) total!: number;
}

/** One checked item in the audit: how often which check passed or failed. */
export class CheckAuditRow {
  @Text({ zh: '检查项', max: 10 }) check!: string;
  @Text({ zh: '名称', max: 120 }) zh!: string;
  @Text({ zh: '关', max: 20 }) checkpoint!: string;
  @Int({ zh: '通过' }) passed!: number;
  @Int({ zh: '未过' }) failed!: number;
  @Int({ zh: '不适用' }) notApplicable!: number;
}

export class CheckpointAudit {
  @DateOn({ zh: '起' }) from!: string;
  @DateOn({ zh: '止' }) to!: string;
  @ListOf(() => CheckAuditRow, { zh: '各项' }) rows!: CheckAuditRow[];
}

export class CheckpointAuditQuery {
  @DateOn({ zh: '起', optional: true }) from?: string;
  @DateOn({ zh: '止', optional: true }) to?: string;
}

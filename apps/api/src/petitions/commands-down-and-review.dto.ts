import { APPEAL_KINDS, ORGAN_LEVELS } from '#domain/glossary';
import { Code, DateOn, Flag, Int, Nested, Text } from '../shared/fields.js';
import { ApprovalInput, DELIVERY_METHODS } from './commands-arrival.dto.js';

export class SendDownRequest {
  @Code(DELIVERY_METHODS, { zh: '发出方式' }) method!: (typeof DELIVERY_METHODS)[number];
  @DateOn({ zh: '发出日' }) sentOn!: string;
  @DateOn({ zh: '报结果期限', nullable: true }) dueOn?: string | null;
  @Text({ zh: '办理和报告要求', max: 4000 }) requirement!: string;
  @Code(ORGAN_LEVELS, { zh: '收件单位层级', optional: true }) targetLevel?: keyof typeof ORGAN_LEVELS;
  @Text({ zh: '转述的标题', max: 120, optional: true }) retoldTitle?: string;
  @Text({ zh: '转述的内容', max: 20_000, optional: true }) retoldContent?: string;
  @Flag({ zh: '随函告知举报人', optional: true }) withReporter?: boolean;
}

export class SignForRequest {
  @DateOn({ zh: '签收日' }) signedForOn!: string;
}

export class RecordSigningRequest {
  @DateOn({ zh: '签收日', optional: true }) signedForOn?: string;
  @Flag({ zh: '视为签收', optional: true }) deemed?: boolean;
  @Text({ zh: '签收回执', max: 500, optional: true }) evidence?: string;
}

export class SendReportRequest {
  @DateOn({ zh: '上报日' }) reportedOn!: string;
  @Text({ zh: '说明', max: 2000, optional: true }) remark?: string;
}

export class RecallAssignmentRequest {
  @DateOn({ zh: '收回日' }) recalledOn!: string;
  @Text({ zh: '收回理由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class AnswerObjectionBelowRequest {
  @Flag({ zh: '同意' }) consent!: boolean;
  @Flag({ zh: '视为不同意', optional: true }) deemed?: boolean;
  @DateOn({ zh: '答复日' }) decidedOn!: string;
  @Text({ zh: '说明', max: 2000, optional: true }) remark?: string;
}

export class SendSealedPacketRequest {
  @Text({ zh: '密封件编号', max: 40 }) packetNo!: string;
  @DateOn({ zh: '送出日' }) sentOn!: string;
  @Int({ zh: '份数', min: 1, max: 9 }) copies!: number;
  @Text({ zh: '交给谁', max: 100 }) handedTo!: string;
}

const LEVELS = ['negotiation', 'commonSuperior', 'jointConference'] as const;

export class DisputeJurisdictionRequest {
  @Code(LEVELS, { zh: '级次' }) level!: (typeof LEVELS)[number];
  @DateOn({ zh: '提出日' }) submittedOn!: string;
  @Text({ zh: '有关机关', max: 300 }) otherOrgans!: string;
  @Text({ zh: '争议理由', max: 2000 }) grounds!: string;
}

export class SettleJurisdictionRequest {
  @Code(['ours', 'theirs'], { zh: '由谁受理' }) outcome!: 'ours' | 'theirs';
  @DateOn({ zh: '确定日' }) settledOn!: string;
  @Text({ zh: '决定内容', max: 2000 }) decision!: string;
}

const CHANGES = ['merged', 'divided', 'dissolved'] as const;

export class TakeOverPowersRequest {
  @Code(CHANGES, { zh: '机构变动' }) change!: (typeof CHANGES)[number];
  @DateOn({ zh: '生效日' }) effectiveOn!: string;
  @Text({ zh: '原机关', max: 100 }) formerOrgan!: string;
  @Text({ zh: '依据文件', max: 200 }) basis!: string;
}

export class LeadToProcedureRequest {
  @Code(APPEAL_KINDS, { zh: '第三十一条哪一项' }) appealKind!: string;
  @DateOn({ zh: '导入日' }) ledOn!: string;
  @Text({ zh: '导入的程序', max: 200 }) procedure!: string;
  @Text({ zh: '理由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

const STAGES = ['review', 'recheck'] as const;
const OUTCOMES = ['maintained', 'changed', 'revoked'] as const;

export class RequestReviewRequest {
  @Code(STAGES, { zh: '复查或复核' }) stage!: (typeof STAGES)[number];
  @DateOn({ zh: '请求日(邮戳)' }) requestedOn!: string;
  @DateOn({ zh: '收到请求日' }) receivedOn!: string;
  @Text({ zh: '复查、复核机关', max: 100 }) organ!: string;
  @Text({ zh: '请求理由', max: 2000 }) grounds!: string;
}

export class ConcludeReviewRequest {
  @Code(OUTCOMES, { zh: '结论' }) outcome!: (typeof OUTCOMES)[number];
  @DateOn({ zh: '答复日' }) answeredOn!: string;
  @DateOn({ zh: '信访人收到日', nullable: true }) deliveredOn?: string | null;
  @Int({ zh: '重新办理的天数', min: 1, max: 60, nullable: true }) redoDays?: number | null;
  @Text({ zh: '意见要点', max: 20_000 }) opinion!: string;
}

export class RecordReviewDeliveryRequest {
  @DateOn({ zh: '信访人收到日' }) deliveredOn!: string;
}

export class OpenHearingRequest {
  @DateOn({ zh: '听证通知书发出日' }) from!: string;
}

export class ReportHearingRequest {
  @DateOn({ zh: '听证报告完成日' }) to!: string;
}

export class ReopenRequest {
  @DateOn({ zh: '签收撤销意见日' }) signedForOn!: string;
}

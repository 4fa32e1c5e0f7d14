import {
  CHECKS,
  codesOf,
  CONCLUSIONS,
  FINDINGS,
  MEASURES,
  NOTE_KINDS,
  RESOLUTION_MODES,
  type ResolutionMode,
  SATISFACTION,
} from '#domain/glossary';
import { Code, DateOn, Flag, Id, Int, ListOf, Nested, Text, TextMap } from '../shared/fields.js';
import { ApprovalInput, DELIVERY_METHODS } from './commands-arrival.dto.js';

const GATES = ['signing', 'closing'] as const;
const OPINIONS = ['agree', 'disagree', 'none'] as const;

export class AcceptRequest {
  @DateOn({ zh: '受理日' }) acceptedOn!: string;
}

export class AddNoteRequest {
  @Code(NOTE_KINDS, { zh: '记录种类' }) kind!: string;
  @DateOn({ zh: '日期' }) occurredOn!: string;
  @Id({ zh: '参加人员', list: true, optional: true }) staffIds?: string[];
  @Int({ zh: '外单位人员数', min: 0, max: 20, optional: true }) externalStaffCount?: number;
  @Flag({ zh: '联系上', nullable: true }) contactSucceeded?: boolean | null;
  @Code(['phone', 'letter', 'visit', 'online', 'viaOthers'], { zh: '联系方式', nullable: true })
  contactWay?: 'phone' | 'letter' | 'visit' | 'online' | 'viaOthers' | null;
  @Text({ zh: '内容', max: 20_000 }) text!: string;
  @Text({ zh: '证据名称', max: 200, optional: true }) evidenceTitle?: string;
}

export class RequestExtensionRequest {
  @Int({ zh: '延长天数', min: 1, max: 365 }) days!: number;
  @Text({ zh: '延期理由', max: 2000 }) reason!: string;
  @DateOn({ zh: '申请日' }) requestedOn!: string;
}

export class DecideExtensionRequest {
  @Flag({ zh: '批准' }) approve!: boolean;
  @Int({ zh: '批准天数', min: 1, max: 365, optional: true }) days?: number;
  @Text({ zh: '理由', max: 2000, optional: true }) reason?: string;
  @Nested(() => ApprovalInput, { zh: '签批' }) approval!: ApprovalInput;
}

export class NotifyExtensionRequest {
  @Code(DELIVERY_METHODS, { zh: '送达方式' }) method!: (typeof DELIVERY_METHODS)[number];
  @DateOn({ zh: '告知日' }) notifiedOn!: string;
  @Text({ zh: '收件人', max: 120 }) addressee!: string;
}

export class AnswerInput {
  @Text({ zh: '要点号', max: 10 }) point!: string;
  @Code(FINDINGS, { zh: '认定', nullable: true }) finding?: string | null;
  @Code(CONCLUSIONS, { zh: '意见', nullable: true }) conclusion?: string | null;
  @Id({ zh: '证据', list: true }) evidence!: string[];
  @Text({ zh: '答复', max: 10_000 }) text!: string;
}

export class MeasureInput {
  @Code(MEASURES, { zh: '措施' }) measure!: string;
  @Text({ zh: '说明', max: 1000 }) text!: string;
  @DateOn({ zh: '完成日', nullable: true }) completedOn?: string | null;
  @DateOn({ zh: '期限', nullable: true }) dueOn?: string | null;
  @Id({ zh: '责任人', nullable: true }) responsibleId?: string | null;
}

export class LegalBasisInput {
  @Text({ zh: '依据文件', max: 80 }) source!: string;
  @Text({ zh: '条款', max: 60 }) article!: string;
}

export class SubmitResultRequest {
  @DateOn({ zh: '报结果日' }) submittedOn!: string;
  @Text({ zh: '投诉请求', max: 20_000 }) request!: string;
  @Text({ zh: '事实和理由', max: 20_000 }) facts!: string;
  @Text({ zh: '处理意见', max: 20_000 }) opinion!: string;
  /** A reply to a suggestion rests on no article: what else needs one is asked for it by the rule. */
  @Text({ zh: '依据', max: 20_000, optional: true }) basis?: string;
  @ListOf(() => AnswerInput, { zh: '逐条答复', max: 500 }) answers!: AnswerInput[];
  @Code(CONCLUSIONS, { zh: '总结论', nullable: true }) conclusion?: string | null;
  @ListOf(() => MeasureInput, { zh: '措施', max: 50 }) measures!: MeasureInput[];
  @ListOf(() => LegalBasisInput, { zh: '依据条款', max: 50 }) legalBases!: LegalBasisInput[];
  @Flag({ zh: '已核对应否导入法定程序' }) litigationChecked!: boolean;
  @Code(OPINIONS, { zh: '信访人意见', nullable: true }) petitionerOpinion?: (typeof OPINIONS)[number] | null;
  @Flag({ zh: '已标密级和知悉范围' }) secrecyMarked!: boolean;
}

export class ExplainOverdueRequest {
  @Text({ zh: '超期原因', max: 2000 }) cause!: string;
  @Id({ zh: '责任人' }) responsibleId!: string;
  @Nested(() => ApprovalInput, { zh: '分管领导签字' }) approval!: ApprovalInput;
}

export class SignCheckRequest {
  @Code(GATES, { zh: '关口' }) gate!: (typeof GATES)[number];
  @Code(CHECKS, { zh: '检查项' }) check!: string;
  @Flag({ zh: '通过' }) passed!: boolean;
  @Text({ zh: '说明', max: 1000, optional: true }) remark?: string;
}

export class PassGateRequest {
  @Code(GATES, { zh: '关口' }) gate!: (typeof GATES)[number];
  /** By check code: a word on each soft check that failed. */
  @TextMap({ zh: '软项说明', optional: true, max: 1000 }) softFailureRemarks?: Record<string, string>;
}

export class ReturnForReworkRequest {
  @Code(GATES, { zh: '关口' }) gate!: (typeof GATES)[number];
  @Text({ zh: '退回理由', max: 2000 }) reason!: string;
  @Text({ zh: '要做什么', max: 1000, list: true, listMax: 50 }) requiredActions!: string[];
  @DateOn({ zh: '期限', optional: true }) dueOn?: string;
  @Code(CHECKS, { zh: '未过项', list: true, optional: true }) failedChecks?: string[];
}

export class OrderCompletionRequest {
  @Text({ zh: '要补什么', max: 1000, list: true, listMax: 50 }) requiredActions!: string[];
  @DateOn({ zh: '期限', optional: true }) dueOn?: string;
}

export class IssueRequest {
  @Code(['handlingOpinion', 'suggestionReply', 'dutyReply', 'investigationReport', 'feedbackRecord'], {
    zh: '文书',
  })
  documentKind!:
    'handlingOpinion' | 'suggestionReply' | 'dutyReply' | 'investigationReport' | 'feedbackRecord';
  @Text({ zh: '标题', max: 120 }) title!: string;
  @DateOn({ zh: '签发日' }) issuedOn!: string;
  @Nested(() => ApprovalInput, { zh: '签发' }) approval!: ApprovalInput;
}

export class DispatchRequest {
  @Code(DELIVERY_METHODS, { zh: '送达方式' }) method!: (typeof DELIVERY_METHODS)[number];
  @DateOn({ zh: '交付或交邮日' }) dispatchedOn!: string;
  @Text({ zh: '邮件号', max: 60, optional: true }) trackingNo?: string;
  @Text({ zh: '签收人', max: 60, optional: true }) receivedBy?: string;
}

export class RecordDeliveryRequest {
  @DateOn({ zh: '收到日' }) deliveredOn!: string;
  @Code(['signed', 'refused', 'leftAtAddress', 'electronic'], { zh: '签收情形' }) how!:
    'signed' | 'refused' | 'leftAtAddress' | 'electronic';
  @Text({ zh: '签收人', max: 60 }) receivedBy!: string;
  @Text({ zh: '见证人', max: 60, optional: true }) witness?: string;
}

export class RecordServiceFailureRequest {
  @Code(['returned', 'addressUnknown', 'whereaboutsUnknown'], { zh: '无法送达情形' }) ground!:
    'returned' | 'addressUnknown' | 'whereaboutsUnknown';
  @Text({ zh: '凭证', max: 1000 }) evidence!: string;
  @DateOn({ zh: '凭证日' }) occurredOn!: string;
}

export class DiscloseReporterRequest {
  @Id({ zh: '向谁揭示', list: true }) staffIds!: string[];
  @Text({ zh: '事由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class GiveReporterFeedbackRequest {
  @Id({ zh: '反馈人员', list: true }) staffIds!: string[];
  @Flag({ zh: '联系上' }) reached!: boolean;
  @Code(OPINIONS, { zh: '举报人意见', nullable: true }) opinion?: (typeof OPINIONS)[number] | null;
  @Text({ zh: '反馈要点', max: 4000 }) summary!: string;
  @Text({ zh: '凭证', max: 1000, optional: true }) evidence?: string;
  @DateOn({ zh: '反馈日' }) givenOn!: string;
}

export class RecordSuperiorAckRequest {
  @Flag({ zh: '审核通过' }) passed!: boolean;
  @Text({ zh: '审核意见', max: 2000, optional: true }) remark?: string;
  @DateOn({ zh: '审核日' }) acknowledgedOn!: string;
}

export class CloseRequest {
  @DateOn({ zh: '结案日' }) closedOn!: string;
  @Code(codesOf(RESOLUTION_MODES), { zh: '三到位一处理', list: true, optional: true })
  resolutionModes?: ResolutionMode[];
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class RateRequest {
  @Code(['petitionOffice', 'handlingOrgan'], { zh: '评价对象' }) target!: 'petitionOffice' | 'handlingOrgan';
  @Code(SATISFACTION, { zh: '满意度' }) rating!: string;
  @Code(['petitioner', 'recordedCall'], { zh: '评价方式' }) by!: 'petitioner' | 'recordedCall';
  @DateOn({ zh: '评价日' }) ratedOn!: string;
  @Text({ zh: '说明', max: 1000, optional: true }) remark?: string;
  @Text({ zh: '录音号', max: 60, optional: true }) recordingNo?: string;
  @Text({ zh: '评价表所在', max: 500, optional: true }) evidence?: string;
  @Id({ zh: '回访人员', list: true, optional: true }) staffIds?: string[];
}

export class ArchiveRequest {
  @Text({ zh: '档号', max: 60 }) archivalCode!: string;
  @Code(['permanent', '30y', '10y'], { zh: '保管期限' }) retention!: 'permanent' | '30y' | '10y';
  @Int({ zh: '页数', min: 1, max: 100_000 }) pageCount!: number;
  @DateOn({ zh: '归档日' }) archivedOn!: string;
}

export class WithdrawRequest {
  @Text({ zh: '撤回凭证', max: 1000 }) evidence!: string;
  @DateOn({ zh: '撤回日' }) withdrawnOn!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class ForgetSubjectRequest {
  @Id({ zh: '当事人' }) subjectId!: string;
}

export class ReactivateRequest {
  @Text({ zh: '理由', max: 500 }) reason!: string;
}

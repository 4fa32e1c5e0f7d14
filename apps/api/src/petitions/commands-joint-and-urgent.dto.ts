import { codesOf, MEASURE_FOLLOW_UPS, type MeasureFollowUp } from '#domain';
import { Code, DateOn, Flag, Id, InstantAt, Int, Nested, Text } from '../shared/fields.js';
import { URGENT_GROUNDS } from './arrival.dto.js';
import { ApprovalInput } from './commands-arrival.dto.js';

export class AskCoHandlersRequest {
  @DateOn({ zh: '商请函发出日' }) askedOn!: string;
  @Text({ zh: '协办单位', max: 100, list: true, listMax: 20 }) names!: string[];
  @DateOn({ zh: '答复期限', nullable: true }) dueOn?: string | null;
  @Text({ zh: '请协办的事', max: 4000 }) question!: string;
}

export class RecordCoReplyRequest {
  @Int({ zh: '协办单位序号', min: 1, max: 99 }) unitNo!: number;
  @Flag({ zh: '缺席', optional: true }) absent?: boolean;
  @DateOn({ zh: '答复日', nullable: true }) repliedOn?: string | null;
  @Text({ zh: '答复要点或缺席理由', max: 20_000 }) text!: string;
}

export class OpenCaseRequest {
  @Flag({ zh: '自立案件', optional: true }) selfOpened?: boolean;
  @Text({ zh: '立案理由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class RevokeCaseOpeningRequest {
  @Text({ zh: '撤销立案理由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

const WAYS = ['inPerson', 'letter', 'meeting', 'notice'] as const;

export class DecideClarificationRequest {
  @Flag({ zh: '澄清' }) clear!: boolean;
  @Code(WAYS, { zh: '澄清方式', optional: true }) way?: (typeof WAYS)[number];
  @Text({ zh: '澄清范围', max: 300 }) scope!: string;
  @Text({ zh: '不作澄清的理由', max: 2000, optional: true }) reason?: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class ConcludeByAgreementRequest {
  @Code(['mediated', 'settled'], { zh: '调解或和解' }) mode!: 'mediated' | 'settled';
  @DateOn({ zh: '签字日' }) signedOn!: string;
  @Text({ zh: '协议内容', max: 20_000 }) terms!: string;
  @Text({ zh: '双方当事人', max: 200 }) parties!: string;
  @Flag({ zh: '不违反政策法规强制性规定' }) lawful!: boolean;
  @Flag({ zh: '在裁量权范围内' }) withinDiscretion!: boolean;
  @Flag({ zh: '争议双方当事人同意' }) bothConsent!: boolean;
  @Flag({ zh: '双方已签字' }) bothSigned!: boolean;
}

export class LeaveSimplifiedRequest {
  @Text({ zh: '转普通程序的理由', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class CompleteMeasureRequest {
  @Int({ zh: '第几项措施', min: 1, max: 50 }) measureNo!: number;
  @DateOn({ zh: '落实日' }) completedOn!: string;
  @Text({ zh: '落实凭证', max: 500 }) evidence!: string;
}

export class RecordMeasureFollowUpRequest {
  @Int({ zh: '第几项措施', min: 1, max: 50 }) measureNo!: number;
  @Code(codesOf(MEASURE_FOLLOW_UPS), { zh: '交来的材料' }) followUp!: MeasureFollowUp;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @Text({ zh: '主要内容', max: 2000 }) summary!: string;
}

export class EndPetitionRequest {
  @Code(['death', 'dissolution'], { zh: '死亡或终止' }) ground!: 'death' | 'dissolution';
  @DateOn({ zh: '凭证日' }) endedOn!: string;
  @Text({ zh: '凭证', max: 500 }) evidence!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class SuccessorPerson {
  @Text({ zh: '姓名(名称)', max: 60 }) name!: string;
  @Text({ zh: '电话', max: 30, optional: true }) phone?: string;
  @Text({ zh: '住址', max: 200, optional: true }) address?: string;
}

export class ContinueBySuccessorRequest {
  @Nested(() => SuccessorPerson, { zh: '承受人' }) person!: SuccessorPerson;
  @Text({ zh: '承受的凭证', max: 500 }) evidence!: string;
}

export class MarkUnreachableRequest {
  @Flag({ zh: '凭材料不能作结论' }) noConclusionPossible!: boolean;
  @Text({ zh: '说明', max: 2000 }) reason!: string;
  @Nested(() => ApprovalInput, { zh: '批准' }) approval!: ApprovalInput;
}

export class FindUrgentRequest {
  @Code(URGENT_GROUNDS, { zh: '紧急情形', list: true }) grounds!: (typeof URGENT_GROUNDS)[number][];
  @InstantAt({ zh: '发现时刻', optional: true }) discoveredAt?: string;
  @Text({ zh: '情况', max: 2000 }) situation!: string;
}

const REPORTS = ['initial', 'followUp', 'final'] as const;
const RECIPIENTS = ['partyGovernment', 'competentDepartment', 'jointConference', 'superiorOrgDept'] as const;

export class ReportUrgentRequest {
  @Code(REPORTS, { zh: '首报、续报或终报' }) report!: (typeof REPORTS)[number];
  @Code(['phone', 'written'], { zh: '报告方式' }) way!: 'phone' | 'written';
  @Code(RECIPIENTS, { zh: '报告去向', list: true }) recipients!: (typeof RECIPIENTS)[number][];
  @InstantAt({ zh: '报出时刻', optional: true }) reportedAt?: string;
  @Text({ zh: '已采取的措施', max: 2000 }) measures!: string;
  @Text({ zh: '报告内容', max: 20_000 }) content!: string;
}

export class RecordReceptionRequest {
  @Id({ zh: '接访领导' }) leaderId!: string;
  @DateOn({ zh: '接访日' }) receivedOn!: string;
  @Code(['reception', 'visitDown'], { zh: '接访或下访' }) kind!: 'reception' | 'visitDown';
  @Text({ zh: '接访情况', max: 2000 }) summary!: string;
}

export class SponsorCaseRequest {
  @Id({ zh: '包案领导', nullable: true }) sponsorId?: string | null;
  @DateOn({ zh: '包案日' }) assignedOn!: string;
  @Text({ zh: '理由', max: 2000, optional: true }) reason?: string;
}

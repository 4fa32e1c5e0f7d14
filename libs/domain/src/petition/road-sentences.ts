import { APPEAL_KINDS, DISPOSITIONS, MEASURE_FOLLOW_UPS, zhOf } from '../glossary/index.js';
import type { Act, EventNames } from './sentence.js';
import type { PetitionEventType, RecordedPetitionEvent } from './events.js';
import { URGENT_GROUNDS_ZH } from './urgent.js';

type Of<T extends PetitionEventType> = Extract<RecordedPetitionEvent, { type: T }>;
type ActsOf<T extends PetitionEventType> = {
  readonly [E in T]: (event: Of<E>, names: EventNames) => Act;
};

const STAGE = { review: '复查', recheck: '复核' } as const;
const OUTCOME = { maintained: '维持', changed: '变更', revoked: '撤销' } as const;
const LEVEL = {
  negotiation: '协商',
  commonSuperior: '报共同上一级决定',
  jointConference: '提请联席会议协调',
} as const;
const CHANGE = { merged: '合并', divided: '分立', dissolved: '撤销' } as const;
const WAY = { inPerson: '当面', letter: '书面', meeting: '会议', notice: '通报' } as const;
const REPORT = { initial: '首报', followUp: '续报', final: '终报' } as const;
const RECIPIENT = {
  partyGovernment: '本级党委政府',
  competentDepartment: '主管部门',
  jointConference: '联席会议办公室',
  superiorOrgDept: '上级组织部门',
} as const;
const deemedly = (deemed: boolean): string => (deemed ? '(逾期未签,视为签收)' : '');

/** Sentences of the roads beside the main one; no names of petitioners, no text. */
export const ROAD_ACTS: ActsOf<
  | 'PetitionSentDown'
  | 'AssignmentSent'
  | 'PetitionSignedFor'
  | 'AssignmentSignedFor'
  | 'ReportSentUp'
  | 'AssignmentRecalled'
  | 'ObjectionReceived'
  | 'ObjectionDecided'
  | 'SealedPacketSent'
  | 'JurisdictionDisputed'
  | 'JurisdictionSettled'
  | 'OrganSucceeded'
  | 'LedToProcedure'
  | 'ReviewRequested'
  | 'ReviewConcluded'
  | 'ReviewDelivered'
  | 'HearingOpened'
  | 'HearingReported'
  | 'PetitionReopened'
  | 'CoHandlersAsked'
  | 'CoReplyRecorded'
  | 'CaseOpened'
  | 'CaseOpeningRevoked'
  | 'ClarificationDecided'
  | 'AgreementConcluded'
  | 'SimplifiedLeft'
  | 'MeasureCompleted'
  | 'MeasureFollowedUp'
  | 'PetitionEnded'
  | 'PetitionerSucceeded'
  | 'PetitionUnreachable'
  | 'UrgencyFound'
  | 'UrgentReported'
  | 'LeaderReceived'
  | 'CaseSponsored'
> = {
  PetitionSentDown: ({ data }, names) => ({
    act: `${names.organisation(data.parentOrgId)}${DISPOSITIONS[data.letter.disposition].zh}本件,${data.letter.docNo}`,
    then: '待签收;时钟自签收日起',
  }),
  AssignmentSent: ({ data }, names) => ({
    act: `发出${data.disposition === 'YJG' ? '交办' : '转送'}函 ${data.docNo}${
      data.targetOrgId === null ? '(纸质单位)' : `,收件${names.organisation(data.targetOrgId)}`
    }${data.retold ? ',转述、不附原件' : ''}`,
    ...(data.dueOn === null ? {} : { then: `应于 ${data.dueOn} 前报结果` }),
  }),
  PetitionSignedFor: ({ data }) => ({ act: `签收${deemedly(data.deemed)},签收日 ${data.signedForOn}` }),
  AssignmentSignedFor: ({ data }) => ({
    act: `收件单位签收${deemedly(data.deemed)},签收日 ${data.signedForOn}`,
    then: '反馈期限自签收日起算',
  }),
  ReportSentUp: ({ data }) => ({ act: `上报办结报告 ${data.docNo}(第${data.submission}次报的结果)` }),
  AssignmentRecalled: ({ data }) => ({ act: `收回转送、交办(${data.recalledOn})`, then: '时钟不重置' }),
  ObjectionReceived: ({ data }) => ({ act: `收到下级异议(${data.sentOn})`, then: '须答复;无回音视为不同意' }),
  ObjectionDecided: ({ data }) => ({
    act: data.consent ? '同意下级异议' : `不同意下级异议${data.deemed ? '(逾期未复,视为不同意)' : ''}`,
    ...(data.consent ? { then: '本件回到本机关,重新分流' } : {}),
  }),
  SealedPacketSent: ({ data }) => ({ act: `密封件送出,编号 ${data.packetNo},${data.copies}份` }),
  JurisdictionDisputed: ({ data }) => ({ act: `管辖争议:${LEVEL[data.level]}`, then: '时钟不停' }),
  JurisdictionSettled: ({ data }) => ({
    act: `管辖争议经${LEVEL[data.level]}确定${data.outcome === 'ours' ? '由本机关受理' : '由对方受理'}`,
  }),
  OrganSucceeded: ({ data }) => ({ act: `原机关${CHANGE[data.change]},由本机关继续行使职权受理` }),
  LedToProcedure: ({ data }) => ({
    act: `办理中导入法定程序 ${APPEAL_KINDS[data.appealKind].zh}`,
    then: '办理期限终止,不是暂停',
  }),
  ReviewRequested: ({ data }) => ({
    act: `信访人请求${STAGE[data.stage]}(提出日 ${data.requestedOn},收到日 ${data.receivedOn})`,
  }),
  ReviewConcluded: ({ data }) => ({
    act: `${STAGE[data.stage]}意见:${OUTCOME[data.outcome]},答复日 ${data.answeredOn}${
      data.deliveredOn === null ? '' : `,信访人收到日 ${data.deliveredOn}`
    }`,
    ...(data.outcome === 'revoked' ? { then: '签收撤销意见后开新一轮办理' } : {}),
  }),
  ReviewDelivered: ({ data }) => ({ act: `${STAGE[data.stage]}意见送达,收到日 ${data.deliveredOn}` }),
  HearingOpened: ({ data }) => ({
    act: `复核听证开始(${data.from})`,
    then: '听证所需时间不计算在复核期限内',
  }),
  HearingReported: ({ data }) => ({ act: `复核听证报告完成(${data.to})`, then: '复核期限继续' }),
  PetitionReopened: ({ data }) => ({
    act: `签收${STAGE[data.stage]}撤销意见,第${data.round}轮办理开始`,
    then: '原轮次封存,新时钟自签收日起',
  }),
  CoHandlersAsked: ({ data }) => ({ act: `商请${data.units.length}个单位协办,${data.docNo}` }),
  CoReplyRecorded: ({ data }) => ({
    act: data.absent
      ? `第${data.unitNo}协办单位未答复,牵头单位说明缺席理由`
      : `第${data.unitNo}协办单位答复(${data.repliedOn ?? ''})`,
  }),
  CaseOpened: ({ data }) => ({ act: `立案 ${data.caseNo}${data.selfOpened ? '(自立案件)' : ''}` }),
  CaseOpeningRevoked: () => ({ act: '撤销立案' }),
  ClarificationDecided: ({ data }) => ({
    act: data.clear
      ? `决定澄清正名${data.way === null ? '' : `(${WAY[data.way]})`}`
      : '决定不作公开澄清,写明理由',
  }),
  AgreementConcluded: ({ data }) => ({
    act: `${data.mode === 'mediated' ? '调解' : '和解'}协议双方签字(${data.signedOn})`,
    then: '签字日即办结日',
  }),
  SimplifiedLeft: () => ({ act: '转为普通程序', then: '办理期限自按简易程序受理之日起算' }),
  MeasureFollowedUp: ({ data }) => ({
    act: `收到第${data.measureNo}项措施的${zhOf(MEASURE_FOLLOW_UPS, data.followUp)}(${data.receivedOn})`,
  }),
  MeasureCompleted: ({ data }) => ({ act: `第${data.measureNo}项措施落实完毕(${data.completedOn})` }),
  PetitionEnded: ({ data }) => ({ act: data.ground === 'death' ? '信访人死亡,终止' : '信访单位终止,终止' }),
  PetitionerSucceeded: () => ({ act: '权利义务承受人继续', then: '时钟不变' }),
  PetitionUnreachable: ({ data }) => ({
    act: `认定无法联系(${data.attempts}次、${data.ways}种方式、跨${data.workingDays}个工作日)`,
    then: '信访人出现即激活,时钟接原起算日',
  }),
  UrgencyFound: ({ data }) => ({
    act: `发现重大紧急:${data.grounds.map((ground) => URGENT_GROUNDS_ZH[ground]).join('、')}`,
    then: '分钟级时钟,昼夜不停',
  }),
  UrgentReported: ({ data }) => ({
    act: `紧急${REPORT[data.report]}(${data.way === 'phone' ? '电话' : '书面'}),报${data.recipients
      .map((recipient) => RECIPIENT[recipient])
      .join('、')},发现后${data.minutes}分钟${data.late ? ',迟报' : ''}`,
  }),
  LeaderReceived: ({ data }, names) => ({
    act: `${names.account(data.leaderId)}${data.kind === 'reception' ? '接待来访' : '下访'}(${data.receivedOn})`,
  }),
  CaseSponsored: ({ data }, names) => ({
    act: data.sponsorId === null ? '解除包案' : `${names.account(data.sponsorId)}包案`,
  }),
};

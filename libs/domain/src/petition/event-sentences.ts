import { RETENTION_PERIODS } from '../destruction/retention-periods.js';
import {
  CHANNELS,
  CHECKS,
  CLASSES,
  CLOCKS,
  CONCLUSIONS,
  DOCUMENTS,
  FINDINGS,
  GATES,
  NOTE_KINDS,
  NOTIFICATION_KINDS,
  ORIGINS,
  RESOLUTION_MODES,
  roadWords,
  ROLES,
  SATISFACTION,
  zhOf,
} from '../glossary/index.js';
import type { CheckCode } from '../glossary/index.js';
import { correctedNames } from './corrections.js';
import { ROAD_ACTS } from './road-sentences.js';
import type { Act, EventNames } from './sentence.js';
import type { Approval, PetitionEventType, RatingBy, RecordedPetitionEvent } from './events.js';
import { SCAN_SUBJECT_ZH } from './decide/papers/file-scan.js';

export type { Act, EventNames } from './sentence.js';

type Of<T extends PetitionEventType> = Extract<RecordedPetitionEvent, { type: T }>;
type Acts = { readonly [T in PetitionEventType]: (event: Of<T>, names: EventNames) => Act };

const WORDS = {
  handed: '当面交付',
  posted: '交邮',
  electronic: '电子送达',
  signed: '签收',
  organ: '机关公章',
  petitionWork: '信访工作专用章',
  deemed: '视为签收',
  partyCommittee: '党委主要负责同志',
  leader: '部长',
  deputyLeader: '分管副部长',
  refused: '拒收',
  leftAtAddress: '留置',
  anonymous: '匿名',
  nameUnclear: '姓名(名称)不清',
  addressUnclear: '住址不清',
  returned: '退回',
  invalidNumber: '号码无效',
  verifiedWithSender: '已向转出方核实',
  addressUnknown: '地址不明',
  whereaboutsUnknown: '下落不明',
  replied: '答复',
  mediated: '调解',
  settled: '和解',
  byServiceFailure: '无法送达',
  concluded: '查核结论',
  petitionOffice: '信访工作机构',
  handlingOrgan: '办理机关',
  permanent: '永久',
  '30y': '30年',
  '10y': '10年',
  handlingOpinion: '信访处理意见书',
  suggestionReply: '建议回复函',
  dutyReply: '履行职责答复函',
  investigationReport: '查核报告',
  feedbackRecord: '实名举报反馈记录',
} as const;
const RATED_BY = {
  petitioner: '信访人在窗口评价',
  recordedCall: '电话回访评价',
  queryCode: '信访人凭查询码评价',
} as const satisfies Record<RatingBy, string>;
const word = (key: string): string => (Object.hasOwn(WORDS, key) ? WORDS[key as keyof typeof WORDS] : key);

const signed = ({ signerId, capacity, onPaper }: Approval, names: EventNames): string =>
  `${ROLES[capacity].zh}${names.account(signerId)}${onPaper ? '(纸质)' : ''}批准`;
const checks = (codes: readonly CheckCode[]): string =>
  codes.map((code) => `${code} ${CHECKS[code].zh}`).join('、');
const people = (ids: readonly string[], names: EventNames): string => ids.map(names.account).join('、');
const join = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part): part is string => typeof part === 'string' && part !== '').join(',');

/** Each event type in words (§1.14). A restricted petition's numbers stay out of the sentence. */
export const ACTS: Acts = {
  PetitionRegistered: ({ data }) => ({
    act: join(
      `登记${CHANNELS[data.channel].zh}(${ORIGINS[data.origin].zh})`,
      data.backdated && '补录',
      `收到日 ${data.receivedOn}`,
    ),
  }),
  PetitionSplitOff: ({ data }) => ({ act: `由原件拆出本件(第${data.suffix}件),起算日不变` }),
  PetitionSplit: ({ data }) => ({
    act: `拆分为${data.children.length}件`,
    then: data.children.map((child) => `第${child.suffix}件 ${CLASSES[child.class].zh}`).join('、'),
  }),
  HistoryImported: ({ data }) => ({
    act: `录入历史台账第${data.rowNo}行`,
    then: '只作记载,不起时钟',
  }),
  PetitionTakenOver: ({ data: { rowNo, opening, receivedOn } }) => ({
    act: join(
      `接管录入(纸质台账第${rowNo}行)`,
      `收到日 ${receivedOn}`,
      opening.acceptedOn !== null && `受理日 ${opening.acceptedOn}`,
      opening.notification !== null && `${opening.notification.on} 已告知`,
      opening.extension !== null && `已延期${opening.extension.days}日`,
    ),
    then: '时钟自真实起算日算',
  }),
  PetitionTakenBack: () => ({ act: '随导入一起撤销' }),
  PetitionCorrected: ({ data }) => ({
    act: `更正登记:${correctedNames(data).join('、')}`,
  }),
  PetitionReclassified: ({ data }, names) => ({
    act: `改分类为${CLASSES[data.class].zh}(${names.account(data.approvedBy)}批准)`,
    then: '时钟自原起算日重新派生',
  }),
  RepeatLinked: ({ data }) => ({ act: data.merge ? '标为重复并并入前件' : '标为重复,关联前件' }),
  PetitionTriaged: ({ data }, names) => ({
    act: join(
      `分流:${join(...roadWords(data.intakeDecision, data.disposition))}`,
      data.caseOpened && '立案',
      data.simplified && '简易办理',
      data.targetOrgId !== null && `送${names.organisation(data.targetOrgId)}`,
      signed(data.approval, names),
    ),
    ...(data.fileReviewOn === null ? {} : { then: `${data.fileReviewOn} 复看` }),
  }),
  HandlerDesignated: ({ data }, names) => ({
    act: join(
      `指定${names.account(data.handlerId)}承办`,
      data.coHandlerIds.length > 0 && `${people(data.coHandlerIds, names)}协办`,
    ),
  }),
  RecusalHitRuled: ({ data }, names) => ({
    act: `对${names.account(data.accountId)}的回避命中作出裁定:${data.ruling === 'confirmed' ? '回避' : '消除'}`,
  }),
  NotificationIssued: ({ data }) => ({
    act: join(
      `发出《${NOTIFICATION_KINDS[data.kind].zh}》`,
      data.docNo,
      data.onTheSpot ? '当场出具' : word(data.method),
    ),
    ...(data.late ? { then: '迟于告知期限,附迟告说明' } : {}),
  }),
  NotificationExempted: ({ data }) => ({ act: `免予告知(${word(data.ground)})` }),
  NotificationUnservable: ({ data }) => ({ act: `告知无法送达(${word(data.ground)})` }),
  ObjectionRaised: ({ data }) => ({ act: join('向转出方提出异议', data.docNo), then: '告知期限不停' }),
  ObjectionAnswered: ({ data }) => ({
    act: data.consent ? '转出方同意异议' : `转出方不同意异议${data.deemed ? '(逾期未复,视为不同意)' : ''}`,
    then: data.consent ? '交还相关材料' : '由本机关继续办理',
  }),
  PetitionAccepted: ({ data, occurredOn }, names) => ({
    act: join(
      '受理',
      data.acceptedOn !== occurredOn && `受理日 ${data.acceptedOn}`,
      data.simplified && '简易办理',
    ),
    ...(names.dueOn == null ? {} : { then: `应于 ${names.dueOn} 前办结` }),
  }),
  HandlingNoteAdded: ({ data }, names) => ({
    act: join(
      `记${NOTE_KINDS[data.kind].zh}`,
      data.staffIds.length > 0 && people(data.staffIds, names),
      data.externalStaffCount > 0 && `外单位${data.externalStaffCount}人`,
      data.contactSucceeded !== null && (data.contactSucceeded ? '已联系上' : '未联系上'),
    ),
  }),
  ExtensionRequested: ({ data }) => ({ act: `申请延长${CLOCKS[data.clock].zh}${data.days}日` }),
  ExtensionApproved: ({ data }, names) => ({
    act: `延期${data.days}日,${signed(data.approval, names)}`,
    ...(names.dueOn == null ? {} : { then: `应于 ${names.dueOn} 前办结` }),
  }),
  ExtensionRefused: ({ data }, names) => ({
    act: `不予延期(${ROLES[data.approval.capacity].zh}${names.account(data.approval.signerId)})`,
  }),
  ExtensionNotified: ({ data }) => ({
    act: `向信访人告知延期理由,${word(data.method)}`,
    ...(data.late ? { then: '延期告知迟' } : {}),
  }),
  ResultSubmitted: ({ data }) => ({
    act: join(
      `第${data.submission}次报结果`,
      data.finding !== null && `查核结论:${zhOf(FINDINGS, data.finding)}`,
      data.conclusion !== null && `处理意见:${zhOf(CONCLUSIONS, data.conclusion)}`,
    ),
  }),
  OverdueExplained: ({ data }, names) => ({
    act: join(
      `写超期说明:超期${data.overdueDays}日`,
      `责任人${names.account(data.responsibleId)}`,
      signed(data.approval, names),
    ),
  }),
  CheckSigned: ({ data }) => ({
    act: `${GATES[data.gate].zh}第${data.round}轮签:${data.check} ${CHECKS[data.check].zh} ${data.passed ? '通过' : '未过'}`,
  }),
  GatePassed: ({ data }) => ({
    act: join(
      `${GATES[data.gate].zh}第${data.round}轮通过`,
      data.substitution !== null && `代${ROLES[data.substitution.insteadOf].zh}(小机关)`,
    ),
  }),
  ReworkOrdered: ({ data }) => ({
    act: join(
      `${GATES[data.gate].zh}第${data.round}轮退回重办`,
      data.failedChecks.length > 0 && `未过:${checks(data.failedChecks)}`,
    ),
    then: `应于 ${data.dueOn} 前重办,法定期限不停、不重置`,
  }),
  CompletionOrdered: ({ data }) => ({
    act: `要求补正手续,未过:${checks(data.failedChecks)}`,
    then: `应于 ${data.dueOn} 前补正`,
  }),
  ResultIssued: ({ data }, names) => ({
    act: join(`签发《${word(data.documentKind)}》`, data.docNo, signed(data.approval, names)),
  }),
  ResultDispatched: ({ data }) => ({ act: `送出结果,${word(data.method)}` }),
  ResultDelivered: ({ data }) => ({ act: `送达(${word(data.how)}),送达日 ${data.deliveredOn}` }),
  ServiceFailed: ({ data }) => ({ act: `无法送达(${word(data.ground)})`, then: '申请复查期间不起' }),
  ReporterFeedbackGiven: ({ data }, names) => ({
    act: `${people(data.staffIds, names)}向实名举报人反馈,${data.reached ? '已联系上' : '未联系上'}`,
  }),
  ReporterDisclosed: ({ data }, names) => ({
    act: join(`向${people(data.staffIds, names)}揭示举报人身份`, signed(data.approval, names)),
    then: '反馈举报人以后收回',
  }),
  SuperiorAcknowledged: ({ data }) => ({
    act: `上级对第${data.submission}次报的结果审核${data.passed ? '通过' : '退回'}`,
  }),
  PetitionClosed: ({ data }, names) => ({
    act: join(
      `结案(${word(data.closeMode)})`,
      (data.resolutionModes ?? []).map((mode) => RESOLUTION_MODES[mode].zh).join('、'),
      signed(data.approval, names),
    ),
    ...(data.overdueClosed ? { then: '超期结案' } : {}),
  }),
  SatisfactionRated: ({ data }, names) => ({
    act: join(
      `${RATED_BY[data.by]}${word(data.target)}:${SATISFACTION[data.rating].zh}`,
      data.staffIds === undefined ? '' : `回访人${data.staffIds.map((id) => names.account(id)).join('、')}`,
    ),
  }),
  PetitionArchived: ({ data }) => ({ act: `归档,${data.pageCount}页,保管期限${word(data.retention)}` }),
  PetitionWithdrawn: ({ data }, names) => ({ act: `信访人自愿撤回,${signed(data.approval, names)}` }),
  PetitionReactivated: ({ data }) => ({
    act: data.backTo === 'triaged' ? '激活,回到分流' : '激活,接着办理',
    then: '时钟接原起算日',
  }),
  RetentionExtended: ({ data }) => ({
    act: `延长保管期限到${RETENTION_PERIODS[data.retention].zh}`,
    then: '经鉴定、审批',
  }),
  PetitionDestroyed: () => ({
    act: '销毁:保管期限届满,经鉴定、审批,双人监销',
    then: '内容、身份、扫描件不能再读出',
  }),
  SubjectForgotten: () => ({ act: '依法删除一名当事人的身份信息' }),
  DocumentDrafted: ({ data }) => ({
    act: `${data.draft === 1 ? '拟稿' : `改稿(第${data.draft}稿)`}《${DOCUMENTS[data.code].zh}》`,
  }),
  DocumentChecked: ({ data }) => ({
    act: `核稿通过(第${data.draft}稿)${data.substitution ? ',小机关自核' : ''}`,
  }),
  DocumentSigned: ({ data }, names) => ({
    act: join(`签发《${DOCUMENTS[data.code].zh}》`, data.docNo, signed(data.approval, names)),
  }),
  DocumentStamped: ({ data }, names) => ({
    act: `用印(${word(data.seal)}),${names.account(data.approvedBy)}批准`,
  }),
  DocumentSent: ({ data }) => ({
    act: `发出文书,${word(data.method)}${data.toPaperUnit ? '(无账号单位,纸质)' : ''}`,
  }),
  DocumentReceiptRecorded: ({ data }) => ({
    act: `文书送达结果:${word(data.outcome)}${data.hasScan ? ',附回证' : ''}`,
  }),
  DocumentVoided: ({ data }) => ({ act: join('文书作废', data.docNo), then: '号留在簿上,不再用' }),
  InstructionRecorded: ({ data }) => ({ act: `回录${word(data.capacity)}的纸质批示` }),
  ScanFiled: ({ data }) => ({
    act: join(
      data.of === 'recording' ? '录音录像入卷' : `扫描件入卷(${SCAN_SUBJECT_ZH[data.of]})`,
      data.pages > 0 ? `${data.pages}页` : '',
      data.signedOn && `签署日 ${data.signedOn}`,
    ),
  }),
  UnitFeedbackRecorded: ({ data }, names) => ({
    act: join(
      `代录单位${data.kind === 'feedback' ? '反馈' : '办结报告'}`,
      `来文日 ${data.statedOn}`,
      `收到日 ${data.receivedOn}`,
      `${names.account(data.enteredBy)}录入`,
    ),
  }),
  ...ROAD_ACTS,
};

import { codesOf, STATUSES } from '../glossary/index.js';
import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';

/** What may be asked of a petition, as it is called at the screen. */
export const COMMANDS = {
  register: { zh: '登记' },
  importHistory: { zh: '导入历史' },
  takeOver: { zh: '期初录入' },
  takeBack: { zh: '撤销导入' },
  correct: { zh: '更正登记' },
  reclassify: { zh: '改分类' },
  linkRepeat: { zh: '标为重复件' },
  triage: { zh: '分流' },
  split: { zh: '拆分' },
  designateHandler: { zh: '指定承办' },
  ruleOnRecusal: { zh: '裁定回避' },
  notify: { zh: '书面告知' },
  exemptNotification: { zh: '免予告知' },
  recordUnservableNotification: { zh: '登记告知无法送达' },
  raiseObjection: { zh: '提出异议' },
  answerObjection: { zh: '登记异议答复' },
  accept: { zh: '受理' },
  addNote: { zh: '写办理记录' },
  requestExtension: { zh: '申请延期' },
  decideExtension: { zh: '审批延期' },
  notifyExtension: { zh: '告知延期' },
  submitResult: { zh: '报结果' },
  explainOverdue: { zh: '写超期说明' },
  signCheck: { zh: '签检查项' },
  passGate: { zh: '通过审核' },
  returnForRework: { zh: '退回重办' },
  orderCompletion: { zh: '要求补正' },
  issue: { zh: '签发' },
  dispatch: { zh: '送达(交付、交邮)' },
  recordDelivery: { zh: '登记送达回证' },
  recordServiceFailure: { zh: '登记无法送达' },
  discloseReporter: { zh: '揭示举报人身份' },
  giveReporterFeedback: { zh: '反馈实名举报人' },
  recordSuperiorAck: { zh: '登记上级审核' },
  close: { zh: '结案' },
  rate: { zh: '满意度评价' },
  archive: { zh: '归档' },
  extendRetention: { zh: '延长保管期限' },
  destroy: { zh: '销毁' },
  withdraw: { zh: '撤回' },
  reactivate: { zh: '激活' },
  forgetSubject: { zh: '删除身份' },
  draftDocument: { zh: '拟稿' },
  checkDocument: { zh: '核稿' },
  signDocument: { zh: '签发文书' },
  stampDocument: { zh: '用印' },
  sendDocument: { zh: '发出文书' },
  recordDocumentReceipt: { zh: '登记送达结果' },
  voidDocument: { zh: '作废文书' },
  recordInstruction: { zh: '回录纸质批示' },
  recordUnitFeedback: { zh: '代录单位反馈' },
  fileScan: { zh: '扫描件入卷' },
  sendDown: { zh: '发出转送、交办函' },
  signFor: { zh: '签收' },
  recordSigning: { zh: '登记签收回执' },
  sendReport: { zh: '上报办结报告' },
  recallAssignment: { zh: '收回交办' },
  answerObjectionBelow: { zh: '答复下级异议' },
  sendSealedPacket: { zh: '登记密封件送出' },
  disputeJurisdiction: { zh: '提出管辖争议' },
  settleJurisdiction: { zh: '登记管辖决定' },
  takeOverPowers: { zh: '登记机构承继' },
  leadToProcedure: { zh: '办理中导入法定程序' },
  requestReview: { zh: '登记复查、复核请求' },
  concludeReview: { zh: '登记复查、复核意见' },
  recordReviewDelivery: { zh: '登记复查、复核意见送达' },
  openHearing: { zh: '复核听证开始' },
  reportHearing: { zh: '复核听证完成' },
  reopen: { zh: '签收撤销意见重办' },
  askCoHandlers: { zh: '商请协办' },
  recordCoReply: { zh: '登记协办答复' },
  openCase: { zh: '立案' },
  revokeCaseOpening: { zh: '撤销立案' },
  decideClarification: { zh: '决定澄清与否' },
  concludeByAgreement: { zh: '调解、和解办结' },
  leaveSimplified: { zh: '转普通程序' },
  completeMeasure: { zh: '登记措施落实' },
  recordMeasureFollowUp: { zh: '登记书面检查、整改报告' },
  endPetition: { zh: '终止' },
  continueBySuccessor: { zh: '承受人继续' },
  markUnreachable: { zh: '认定无法联系' },
  findUrgent: { zh: '登记重大紧急' },
  reportUrgent: { zh: '紧急报告' },
  recordReception: { zh: '登记领导接访' },
  sponsorCase: { zh: '包案' },
} as const satisfies Record<PetitionCommandType, { zh: string }>;

// ── groups of states, named by what they permit ─────────────────────────────────────────────────────────────────

/** Not written by any command: a form on somebody's screen. */
export const STATES_OF_LATER_ROADS: readonly PetitionStatus[] = ['draft'];

/** No result is awaited here any more; the duty to notify and the exit set may still be open (§1.14). */
export const ENDED_WITHOUT_RESULT: readonly PetitionStatus[] = [
  'redirected',
  'imported',
  'notAccepted',
  'noLongerAccepted',
  'reportedUp',
  'referred',
  'passedDown',
  'merged',
  'filed',
];

/** The matter is being worked on here. */
export const WORKED_ON: readonly PetitionStatus[] = ['accepted', 'handling', 'rework', 'reopened'];

/** The road may still be chosen anew (改办理方式, O-25). */
const ROAD_OPEN: readonly PetitionStatus[] = [
  'registered',
  'triaged',
  'accepted',
  'handling',
  'reopened',
  'assignedDown',
];

/** A result lies before the signing gate; what came from below is judged by both gates at once. */
const BEFORE_SIGNING: readonly PetitionStatus[] = ['resultSubmitted', 'reportSubmitted'];

/** Signed, on its way to the petitioner, or before the closing gate. */
export const AFTER_SIGNING: readonly PetitionStatus[] = [
  'issued',
  'delivered',
  'unservable',
  'closingReview',
  'completion',
];

/** Somebody is responsible here. */
const IN_HAND: readonly PetitionStatus[] = [
  'triaged',
  'assignedDown',
  ...WORKED_ON,
  ...BEFORE_SIGNING,
  ...AFTER_SIGNING,
];

/** An opinion is with the organ of review or recheck. */
const IN_REVIEW: readonly PetitionStatus[] = [
  'reviewRequested',
  'reviewed',
  'recheckRequested',
  'recheckSuspended',
  'rechecked',
];

/** Everything that somebody here still looks at. */
export const ALIVE: readonly PetitionStatus[] = ['registered', 'objectionPending', ...IN_HAND, ...IN_REVIEW];

/** Nothing more is done here; only its file is put away. */
const READY_FOR_ARCHIVE: readonly PetitionStatus[] = [
  'closed',
  'withdrawn',
  'returnedToSender',
  ...ENDED_WITHOUT_RESULT,
  'terminated',
  'ended',
  'unreachable',
];

/** Ends in which a petition may rest for good. */
export const END_STATES: readonly PetitionStatus[] = [
  'archived',
  'destroyed',
  'split',
  'history',
  'takenBack',
];

const allBut = (...left: PetitionStatus[]): readonly PetitionStatus[] =>
  codesOf(STATUSES).filter((status) => status !== 'draft' && !left.includes(status));

/** A file is open: papers are made and kept in it. What each paper needs is the decision's own rule. */
const WITH_PAPERS: readonly PetitionStatus[] = allBut(
  'archived',
  'destroyed',
  'split',
  'history',
  'takenBack',
);

/**
 * The one table of what may be asked in which state (§1.14). Commands that open a stream are allowed in none: they
 * need that there is no petition yet.
 */
export const ALLOWED_IN: Readonly<Record<PetitionCommandType, readonly PetitionStatus[]>> = {
  register: [],
  importHistory: [],
  takeOver: [],
  // The states in which an import leaves a petition.
  takeBack: ['registered', 'triaged', 'assignedDown', 'accepted', 'history'],
  correct: allBut('archived', 'destroyed', 'split', 'toBeSignedFor', 'takenBack'),
  reclassify: ['registered', 'triaged', 'assignedDown', ...WORKED_ON],
  linkRepeat: allBut('archived', 'destroyed', 'split', 'toBeSignedFor', 'takenBack'),
  triage: ROAD_OPEN,
  split: ['registered'],
  designateHandler: IN_HAND,
  ruleOnRecusal: ['registered', ...IN_HAND],
  notify: [...IN_HAND, ...ENDED_WITHOUT_RESULT],
  exemptNotification: ['registered', ...IN_HAND, ...ENDED_WITHOUT_RESULT],
  recordUnservableNotification: ['registered', 'objectionPending', ...IN_HAND, ...ENDED_WITHOUT_RESULT],
  raiseObjection: ['registered', 'triaged'],
  answerObjection: ['objectionPending'],
  accept: ['triaged'],
  // After the end as well: the law asks for care then.
  addNote: ['registered', ...IN_HAND, ...IN_REVIEW, ...ENDED_WITHOUT_RESULT, 'closed', 'terminated'],
  requestExtension: WORKED_ON,
  decideExtension: [...WORKED_ON, 'resultSubmitted'],
  notifyExtension: [...WORKED_ON, 'resultSubmitted', ...AFTER_SIGNING],
  submitResult: [...WORKED_ON, 'assignedDown'],
  explainOverdue: [...WORKED_ON, 'assignedDown', ...BEFORE_SIGNING, ...AFTER_SIGNING],
  signCheck: [...BEFORE_SIGNING, ...AFTER_SIGNING, ...ENDED_WITHOUT_RESULT],
  passGate: [...BEFORE_SIGNING, ...AFTER_SIGNING, ...ENDED_WITHOUT_RESULT],
  returnForRework: [...BEFORE_SIGNING, ...AFTER_SIGNING],
  orderCompletion: ['reportSubmitted', ...AFTER_SIGNING],
  issue: ['resultSubmitted'],
  dispatch: AFTER_SIGNING,
  recordDelivery: AFTER_SIGNING,
  recordServiceFailure: AFTER_SIGNING,
  // Not only for the feedback: a reporter may have to be heard while it is verified.
  discloseReporter: [...WORKED_ON, ...BEFORE_SIGNING, ...AFTER_SIGNING, 'assignedDown', 'closed'],
  giveReporterFeedback: ['reportSubmitted', ...AFTER_SIGNING, 'closed'],
  recordSuperiorAck: ['reportSubmitted', ...AFTER_SIGNING],
  close: ['reportSubmitted', ...AFTER_SIGNING],
  rate: [...AFTER_SIGNING, 'closed', 'archived'],
  archive: READY_FOR_ARCHIVE,
  // By a list of files alone (§6.5).
  extendRetention: ['archived'],
  destroy: ['archived'],
  withdraw: ['registered', 'objectionPending', 'triaged', 'assignedDown', ...WORKED_ON, ...BEFORE_SIGNING],
  // what was merged by mistake, or whose main petition came to nothing, is handled by itself again
  reactivate: ['filed', 'unreachable', 'merged'],
  // Whether the identity is still needed is the decision's own rule.
  forgetSubject: allBut('destroyed'),
  draftDocument: WITH_PAPERS,
  checkDocument: WITH_PAPERS,
  signDocument: WITH_PAPERS,
  stampDocument: WITH_PAPERS,
  sendDocument: WITH_PAPERS,
  recordDocumentReceipt: WITH_PAPERS,
  voidDocument: WITH_PAPERS,
  recordInstruction: WITH_PAPERS,
  recordUnitFeedback: WITH_PAPERS,
  fileScan: WITH_PAPERS,
  sendDown: ['assignedDown', 'passedDown', 'triaged', 'accepted', 'handling'],
  signFor: ['toBeSignedFor'],
  recordSigning: ['assignedDown', 'passedDown', 'triaged', 'accepted', 'handling'],
  sendReport: AFTER_SIGNING,
  recallAssignment: ['assignedDown', 'passedDown', 'rework', 'accepted', 'handling'],
  answerObjectionBelow: ['assignedDown', 'passedDown', 'accepted', 'handling'],
  sendSealedPacket: ['reportedUp'],
  disputeJurisdiction: ['registered', 'triaged', ...WORKED_ON],
  settleJurisdiction: ['registered', 'triaged', ...WORKED_ON],
  takeOverPowers: ['registered', ...IN_HAND],
  leadToProcedure: ['accepted', 'handling', 'rework', 'reopened'],
  // the thirty days run on when the file was put away
  requestReview: ['delivered', 'closingReview', 'completion', 'closed', 'archived'],
  concludeReview: ['reviewRequested', 'recheckRequested'],
  recordReviewDelivery: ['reviewed', 'rechecked'],
  openHearing: ['recheckRequested', 'reviewRequested'],
  reportHearing: ['recheckSuspended'],
  reopen: ['reviewed', 'rechecked'],
  askCoHandlers: ['triaged', ...WORKED_ON],
  recordCoReply: ['triaged', ...WORKED_ON],
  openCase: ['triaged', 'assignedDown', ...WORKED_ON],
  revokeCaseOpening: ['triaged', 'assignedDown', ...WORKED_ON],
  decideClarification: [...BEFORE_SIGNING, ...AFTER_SIGNING],
  concludeByAgreement: ['resultSubmitted'],
  leaveSimplified: ['triaged', ...WORKED_ON],
  completeMeasure: [...BEFORE_SIGNING, ...AFTER_SIGNING, ...IN_REVIEW, 'closed', 'terminated', 'archived'],
  recordMeasureFollowUp: [
    ...BEFORE_SIGNING,
    ...AFTER_SIGNING,
    ...IN_REVIEW,
    'closed',
    'terminated',
    'archived',
  ],
  endPetition: ['registered', 'triaged', ...WORKED_ON],
  continueBySuccessor: ['registered', 'triaged', ...WORKED_ON, 'ended'],
  markUnreachable: ['triaged', ...WORKED_ON],
  findUrgent: [...ALIVE, 'toBeSignedFor', ...ENDED_WITHOUT_RESULT],
  reportUrgent: [...ALIVE, 'toBeSignedFor', ...ENDED_WITHOUT_RESULT, 'closed', 'split'],
  recordReception: [...ALIVE, 'closed', 'terminated'],
  sponsorCase: [...ALIVE, 'closed', 'terminated'],
};

/** May this be asked in that state? */
export const isAllowedIn = (status: PetitionStatus, command: PetitionCommandType): boolean =>
  ALLOWED_IN[command].includes(status);

/** Everything that may be asked in a state, in the order of the table. */
export const allowedCommands = (status: PetitionStatus): PetitionCommandType[] =>
  codesOf(COMMANDS).filter((command) => isAllowedIn(status, command));

/** Says that a state does not allow a command, without what it does allow: beside the buttons that stands there already. */
export const notInStateZh = (status: PetitionStatus, command: PetitionCommandType): string =>
  `该件“${STATUSES[status].zh}”,不能“${COMMANDS[command].zh}”。`;

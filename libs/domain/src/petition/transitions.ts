import { codesOf, STATUSES } from '../glossary/index.js';
import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';

/** What may be asked of a petition, as it is called at the screen. */
export const COMMANDS = {
  register: { zh: '登记' },
  importHistory: { zh: '导入历史' },
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
  giveReporterFeedback: { zh: '反馈实名举报人' },
  recordSuperiorAck: { zh: '登记上级审核' },
  close: { zh: '结案' },
  rate: { zh: '满意度评价' },
  archive: { zh: '归档' },
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
} as const satisfies Record<PetitionCommandType, { zh: string }>;

// ── groups of states, named by what they permit ─────────────────────────────────────────────────────────────────

/** 复查、复核 and the ends that have their own proceedings: their aggregates enter them, no command of this table. */
export const STATES_OF_LATER_ROADS: readonly PetitionStatus[] = [
  'draft',
  'reviewRequested',
  'reviewed',
  'recheckRequested',
  'recheckSuspended',
  'rechecked',
  'terminated',
  'reopened',
  'ended',
  'unreachable',
];

/** No result is awaited here any more; the duty to notify and the exit set may still be open (§1.14). */
const ENDED_WITHOUT_RESULT: readonly PetitionStatus[] = [
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
const WORKED_ON: readonly PetitionStatus[] = ['accepted', 'handling', 'rework'];

/** The road may still be chosen anew (改办理方式, O-25). */
const ROAD_OPEN: readonly PetitionStatus[] = [
  'registered',
  'triaged',
  'accepted',
  'handling',
  'assignedDown',
];

/** A result lies before the signing gate; what came from below is judged by both gates at once. */
const BEFORE_SIGNING: readonly PetitionStatus[] = ['resultSubmitted', 'reportSubmitted'];

/** Signed, on its way to the petitioner, or before the closing gate. */
const AFTER_SIGNING: readonly PetitionStatus[] = [
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
export const END_STATES: readonly PetitionStatus[] = ['archived', 'split', 'history'];

const allBut = (...left: PetitionStatus[]): readonly PetitionStatus[] =>
  codesOf(STATUSES).filter((status) => status !== 'draft' && !left.includes(status));

/** A file is open: papers are made and kept in it. What each paper needs is the decision's own rule. */
const WITH_PAPERS: readonly PetitionStatus[] = allBut('archived', 'split', 'history');

/**
 * The one table of what may be asked in which state (§1.14). Commands that open a stream are allowed in none: they
 * need that there is no petition yet.
 */
export const ALLOWED_IN: Readonly<Record<PetitionCommandType, readonly PetitionStatus[]>> = {
  register: [],
  importHistory: [],
  correct: allBut('archived', 'split'),
  reclassify: ['registered', 'triaged', 'assignedDown', ...WORKED_ON],
  linkRepeat: allBut('archived', 'split'),
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
  addNote: ['registered', ...IN_HAND, ...ENDED_WITHOUT_RESULT, 'closed'],
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
  giveReporterFeedback: [...AFTER_SIGNING, 'closed'],
  recordSuperiorAck: ['reportSubmitted', ...AFTER_SIGNING],
  close: ['reportSubmitted', ...AFTER_SIGNING],
  rate: [...AFTER_SIGNING, 'closed', 'archived'],
  archive: READY_FOR_ARCHIVE,
  withdraw: ['registered', 'objectionPending', 'triaged', 'assignedDown', ...WORKED_ON, ...BEFORE_SIGNING],
  reactivate: ['filed', 'unreachable'],
  // Whether the identity is still needed is the decision's own rule.
  forgetSubject: allBut(),
  draftDocument: WITH_PAPERS,
  checkDocument: WITH_PAPERS,
  signDocument: WITH_PAPERS,
  stampDocument: WITH_PAPERS,
  sendDocument: WITH_PAPERS,
  recordDocumentReceipt: WITH_PAPERS,
  voidDocument: WITH_PAPERS,
  recordInstruction: WITH_PAPERS,
  recordUnitFeedback: WITH_PAPERS,
};

/** Where a command may lead; left out = the state stays. The spec walks this table for unreachable states and dead ends. */
export const LEADS_TO: Readonly<Partial<Record<PetitionCommandType, readonly PetitionStatus[]>>> = {
  register: ['registered'],
  importHistory: ['history'],
  triage: ['triaged', 'accepted', 'handling', 'assignedDown', ...ENDED_WITHOUT_RESULT],
  split: ['split'],
  raiseObjection: ['objectionPending'],
  answerObjection: ['returnedToSender', 'registered'],
  accept: ['accepted'],
  addNote: ['handling'],
  submitResult: ['resultSubmitted', 'reportSubmitted'],
  signCheck: ['closingReview'],
  passGate: ['closingReview'],
  returnForRework: ['rework'],
  orderCompletion: ['completion'],
  issue: ['issued'],
  dispatch: ['delivered'],
  recordDelivery: ['delivered'],
  recordServiceFailure: ['unservable'],
  close: ['closed'],
  archive: ['archived'],
  withdraw: ['withdrawn'],
  reactivate: ['triaged'],
};

/** May this be asked in that state? */
export const isAllowedIn = (status: PetitionStatus, command: PetitionCommandType): boolean =>
  ALLOWED_IN[command].includes(status);

/** Everything that may be asked in a state, in the order of the table. */
export const allowedCommands = (status: PetitionStatus): PetitionCommandType[] =>
  codesOf(COMMANDS).filter((command) => isAllowedIn(status, command));

import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';

/** Where the road ended at the gate: who wrote is told, then the file is put away. */
const ENDED: readonly PetitionCommandType[] = ['notify', 'exemptNotification', 'archive'];

/**
 * What is usually done next in a state; everything else that is possible follows in the order of the table. The first
 * that a person may do is the first button of his page, so the step that a period runs for stands before 写办理记录,
 * which is possible on every day of the work.
 */
export const USUAL_NEXT: Readonly<Partial<Record<PetitionStatus, readonly PetitionCommandType[]>>> = {
  toBeSignedFor: ['signFor'],
  registered: ['triage', 'split', 'linkRepeat', 'raiseObjection', 'correct', 'reclassify'],
  objectionPending: ['answerObjection'],
  triaged: [
    'triage',
    'designateHandler',
    'accept',
    'sendDown',
    'notify',
    'exemptNotification',
    'addNote',
    'openCase',
  ],
  redirected: ENDED,
  imported: ENDED,
  notAccepted: ENDED,
  noLongerAccepted: ENDED,
  referred: ENDED,
  merged: [...ENDED, 'reactivate'],
  filed: [...ENDED, 'reactivate'],
  returnedToSender: ['archive'],
  passedDown: [
    'sendDown',
    'notify',
    'exemptNotification',
    'recordSigning',
    'answerObjectionBelow',
    'archive',
  ],
  assignedDown: [
    'sendDown',
    'notify',
    'exemptNotification',
    'answerObjectionBelow',
    'recordSigning',
    'submitResult',
    'addNote',
    'recallAssignment',
    'triage',
  ],
  reportedUp: ['sendSealedPacket', ...ENDED],
  // nothing is on file yet: the first record comes before the result
  accepted: ['notify', 'exemptNotification', 'addNote', 'submitResult', 'requestExtension'],
  handling: ['notify', 'exemptNotification', 'submitResult', 'addNote', 'requestExtension'],
  rework: ['submitResult', 'addNote', 'explainOverdue'],
  reopened: ['submitResult', 'addNote', 'requestExtension'],
  reviewRequested: ['concludeReview'],
  reviewed: ['recordReviewDelivery', 'reopen'],
  recheckRequested: ['concludeReview', 'openHearing'],
  recheckSuspended: ['reportHearing'],
  rechecked: ['recordReviewDelivery', 'reopen'],
  terminated: ['archive', 'addNote', 'sponsorCase'],
  unreachable: ['archive', 'reactivate'],
  ended: ['archive', 'continueBySuccessor'],
  resultSubmitted: ['issue', 'passGate', 'signCheck', 'returnForRework', 'explainOverdue', 'notify'],
  reportSubmitted: [
    'close',
    'passGate',
    'signCheck',
    'returnForRework',
    'giveReporterFeedback',
    'recordSuperiorAck',
  ],
  issued: [
    'dispatch',
    'giveReporterFeedback',
    'sendReport',
    'recordDelivery',
    'recordServiceFailure',
    'passGate',
  ],
  delivered: ['close', 'passGate', 'signCheck', 'sendReport', 'recordSuperiorAck', 'rate', 'orderCompletion'],
  unservable: ['close', 'passGate', 'signCheck', 'recordDelivery', 'orderCompletion'],
  closingReview: [
    'close',
    'passGate',
    'signCheck',
    'orderCompletion',
    'returnForRework',
    'recordSuperiorAck',
  ],
  completion: ['passGate', 'addNote', 'signCheck', 'close'],
  closed: ['sendReport', 'archive', 'completeMeasure', 'recordMeasureFollowUp', 'rate', 'requestReview'],
  withdrawn: ['archive'],
};

const AIDS: readonly PetitionCommandType[] = [
  'split',
  'linkRepeat',
  'raiseObjection',
  'correct',
  'reclassify',
  'openCase',
  'requestExtension',
  'recallAssignment',
  'recordServiceFailure',
  'rate',
  'requestReview',
  'reactivate',
  'continueBySuccessor',
  'sponsorCase',
  'openHearing',
];

/**
 * Does a petition in this state wait for it? Aids and other turns of the road stand high in the list because they are
 * often wanted; in front of whoever has nothing to do they would look like his next step.
 */
export const isWaitedFor = (status: PetitionStatus, action: PetitionCommandType): boolean =>
  action === 'addNote'
    ? status === 'accepted' || status === 'completion'
    : !AIDS.includes(action) && (USUAL_NEXT[status]?.includes(action) ?? false);

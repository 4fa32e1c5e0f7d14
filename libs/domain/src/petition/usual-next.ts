import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';

/**
 * What is usually done next in a state; everything else that is possible follows in the order of the table. The first
 * that a person may do is the first button of his page, so the step that a period runs for stands before 写办理记录,
 * which is possible on every day of the work.
 */
export const USUAL_NEXT: Readonly<Partial<Record<PetitionStatus, readonly PetitionCommandType[]>>> = {
  toBeSignedFor: ['signFor'],
  registered: ['triage', 'split', 'linkRepeat', 'raiseObjection', 'correct', 'reclassify'],
  objectionPending: ['answerObjection'],
  triaged: ['designateHandler', 'accept', 'notify', 'exemptNotification', 'triage', 'addNote', 'openCase'],
  passedDown: ['sendDown', 'notify', 'recordSigning', 'answerObjectionBelow', 'archive'],
  assignedDown: [
    'sendDown',
    'notify',
    'answerObjectionBelow',
    'recordSigning',
    'submitResult',
    'addNote',
    'recallAssignment',
    'triage',
  ],
  reportedUp: ['sendSealedPacket', 'notify', 'archive'],
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
  unreachable: ['reactivate', 'archive'],
  ended: ['continueBySuccessor', 'archive'],
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
  closed: ['archive', 'rate', 'requestReview', 'completeMeasure', 'recordMeasureFollowUp'],
  filed: ['archive', 'reactivate', 'notify'],
  withdrawn: ['archive'],
};

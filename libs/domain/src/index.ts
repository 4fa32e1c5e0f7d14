export * from './rejected.js';
export * from './articles.js';
export * from './calendar.js';
export * from './parameters.js';
export * from './categories.js';
export * from './deadlines/index.js';
export * from './calendar-changes/index.js';
export * from './organisation/index.js';
export * from './profile/index.js';
export * from './glossary/index.js';
export * from './checkpoints/index.js';
export * from './indicators/index.js';
export * from './statistics-book/index.js';
export * from './affairs/index.js';
export * from './supervision/index.js';
export * from './bulletin/index.js';
export * from './duty/index.js';
export * from './sensitive-period/index.js';
export * from './targets/index.js';
export * from './inspection/index.js';
export * from './borrowing/index.js';
export * from './online-message/index.js';
export * from './destruction/index.js';
export * from './statistics-book/index.js';
export * from './take-over/index.js';
export * from './petition/context.js';
export * from './petition/events.js';
export * from './petition/commands.js';
export * from './petition/commands-papers.js';
export * from './petition/paper-rules.js';
export * from './petition/state-papers.js';
export * from './petition/state.js';
export * from './petition/evolve.js';
export * from './petition/catalogue.js';
export * from './petition/leads-to.js';
export {
  AFTER_SIGNING,
  ALIVE,
  END_STATES,
  ENDED_WITHOUT_RESULT,
  STATES_OF_LATER_ROADS,
  WORKED_ON,
} from './petition/state-groups.js';
export * from './petition/transitions.js';
export * from './petition/numbering.js';
export * from './petition/approvals.js';
export * from './petition/disposition-matrix.js';
export * from './petition/decide/index.js';
export { isRecused } from './petition/decide/preconditions.js';
export { NOTICES_OF_DECISION, noticesFor } from './petition/decide/notify.js';
export { notifyLegalDue, notifyStart } from './petition/decide/notify-due.js';
export { isUnderArticle23Third } from './petition/decide/checks/arrival-consistency.js';
export { TEXT_LIMITS } from './petition/decide/checks/text.js';
export { isCitizenNo, isCreditCode, isPhoneNo } from './petition/decide/checks/identity-numbers.js';
export * from './petition/acceptance.js';
export * from './petition/gate-rounds.js';
export * from './petition/clocks.js';
export { awaitedFollowUps } from './petition/measure-follow-ups.js';
export * from './deadlines/supervision-findings.js';
export * from './petition/possible-actions.js';
export * from './petition/urgent.js';
export * from './petition/petitioner-progress.js';
export {
  plainQueryCode,
  QUERY_CODE_ALPHABET,
  QUERY_CODE_RANDOM_LENGTH,
  queryCodeIsWellFormed,
  queryCodeOf,
} from './petition/query-code.js';
export * from './petition/describe-event.js';
export * from './petition/event-time.js';
export * from './petition/case-texts.js';
export { correctedFields, type CorrectedField } from './petition/corrections.js';
export { NOTE_RULES, type NoteRule } from './petition/decide/note-rules.js';
export { gateBefore } from './petition/decide/gate-rules.js';
export { isOwedFromBelow, letterCodeOf, letterInForce } from './petition/decide/send-down.js';
export { isObjectionToRaise } from './petition/decide/raise-objection.js';
export { isBackWithoutRoad } from './petition/decide/reactivate.js';
export { isDecidedAnew } from './petition/decided-anew.js';
export { isReportReturned } from './petition/decide/send-report.js';
export { resultPaperOf } from './petition/decide/issue.js';
export { DOCUMENT_TITLE_LIMIT } from './petition/decide/papers/draft-document.js';
export {
  RECORDING_BYTES_LIMIT,
  RECORDING_MEDIA_TYPES,
  SCAN_BYTES_LIMIT,
  SCAN_SUBJECT_ZH,
} from './petition/decide/papers/file-scan.js';
export { PAPER_STATUS_ZH } from './petition/decide/papers/paper-of.js';
export { deemedSignedOn } from './petition/decide/papers/record-document-receipt.js';
export { shortestRetention } from './petition/decide/archive.js';
export {
  conclusionsFor,
  findingOf,
  isVagueReason,
  pointsOf,
  statesRemedy,
} from './petition/decide/result-rules.js';

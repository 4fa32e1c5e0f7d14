export { cutoffOf, decideBook, freezeDayOf } from './decide.js';
export type { StatBookContext } from './context.js';
export type { StatBookCommand } from './decide.js';
export { REPORT_KINDS, STAT_BOOK_EVENTS } from './events.js';
export type {
  BookScan,
  ReportKind,
  ReportText,
  StatBookEvent,
  StatBookEventType,
  WrittenFigure,
} from './events.js';
export { drafterAlone, EMPTY_BOOK, evolveBook, isOfFrozen } from './state.js';
export type { ReportState, ReturnState, StatBook } from './state.js';
export { redrafted, reportName, TO_BE_WRITTEN, unwrittenSections } from './report-text.js';
export { addresseeOf, type ReportingOffice } from './report-addressee.js';
export { setAsideOf } from './set-aside.js';

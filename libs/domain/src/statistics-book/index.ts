export { cutoffOf, decideBook, freezeDayOf } from './decide.js';
export type { StatBookCommand, StatBookContext } from './decide.js';
export { REPORT_KINDS, STAT_BOOK_EVENTS } from './events.js';
export type { ReportKind, ReportText, StatBookEvent, StatBookEventType, WrittenFigure } from './events.js';
export { EMPTY_BOOK, evolveBook } from './state.js';
export type { ReportState, ReturnState, StatBook } from './state.js';

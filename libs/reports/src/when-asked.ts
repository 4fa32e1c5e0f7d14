import type * as Docx from './report-docx.js';
import type * as Workbook from './workbook.js';

// The libraries for charts, pictures, Word and Excel are read when the first report is made: a program at rest has no use for them.

/** A report as a Word document, as `report-docx` makes it. */
export const reportDocx: typeof Docx.reportDocx = async (...asked) =>
  (await import('./report-docx.js')).reportDocx(...asked);

/** The figures of a page as a workbook, as `workbook` makes it. */
export const statisticsWorkbook: typeof Workbook.statisticsWorkbook = async (...asked) =>
  (await import('./workbook.js')).statisticsWorkbook(...asked);

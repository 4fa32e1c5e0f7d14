import type * as Docx from './report-docx.js';
import type * as Topics from './topics.js';
import type * as Workbook from './workbook.js';

// The libraries for charts, pictures, Word, Excel and words are read when the first report is made: a program at rest has no use for them.

/** A report as a Word document, as `report-docx` makes it. */
export const reportDocx: typeof Docx.reportDocx = async (...asked) =>
  (await import('./report-docx.js')).reportDocx(...asked);

/** The figures of a page as a workbook, as `workbook` makes it. */
export const statisticsWorkbook: typeof Workbook.statisticsWorkbook = async (...asked) =>
  (await import('./workbook.js')).statisticsWorkbook(...asked);

/** Groups of texts that say the same, as `topics` finds them. */
export const topicClusters = async (
  ...asked: Parameters<typeof Topics.topicClusters>
): Promise<Topics.TopicCluster[]> => (await import('./topics.js')).topicClusters(...asked);

/** The words of texts that may name a topic, as `topics` cuts them. */
export const topicWords = async (texts: readonly string[]): Promise<string[][]> =>
  texts.map((await import('./topics.js')).topicWords);

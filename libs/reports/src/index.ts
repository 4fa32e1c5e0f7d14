export { reportsMigrations } from './migrations/index.js';
export { ReportsRefused, type ReportsRefusalCode } from './reports-refused.js';
export { type BookFrame, type BookKey, type OpenedBook, StatBooks } from './stat-books.js';
export { maySeeSigned, SignedFigures } from './signed-figures.js';
export { type Snapshot, toldOf } from './snapshot.js';
export type { Reconciliation, Restatement } from './restatements.js';
export { type FrozenStanding, recountedFigures } from './frozen-sheet.js';
export { isOnPaper, withoutAccusations, writtenSources } from './written-sources.js';
export {
  correctionModel,
  correctionNumber,
  draftText,
  type ReportModel,
  reportModel,
} from './report-model.js';
export { type ReportAct, type ReportStep, reportTrail, signedPaper, wordsSetAside } from './report-trail.js';
export type { PaperState } from './report-docx.js';
export { reportDocx, statisticsWorkbook, topicClusters, topicWords } from './when-asked.js';
export { convert, CSV_UTF8 } from './pdf.js';
export type { TopicCluster, TopicText } from './topics.js';
export { type ClusterParts, keepClusters } from './keep-clusters.js';
export { type ScoreBoard, scoreBoard, type ScoreSources, type ScoreUnit } from './score-board.js';
export { readScores, scoredYearOf } from './read-scores.js';

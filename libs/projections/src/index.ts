export { projectionsMigrations } from './migrations/index.js';
export {
  excludedFrom,
  type PetitionRows,
  closeHistory,
  petitionRowsOf,
  type RowContext,
} from './petition-rows.js';
export { writePetitionRows } from './write-petition-rows.js';
export {
  type IdentifierKind,
  type RowIdentifier,
  type RowText,
  rowTextOf,
  type RowVerdicts,
} from './row-text.js';
export { identifierMac } from './identifiers.js';
export { ProjectionsRefused, type ProjectionsRefusalCode } from './projections-refused.js';
export {
  petitionReadModelPlan,
  petitionReadModelRebuild,
  type Rebuild,
  type RebuildParts,
} from './rebuild.js';
export { type ReadModel, READ_MODEL_NAMES, READ_MODELS } from './read-models.js';
export {
  SEARCH_SUBSCRIPTION,
  type SearchDependencies,
  searchPlan,
  searchRebuild,
  searchSubscription,
} from './search.js';
export { petitionsUnderCode } from './archival-code.queries.js';
export { archivalCodeToken, queryCodeToken } from './search-parts.js';
export {
  type ClockShown,
  clockOfRow,
  clockShown,
  type ListContext,
  type OpenSealed,
  type RegisterRow,
} from './register-row.js';
export {
  bookPetitionIds,
  listRegister,
  registerIds,
  type AskedIdentifier,
  type RegisterFilter,
  type RegisterPage,
  type RegisterPageRequest,
} from './register.queries.js';
export type { RegisterSort } from './cursor.js';
export {
  findRepeats,
  type RepeatCandidate,
  type RepeatGround,
  type RepeatQuestion,
} from './repeats.queries.js';
export {
  type DeadlineBoard,
  deadlineBoard,
  type DeadlineFilter,
  type DeadlineRow,
  type DueDay,
  dueDays,
} from './deadlines.queries.js';
export {
  type EndedBelow,
  endedBelow,
  type ReturnedReport,
  returnedReports,
  type UnitBelow,
  unitsBelow,
} from './units-below.queries.js';
export { waitingBelow, type WaitingBelow, type WaitingList } from './waiting-below.queries.js';
export { workCounts, type WorkCounts } from './work-counts.queries.js';
export {
  workbenchPage,
  type WorkbenchPage,
  workbenchRows,
  type WorkbenchRow,
  type Worker,
} from './workbench.queries.js';
export {
  type CheckAuditRow,
  checkpointAudit,
  type GateQueue,
  gateQueue,
  type GateQueueRow,
} from './checkpoints.queries.js';
export {
  type ClockMove,
  clockMoves,
  deadlineRowsOf,
  type DeadlineRows,
  lockDeadlineRows,
  provisionalClocks,
  type StoredDue,
  writeDeadlineRows,
} from './deadline-rows.js';
export { type AffairRowContext, writeAffairRow } from './affairs/affair-rows.js';
export { affairPlan, affairRebuild, titleIn } from './affairs/rebuild.js';
export {
  type AffairFilter,
  type AffairListRow,
  countAffairs,
  listAffairs,
} from './affairs/affairs.queries.js';
export { loadAhead, type LoadCell } from './load-ahead.queries.js';
export * from './statistics/index.js';

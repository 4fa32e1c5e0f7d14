export {
  arrivalsByDay,
  type ArrivalsOfDay,
  type FactsRequest,
  keptFor,
  keptSignals,
  signalSumsFor,
  idsBehindRef,
  type QuarterRequest,
  quarterStatistics,
  statFacts,
  type StatSources,
  talliesFor,
} from './statistics.queries.js';
export type { SignedWindow } from './kept-tallies.js';
export { basisOf, pageOf, statisticsOf } from './quarter.js';
export type { StatQuestion } from './stat-question.js';
export { ONLY_OWN } from './page-words.js';
export type { Basis } from './figures.js';
export {
  ALL_REGISTERED,
  firstDays,
  type FirstDays,
  firstOf,
  type Unregistered,
  unregisteredIn,
} from './first-days.js';
export { forgetKeptTallies, statisticsPlan } from './rebuild.js';
export {
  clusterMeasure,
  clusterMembers,
  type ClusterRow,
  clustersIn,
  isClusterMeasure,
  type NewCluster,
  replaceClusters,
} from './clusters.queries.js';
export { breakdownOf, talliesWithin, totalFigure, windowsOfBasis, within } from './breakdown.js';
export { addTallies, figureIn, NO_TALLY, type Tally, type WindowTallies } from './tally.js';
export { DIMENSION_NAMES, type DimensionName, measureOf, measuresBy } from './measures.js';
export { officeRates, standingsOfUse, unitsOf } from './office-figures.js';
export { NO_OFFICE_ROWS, officeRows, type OfficeRows, officeRowsOf } from './office-rows.js';
export { type Windows, windowsOf } from './period-code.js';
export type { OrganisationTallies } from './organisations.js';
export type { InUse, NamedOrganisation } from './named-organisation.js';
export { onAxis } from './stat-ref.js';
export type * from './report.js';
export {
  type Axis,
  isOfficeRef,
  petitionIdsBehind,
  readStatRef,
  STAT_REF_LIMIT,
  windowOfRef,
  type StatRef,
  type StatScope,
  writeStatRef,
} from './stat-ref.js';
export {
  endOfDay,
  factsRecordedAt,
  momentOf,
  petitionsRecordedAt,
  type RecordedPetition,
} from './history.queries.js';
export { type Aside, asidesOf, withAsides } from './asides.js';
export { statisticsRecordedAt } from './recorded-page.js';
export { countedFacts, type Counting, hiddenFrom } from './counted-facts.js';
export { type FigureNames, figureZh } from './figure-words.js';
export { failedCheckMembers, isCheckMeasure } from './failed-checks.js';
export { type WeighedMember, weighedMembers } from './members.js';
export { type OfficeMember, officeMembers } from './office-members.js';
export { type Explanation, explainFigure } from './explain.queries.js';
export { byPetition, causeOf, type Difference, differencesOf } from './differences.js';
export {
  isAdditive,
  isWritableKey,
  joinedReturns,
  tallyOfWritten,
  withWritten,
  type WrittenTallies,
  type WrittenTally,
  type WrittenWindows,
} from './written-figures.js';
export { PERIOD_CODE, periodOfCode, previousQuarterCode, quarterCodeOf } from './period-code.js';

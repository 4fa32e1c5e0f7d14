export { projectionsMigrations } from './migrations/index.js';
export {
  excludedFrom,
  type PetitionRows,
  petitionRowsOf,
  type RowContext,
  writePetitionRows,
} from './petition-rows.js';
export {
  type IdentifierKind,
  type RowIdentifier,
  type RowText,
  rowTextOf,
  type RowVerdicts,
} from './row-text.js';
export { identifierMac } from './identifiers.js';
export { ProjectionsRefused, type ProjectionsRefusalCode } from './projections-refused.js';
export { petitionReadModelRebuild, type Rebuild, type RebuildParts } from './rebuild.js';
export { SEARCH_SUBSCRIPTION, type SearchDependencies, searchRebuild, searchSubscription } from './search.js';

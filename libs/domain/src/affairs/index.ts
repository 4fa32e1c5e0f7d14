export type {
  Affair,
  AffairActor,
  AffairColumn,
  AffairCommandSpec,
  AffairContext,
  AffairNames,
  AffairRow,
  AnyAffairEvent,
  AnyAffairState,
  PetitionConcerned,
  RecordedAffairEvent,
  RelatedAffair,
} from './affair.js';
export type { AffairField, AffairFields } from './fields.js';
export { commandSpecOf, decideAffair, foldAffair, whyNot } from './decide-affair.js';
export { AFFAIR_EVENT_VERSIONS, AFFAIRS, affairOf } from './registry.js';

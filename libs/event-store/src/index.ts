export { EventStore } from './store.js';
export type { EventStoreSettings, LoadOptions, ReadOptions, TransactionOptions } from './store-options.js';
export { eventStoreMigrations } from './migrations/index.js';
export type { KnownHeadAppend, PendingAppend } from './append.js';
export type { Ending } from './transaction-at-once.js';
export type { ParkedStream, ReplayResult } from './parked.js';
export { Subscription } from './subscription.js';
export type { Parking, Stall, SubscriptionDefinition } from './subscription-definition.js';
export { type OpenWriter, streamsBehind, type SubscriptionLag } from './lag.js';
export { allowSimulatedTime, restoreFence } from './fence.js';
export type {
  GenerationResult,
  PlanTable,
  RebuildPlan,
  RebuildProgress,
  TableResult,
} from './generations/plan.js';
export { withInlineLock, type RebuildResult } from './inline.js';
export { type BulkAppend, type BulkSettings, BulkWriter } from './bulk/bulk-writer.js';
export { comparePositions, type Page } from './read.js';
export type { UnknownTypes } from './decode.js';
export type { EventSchema, Upcaster } from './upcasters.js';
export type { Fault, FaultKind, Verification, VerifyOptions } from './verify.js';
export * from './seals/index.js';
export { canonicalText, hashRequest } from './canonical.js';
export { CHAIN_ALG, chainHash, GENESIS_HASH, type ChainedRow } from './chain.js';
export { checkedId, deriveStreamId, eventIdOf, newId } from './ids.js';
export { toPlainJson, toPlainObject, type JsonObject, type JsonValue } from './json.js';
export {
  ConcurrencyConflict,
  type ConflictReason,
  EventRefused,
  EventStoreError,
  IdempotencyConflict,
  isTransient,
  type RefusalCode,
  RestoreFenceRequired,
  StoreMisuse,
  StreamDamaged,
  SubscriptionHalted,
  UnknownEventType,
} from './errors.js';
export {
  type Append,
  type AppendResult,
  type ApplyContext,
  type CommandRecord,
  type DatabaseTime,
  type EventCodec,
  type EventMetadata,
  type ExpectedVersion,
  type InlineProjection,
  type KnownHead,
  type LoadedStream,
  type NewEvent,
  type Position,
  type Queryable,
  type SealContext,
  START,
  type StoredCommand,
  type StoredEvent,
} from './types.js';

import type { Pool } from 'pg';
import type { UnknownTypes } from './decode.js';
import type { EventCodec, InlineProjection, Position } from './types.js';
import type { EventSchema } from './upcasters.js';

/** How a store is made. */
export type EventStoreSettings = {
  /** Connections in the role xf_store. */
  readonly pool: Pool;
  readonly schema?: EventSchema;
  readonly codec?: EventCodec | null;
  readonly inline?: readonly InlineProjection[];
  readonly tenantId?: number;
};

/** How a stream is loaded. */
export type LoadOptions = {
  /** Also look for an earlier command with this id, in the same round trip. */
  readonly commandId?: string;
  readonly secrets?: boolean;
  /** Default: fail, because a decision on half a history is wrong. */
  readonly unknownTypes?: UnknownTypes;
};

export type LoadManyOptions = {
  /** Also look for an earlier command of each stream, in the same round trip. @shape one for each stream, or none */
  readonly commandIds?: readonly string[];
  readonly secrets?: boolean;
};

/** How all events are read. */
export type ReadOptions = {
  readonly from: Position;
  readonly limit: number;
  readonly types?: readonly string[];
  readonly secrets?: boolean;
  /** Default: fail for types that were asked for, skip where all were. */
  readonly unknownTypes?: UnknownTypes;
};

/** How an inline projection is refilled. @shape pageSize: events, default 1000 */
export type RebuildOptions = {
  readonly pageSize?: number;
  /** Told after each page. */
  readonly onPage?: (events: number) => void;
};

/** How a transaction begins and how often it is repeated. */
export type TransactionOptions = {
  /** After a conflict or a broken connection; default 3 (§5.2). */
  readonly retries?: number;
  /** Settings of this transaction, sent with BEGIN. */
  readonly settings?: Readonly<Record<string, string>>;
};

import type { ClientBase, PoolClient } from 'pg';
import type { JsonObject, JsonValue } from './json.js';

/**
 * The part of the envelope that the caller knows (eventstore.md §5.0 no. 1); the store adds the rest.
 * No personal data and no free text: ids and codes only. Further members are kept.
 * @shape occurredOn `YYYY-MM-DD`; occurredAt ISO 8601 UTC or null when only the day is known
 */
export type EventMetadata = {
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly actorId: string | null;
  readonly capacity: string;
  readonly orgOfRecord: number | null;
  readonly orgOfAction: number | null;
  readonly zone: string;
  readonly occurredOn: string;
  readonly occurredAt: string | null;
  readonly profileVersion: string;
  readonly calendarVersion: string;
  readonly article: string | null;
  readonly source: string;
  readonly [more: string]: JsonValue;
};

/** An event to be appended. */
export type NewEvent = {
  readonly type: string;
  readonly schemaVersion: number;
  /** Plain: no personal data, no free text. */
  readonly data: object;
  /** Ciphertext made by the caller; either this or `secret`. */
  readonly sealed?: Buffer | null;
  /** Plain text for the store's codec, sealed before anything is sent. */
  readonly secret?: unknown;
  readonly metadata: EventMetadata;
};

/** The place of an event in the order of all events. @shape decimal strings of 64-bit integers */
export type Position = { readonly tx: string; readonly position: string };

/** Before the first event. */
export const START: Position = { tx: '0', position: '0' };

/** An event as every read path gives it: decoded, lifted to the newest schema version. */
export type StoredEvent = Position & {
  readonly eventId: string;
  readonly streamId: string;
  readonly category: string;
  readonly version: number;
  readonly tenantId: number;
  readonly type: string;
  /** The version of `data` here. */
  readonly schemaVersion: number;
  /** The version in the row, before upcasting. */
  readonly storedSchemaVersion: number;
  readonly commandId: string;
  /** @shape ISO 8601 UTC with milliseconds */
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  /** The ciphertext, null where there is none; undefined where the reader did not ask for secrets. */
  readonly sealed?: Buffer | null;
  /** The opened secret; undefined where the reader did not ask for it. */
  readonly secret?: unknown;
  /** Undefined where the reader asked neither for secrets nor for bare events. */
  readonly hash?: Buffer;
};

/** What the ciphertext of an event is bound to (additional authenticated data). */
export type SealContext = {
  readonly tenantId: number;
  readonly streamId: string;
  readonly category: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
};

/**
 * Seals and opens the secret part of events; the store never sees a key.
 * Works by batch, so that keys are fetched once for a page. An erased secret is a value of the codec's own, never an error.
 */
export type EventCodec = {
  seal(
    items: readonly { readonly secret: JsonValue; readonly at: SealContext }[],
  ): Promise<readonly Buffer[]>;
  open(items: readonly { readonly sealed: Buffer; readonly at: SealContext }[]): Promise<readonly unknown[]>;
};

/** What the caller knows of the stream; never a null that means "no check". */
export type ExpectedVersion =
  | { readonly kind: 'new' }
  | { readonly kind: 'exact'; readonly version: number; readonly headHash: Buffer }
  | { readonly kind: 'any' }
  | { readonly kind: 'exists' };

/** What a stream is expected to be by who has loaded it, or made its id. */
export type KnownHead = Extract<ExpectedVersion, { kind: 'new' | 'exact' }>;

/** The idempotency record of an append (§5.0 no. 6). */
export type CommandRecord = {
  readonly id: string;
  /** Who sent it; the same key from another account is a conflict. */
  readonly account: string | null;
  /** @shape 32 bytes, see `hashRequest` */
  readonly requestHash: Buffer;
  /** The answer that a repetition gets. */
  readonly response?: JsonValue;
};

/** One append to one stream. */
export type Append = {
  readonly streamId: string;
  readonly category: string;
  readonly expected: ExpectedVersion;
  readonly command: CommandRecord;
  /** The database's time, from `load` or `transaction`. */
  readonly recordedAt: string;
  readonly events: readonly NewEvent[];
};

/** What an append did. A repeated command is an answer, not an error. */
export type AppendResult =
  | {
      readonly duplicate: false;
      readonly streamId: string;
      readonly version: number;
      readonly headHash: Buffer;
      readonly events: readonly StoredEvent[];
      readonly response: JsonValue;
    }
  | {
      /** The command was done before: `streamId`, `version` and `response` are those of the first time. */
      readonly duplicate: true;
      readonly streamId: string;
      readonly version: number;
      readonly response: JsonValue;
    };

/** An earlier command found by its id. */
export type StoredCommand = {
  readonly commandId: string;
  readonly streamId: string;
  readonly version: number;
  readonly account: string | null;
  readonly requestHash: Buffer;
  readonly response: JsonValue;
};

/** A stream as one round trip gives it. */
export type LoadedStream = {
  readonly streamId: string;
  readonly events: readonly StoredEvent[];
  /** 0 when there is no stream. */
  readonly version: number;
  readonly headHash: Buffer;
  /** Pass it to `append`. */
  readonly expected: KnownHead;
  /** The database's clock, for `recordedAt`. @shape ISO 8601 UTC */
  readonly now: string;
  /** Today in Asia/Shanghai. @shape YYYY-MM-DD */
  readonly today: string;
  /** The earlier command, when `commandId` was given and is known. */
  readonly command: StoredCommand | null;
};

/** The database's clock. */
export type DatabaseTime = { readonly now: string; readonly today: string };

/** What a projection learns besides the events. */
export type ApplyContext = {
  readonly replay: boolean;
  /** The streams are whole and have no rows yet: nothing is there that could be replaced. */
  readonly first?: boolean;
};

/**
 * A read model written in the appending transaction.
 * `apply` must not depend on how events are cut into pages: a rebuild cuts them otherwise.
 */
export type InlineProjection = {
  readonly name: string;
  readonly types: readonly string[];
  /** True when `apply` needs `event.secret`. */
  readonly secrets?: boolean;
  /** Types of which it needs it; a rebuild reads no other ciphertext. All where nothing is said. */
  readonly secretsOf?: readonly string[];
  apply(client: ClientBase, events: readonly StoredEvent[], context: ApplyContext): Promise<void>;
};

/** Runs SQL: a client inside a transaction, or a pool. */
export type Queryable = Pick<ClientBase, 'query'>;

export type { ClientBase, PoolClient };

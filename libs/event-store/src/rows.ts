import type { CustomTypesConfig } from 'pg';
import type { ChainedRow } from './chain.js';
import { EventRefused, UnknownEventType } from './errors.js';
import type { JsonObject } from './json.js';
import type { EventCodec, EventMetadata, SealContext, StoredEvent } from './types.js';
import type { UpcasterRegistry } from './upcasters.js';

/** What a reader does with an event type that this program does not know; `keep` gives it as it is stored. */
export type UnknownTypes = 'skip' | 'fail' | 'keep';

/** An event row as the statements of this library select it. */
export type EventRow = ChainedRow & {
  readonly chainAlg: number;
  readonly tx: string;
  readonly position: string;
  readonly hash: Buffer;
  readonly metadata: EventMetadata;
};

/** SQL for an instant as the store writes it. */
export const isoSql = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL for the database's clock and the office's day (§5.0 no. 20). */
export const CLOCK_SQL = `${isoSql('clock_timestamp()')} as now,
  to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`;

const PLACE_COLUMNS = `e.stream_id as "streamId", e.version, e.tx::text as tx, e.position::text as position,
  e.tenant_id as "tenantId", e.category, e.type, e.schema_version as "schemaVersion", e.chain_alg as "chainAlg",
  e.event_id as "eventId", e.command_id as "commandId", e.recorded_at at time zone 'UTC' as "recordedAt"`;

/** Columns of an event aliased `e`. ORDER BY must name e.tx and e.position: these aliases are texts and sort as such. */
export const EVENT_COLUMNS = `${PLACE_COLUMNS}, e.data, e.metadata, e.sealed, e.hash`;

/** The same without what the event says: where it stands and its hash. */
export const HASH_COLUMNS = `${PLACE_COLUMNS}, '{}'::json as data, '{}'::json as metadata, null::bytea as sealed, e.hash`;

const TEXT_ARRAY = 1009;

/** Parsers of this library's own statements, whatever other code did to the client's or the process's. */
export const ROW_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number) => PARSERS.get(oid) ?? asText) as CustomTypesConfig['getTypeParser'],
};
const asText = (text: string): string => text;
/** `2026-11-29 22:48:04.2` of a timestamp in UTC as the store writes instants: cheaper here than by `to_char`. */
function isoOf(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, 23).padEnd(3, '0')}Z`;
}
const PARSERS = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'],
  [17, (text) => Buffer.from(text.slice(2), 'hex')],
  [21, Number],
  [23, Number],
  [114, JSON.parse],
  [1114, isoOf],
  [3802, JSON.parse],
  // only arrays of numbers written as text are selected: no quoting to undo
  [TEXT_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
]);

/** What the one decode function needs. */
export type Decoding = {
  readonly upcasters: UpcasterRegistry;
  readonly codec: EventCodec | null;
  readonly unknownTypes: UnknownTypes;
  /** Open the secrets too. */
  readonly secrets: boolean;
  /** Only place and hash were read: there is nothing to lift. */
  readonly bare?: boolean;
};

/**
 * The one decode function: load, readAll, inline projections, rebuild and subscriptions all come through here,
 * so that none of them can forget the upcasters.
 * @rejects EVENT_TYPE_UNKNOWN CODEC_MISSING
 */
export async function decodeRows(rows: readonly EventRow[], how: Decoding): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const row of rows) {
    if (how.bare || !how.upcasters.knows(row.type, row.schemaVersion)) {
      if (!how.bare && how.unknownTypes === 'fail') throw new UnknownEventType(row.type, row.schemaVersion);
      if (how.bare || how.unknownTypes === 'keep') events.push(eventOf(row, row));
      continue;
    }
    events.push(eventOf(row, how.upcasters.lift(row.type, row.schemaVersion, row.data)));
  }
  return how.secrets ? openSecrets(events, how) : events;
}

/** Built once and member by member: a spread for each event costs as much as reading it. */
function eventOf(row: EventRow, lifted: Pick<StoredEvent, 'data' | 'schemaVersion'>): StoredEvent {
  return {
    streamId: row.streamId,
    version: row.version,
    tx: row.tx,
    position: row.position,
    tenantId: row.tenantId,
    category: row.category,
    type: row.type,
    schemaVersion: lifted.schemaVersion,
    storedSchemaVersion: row.schemaVersion,
    eventId: row.eventId,
    commandId: row.commandId,
    recordedAt: row.recordedAt,
    data: lifted.data,
    metadata: row.metadata,
    sealed: row.sealed,
    hash: row.hash,
  };
}

/** The events with their secrets opened, in one call of the codec; a secret that is there already stays. */
export async function openSecrets(
  events: readonly StoredEvent[],
  how: Pick<Decoding, 'codec' | 'upcasters'>,
): Promise<StoredEvent[]> {
  const closed = events.filter((event) => event.sealed !== null && event.secret === undefined);
  if (closed.length === 0) return [...events];
  if (how.codec === null) throw new EventRefused('CODEC_MISSING', 'secret');
  const opened = await how.codec.open(
    closed.map((event) => ({ sealed: event.sealed as Buffer, at: sealContextOf(event) })),
  );
  const secrets = new Map<StoredEvent, unknown>();
  closed.forEach((event, i) => {
    secrets.set(event, how.upcasters.liftSecret(event.type, event.storedSchemaVersion, opened[i]));
  });
  return events.map((event) => (secrets.has(event) ? { ...event, secret: secrets.get(event) } : event));
}

/** What the ciphertext of a stored event is bound to. */
export function sealContextOf(event: StoredEvent): SealContext {
  const { tenantId, streamId, category, version, eventId, type, storedSchemaVersion } = event;
  return { tenantId, streamId, category, version, eventId, type, schemaVersion: storedSchemaVersion };
}

/** An event row as the chain covers it. */
export function chainedRow(row: EventRow): ChainedRow {
  return { ...row, metadata: row.metadata as JsonObject };
}

/** Columns of a command aliased `c`, prefixed so that they can stand beside an event's. */
export const COMMAND_COLUMNS = `c.command_id as "commandId", c.stream_id as "streamId", c.version, c.account,
  c.request_hash as "requestHash", c.response`;

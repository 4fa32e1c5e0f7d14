import { EventRefused, StoreMisuse, UnknownEventType } from './errors.js';
import type { JsonObject } from './json.js';
import { isoOf } from './rows.js';
import type { EventCodec, EventMetadata, Position, SealContext, StoredEvent } from './types.js';
import type { UpcasterRegistry } from './upcasters.js';

/** What a reader does with an event type that this program does not know; `keep` gives it as it is stored. */
export type UnknownTypes = 'skip' | 'fail' | 'keep';

/** An event row as readers select it: what is short stands in one text. */
export type PackedRow = {
  readonly packed: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  /** Only for readers of secrets: half as much text again. @shape the hash's 32 bytes, then the ciphertext where there is one */
  readonly bytes?: Buffer;
};

// One column instead of eleven: half of what reading a stream cost was taking each apart. Names hold no blank (envelope.ts), and none of
// the columns may be null, which `concat_ws` would pass over; it is quicker than `format`.
const OF_STREAM = 'e.stream_id, e.tenant_id, e.category';
const OF_EVENT = `e.version, e.tx, e.position, e.schema_version, e.event_id, e.command_id, e.recorded_at at time zone 'UTC', e.type`;
const PLACE = `concat_ws(' ', ${OF_STREAM}, ${OF_EVENT}) as packed`;
const IN_STREAM = `concat_ws(' ', ${OF_EVENT}) as packed`;

type Columns = {
  /** The reader knows whose they are. */
  readonly stream?: boolean;
  /** SQL for the types whose ciphertext is wanted; all where nothing is said. @shape text[] */
  readonly secretsOf?: string;
};

/** Columns of a `PackedRow` of an event aliased `e`. @shape secrets: with hash and ciphertext */
export function packedColumns(secrets: boolean, { stream = false, secretsOf }: Columns = {}): string {
  const sealed =
    secretsOf === undefined ? 'e.sealed' : `case when e.type = any(${secretsOf}) then e.sealed end`;
  return `${stream ? IN_STREAM : PLACE}, e.data, e.metadata${secrets ? `, e.hash || coalesce(${sealed}, ''::bytea) as bytes` : ''}`;
}

/** Where it stands and its hash, without what the event says. */
export const PACKED_PLACE = `${PLACE}, '{}'::json as data, '{}'::json as metadata, e.hash as bytes`;

const HASH_BYTES = 32;

/** Where an event stands, without reading the rest of its row. */
export function placeOf({
  packed,
}: PackedRow): Position & { readonly streamId: string; readonly version: number } {
  const [streamId, , , version, tx, position] = packed.split(' ', 6) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return { streamId, version: Number(version), tx, position };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What all events of a stream have in common. */
export type StreamOfRows = Pick<StoredEvent, 'streamId' | 'tenantId' | 'category'>;

function streamIn(parts: readonly string[]): StreamOfRows {
  const [streamId, tenantId, category] = parts as [string, string, string];
  return { streamId, tenantId: Number(tenantId), category };
}

/** Built once and member by member: a spread for each event costs as much as reading it. */
function unpack(
  { packed, data, metadata, bytes }: PackedRow,
  known: StreamOfRows | null,
): Mutable<StoredEvent> {
  const parts = packed.split(' ');
  const { streamId, tenantId, category } = known ?? streamIn(parts);
  const at = known === null ? 3 : 0;
  const part = (of: number): string => parts[at + of] as string;
  const schemaVersion = Number(part(3));
  return {
    streamId,
    version: Number(part(0)),
    tx: part(1),
    position: part(2),
    tenantId,
    category,
    type: part(8),
    schemaVersion,
    storedSchemaVersion: schemaVersion,
    eventId: part(4),
    commandId: part(5),
    recordedAt: isoOf(part(6), part(7)),
    data,
    metadata,
    sealed: bytes === undefined ? undefined : bytes.length > HASH_BYTES ? bytes.subarray(HASH_BYTES) : null,
    hash: bytes?.subarray(0, HASH_BYTES),
  };
}

/** What the one decode function needs. */
export type Decoding = {
  readonly upcasters: UpcasterRegistry;
  readonly codec: EventCodec | null;
  readonly unknownTypes: UnknownTypes;
  /** Open the secrets too. */
  readonly secrets: boolean;
  /** Only place and hash were read: there is nothing to lift. */
  readonly bare?: boolean;
  /** Whose the rows are, where they do not say it. */
  readonly stream?: StreamOfRows;
};

/**
 * The one decode function: load, readAll, inline projections, rebuild and subscriptions all come through here,
 * so that none of them can forget the upcasters.
 * @rejects EVENT_TYPE_UNKNOWN CODEC_MISSING
 */
export async function decodeRows(rows: readonly PackedRow[], how: Decoding): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const row of rows) {
    const event = unpack(row, how.stream ?? null);
    if (!how.bare) {
      if (how.upcasters.knows(event.type, event.schemaVersion)) lift(event, how.upcasters);
      else if (how.unknownTypes === 'fail') throw new UnknownEventType(event.type, event.schemaVersion);
      else if (how.unknownTypes === 'skip') continue;
    }
    events.push(event);
  }
  return how.secrets ? openSecrets(events, how) : events;
}

function lift(event: Mutable<StoredEvent>, upcasters: UpcasterRegistry): void {
  if (!upcasters.lifts(event.type, event.schemaVersion)) return;
  const lifted = upcasters.lift(event.type, event.schemaVersion, event.data);
  event.data = lifted.data;
  event.schemaVersion = lifted.schemaVersion;
}

/** The events with their secrets opened, in one call of the codec; a secret that is there already stays. */
export async function openSecrets(
  events: readonly StoredEvent[],
  how: Pick<Decoding, 'codec' | 'upcasters'>,
): Promise<StoredEvent[]> {
  if (events.some((event) => event.sealed === undefined))
    throw new StoreMisuse('SECRETS_NOT_READ', 'these events were read without their secrets');
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

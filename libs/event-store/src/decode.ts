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
const PLACE = `concat_ws(' ', e.stream_id, e.version, e.tx, e.position, e.tenant_id, e.schema_version,
  e.event_id, e.command_id, e.recorded_at at time zone 'UTC', e.type, e.category) as packed`;

/** Columns of a `PackedRow` of an event aliased `e`. @shape secrets: with hash and ciphertext */
export const packedColumns = (secrets: boolean): string =>
  `${PLACE}, e.data, e.metadata${secrets ? ", e.hash || coalesce(e.sealed, ''::bytea) as bytes" : ''}`;

/** Where it stands and its hash, without what the event says. */
export const PACKED_PLACE = `${PLACE}, '{}'::jsonb as data, '{}'::jsonb as metadata, e.hash as bytes`;

const HASH_BYTES = 32;

/** Where an event stands, without reading the rest of its row. */
export function placeOf({
  packed,
}: PackedRow): Position & { readonly streamId: string; readonly version: number } {
  const [streamId, version, tx, position] = packed.split(' ', 4) as [string, string, string, string];
  return { streamId, version: Number(version), tx, position };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Built once and member by member: a spread for each event costs as much as reading it. */
function unpack({ packed, data, metadata, bytes }: PackedRow): Mutable<StoredEvent> {
  const [streamId, version, tx, position, tenantId, schema, eventId, commandId, day, time, type, category] =
    packed.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
  const schemaVersion = Number(schema);
  return {
    streamId,
    version: Number(version),
    tx,
    position,
    tenantId: Number(tenantId),
    category,
    type,
    schemaVersion,
    storedSchemaVersion: schemaVersion,
    eventId,
    commandId,
    recordedAt: isoOf(day, time),
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
};

/**
 * The one decode function: load, readAll, inline projections, rebuild and subscriptions all come through here,
 * so that none of them can forget the upcasters.
 * @rejects EVENT_TYPE_UNKNOWN CODEC_MISSING
 */
export async function decodeRows(rows: readonly PackedRow[], how: Decoding): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const row of rows) {
    const event = unpack(row);
    if (!how.bare && how.upcasters.knows(event.type, event.schemaVersion)) {
      const lifted = how.upcasters.lift(event.type, event.schemaVersion, event.data);
      event.data = lifted.data;
      event.schemaVersion = lifted.schemaVersion;
    } else if (!how.bare && how.unknownTypes !== 'keep') {
      if (how.unknownTypes === 'fail') throw new UnknownEventType(event.type, event.schemaVersion);
      continue;
    }
    events.push(event);
  }
  return how.secrets ? openSecrets(events, how) : events;
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

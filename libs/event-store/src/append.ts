import { GENESIS_HASH } from './chain.js';
import { type PreparedAppend, prepareAppend, type StreamHead } from './envelope.js';
import {
  ConcurrencyConflict,
  type ConflictReason,
  EventRefused,
  IdempotencyConflict,
  errorCode,
  StoreMisuse,
} from './errors.js';
import { checkedId } from './ids.js';
import type { JsonValue } from './json.js';
import { ROW_TYPES } from './rows.js';
import type { Append, AppendResult, EventCodec, EventMetadata, Queryable, StoredEvent } from './types.js';

const APPEND = `select duplicate, stream_id as "streamId", version, response, tx, positions
  from es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;
const LOCK = 'select version, head_hash as "headHash" from es.lock_stream($1, $2, $3, $4)';

type AppendRow = {
  duplicate: boolean;
  streamId: string;
  version: number;
  response: JsonValue;
  tx: string | null;
  positions: string[] | null;
};

/** Who appends. */
export type Appender = { readonly tenantId: number; readonly codec: EventCodec | null };

/**
 * Appends to one stream on an open client: one statement where the head is known, two for `any` and `exists`.
 * After a conflict the transaction is aborted; roll it back and load again.
 * @rejects ConcurrencyConflict IdempotencyConflict EventRefused
 */
export async function appendTo(client: Queryable, append: Append, by: Appender): Promise<AppendResult> {
  const head = await headOf(client, append, by.tenantId);
  const prepared = await prepareAppend(append, head, by.tenantId, by.codec);
  const row = await send(client, { append, prepared, head, tenantId: by.tenantId });
  const { streamId, version, response } = row;
  if (row.duplicate) return { duplicate: true, streamId, version, response };
  const headHash = prepared.events.at(-1)?.hash ?? GENESIS_HASH;
  return { duplicate: false, streamId, version, headHash, response, events: storedEvents(prepared, row) };
}

async function headOf(client: Queryable, append: Append, tenantId: number): Promise<StreamHead> {
  const { expected } = append;
  switch (expected.kind) {
    case 'new':
      return { version: 0, hash: GENESIS_HASH };
    case 'exact':
      if (!Number.isInteger(expected.version) || expected.version < 1) {
        throw new StoreMisuse(
          'EXPECTED_VERSION_INVALID',
          'an exact version is 1 or more; use { kind: "new" }',
        );
      }
      return { version: expected.version, hash: expected.headHash };
    case 'any':
    case 'exists':
      return lockedHead(client, append, tenantId);
  }
}

/** Waits for the stream, so that the chain can be computed here on a head that stays. */
async function lockedHead(client: Queryable, append: Append, tenantId: number): Promise<StreamHead> {
  const streamId = checkedId(append.streamId, 'streamId');
  const { rows } = await client.query<{ version: number; headHash: Buffer }>({
    name: 'es_lock_stream_1',
    text: LOCK,
    types: ROW_TYPES,
    values: [tenantId, streamId, append.category, append.expected.kind === 'any'],
  });
  // No row: the append itself says STREAM_MISSING, after it looked for a repeated command.
  return { version: rows[0]?.version ?? 0, hash: rows[0]?.headHash ?? GENESIS_HASH };
}

type Sending = { append: Append; prepared: PreparedAppend; head: StreamHead; tenantId: number };

async function send(client: Queryable, { append, prepared, head, tenantId }: Sending): Promise<AppendRow> {
  const { events } = prepared;
  try {
    const { rows } = await client.query<AppendRow>({
      name: 'es_append_1',
      text: APPEND,
      types: ROW_TYPES,
      values: [
        tenantId,
        prepared.streamId,
        prepared.category,
        append.expected.kind,
        head.version,
        head.hash,
        prepared.commandId,
        append.command.account,
        append.command.requestHash,
        JSON.stringify(prepared.response),
        prepared.recordedAt,
        prepared.chainAlg,
        events.map((event) => event.type),
        events.map((event) => event.schemaVersion),
        events.map((event) => event.eventId),
        events.map((event) => JSON.stringify(event.data)),
        events.map((event) => JSON.stringify(event.metadata)),
        events.map((event) => event.sealed),
        events.map((event) => event.hash),
      ],
    });
    return rows[0] as AppendRow;
  } catch (error) {
    throw namedError(error, prepared);
  }
}

function namedError(error: unknown, { streamId, commandId }: PreparedAppend): unknown {
  const { message, detail } = error as { message: string; detail?: string };
  switch (errorCode(error)) {
    case 'P0409':
      return message === 'IDEMPOTENCY_MISMATCH'
        ? new IdempotencyConflict(commandId)
        : new ConcurrencyConflict(message as ConflictReason, streamId, detail ? Number(detail) : null);
    case 'P0400':
      return message === 'RECORDED_AT_OUT_OF_RANGE'
        ? new EventRefused('RECORDED_AT_OUT_OF_RANGE', 'recordedAt')
        : new StoreMisuse(message, 'es.append refused the call');
    default:
      return error;
  }
}

function storedEvents(prepared: PreparedAppend, row: AppendRow): StoredEvent[] {
  return prepared.events.map((event, i): StoredEvent => ({
    ...event,
    metadata: event.metadata as EventMetadata,
    storedSchemaVersion: event.schemaVersion,
    tx: row.tx as string,
    position: row.positions?.[i] as string,
  }));
}

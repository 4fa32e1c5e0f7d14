import { appendStatement, groupStatement, groupWritten, type Sending } from './append-statements.js';
import { GENESIS_HASH } from './chain.js';
import {
  type PreparedAppend,
  prepareAppend,
  type PreparedEvent,
  storedEvent,
  type StreamHead,
} from './envelope.js';
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
import {
  type Append,
  type AppendResult,
  type EventCodec,
  type KnownHead,
  type Position,
  type Queryable,
  START,
  type StoredEvent,
} from './types.js';

const APPEND = `select duplicate, stream_id as "streamId", version, response, tx, positions
  from es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;
// of a command or a new stream that is there already
const UNIQUE_VIOLATION = '23505';
const LOCK = 'select version, head_hash as "headHash" from es.lock_stream($1, $2, $3, $4)';

type AppendRow = {
  duplicate: boolean;
  streamId: string;
  version: number;
  response: JsonValue;
  tx: string | null;
  positions: readonly string[] | null;
};

/** Where events were written. */
export type Written = { readonly tx: string; readonly positions: readonly string[] };

/** An append to a stream whose head the caller has loaded, or that is new. */
export type KnownHeadAppend = Append & { readonly expected: KnownHead };

/** Who appends. */
export type Appender = { readonly tenantId: number; readonly codec: EventCodec | null };

/**
 * Appends to one stream on an open client: one statement where the head is known, two for `any` and `exists`.
 * After a conflict the transaction is aborted; roll it back and load again.
 * @rejects ConcurrencyConflict IdempotencyConflict EventRefused
 */
export async function appendTo(client: Queryable, append: Append, by: Appender): Promise<AppendResult> {
  return sendAlone(client, await prepareSending(client, append, by));
}

/**
 * Appends to several streams on an open client, each stream and command once: one statement where all are written; where one was
 * done already or is in the way, each goes alone and learns his own reason.
 * @rejects as appendTo
 */
export async function appendManyTo(
  client: Queryable,
  appends: readonly KnownHeadAppend[],
  by: Appender,
): Promise<AppendResult[]> {
  const group = await Promise.all(appends.map((append) => prepareSending(client, append, by)));
  await client.query('savepoint together');
  try {
    const { rows } = await client.query(groupStatement(group));
    const { tx, positions } = groupWritten(rows);
    let at = 0;
    return group.map((sending) =>
      appendedResult(sending, { tx, positions: positions.slice(at, (at += sending.prepared.events.length)) }),
    );
  } catch (error) {
    if (!['P0409', 'P0400', UNIQUE_VIOLATION].includes(errorCode(error) ?? '')) throw error;
    await client.query('rollback to savepoint together');
    const results: AppendResult[] = [];
    for (const sending of group) results.push(await sendAlone(client, sending));
    return results;
  }
}

/** Checks, seals and chains an append on its head; only for `any` and `exists` is the client asked. */
export async function prepareSending(client: Queryable, append: Append, by: Appender): Promise<Sending> {
  const head = await headOf(client, append, by.tenantId);
  const prepared = await prepareAppend(append, head, by.tenantId, by.codec);
  return { append, prepared, head, tenantId: by.tenantId };
}

/**
 * Sends one append in a statement of its own.
 * @shape when: `alone` where the statement is the whole transaction
 */
export async function sendAlone(
  client: Queryable,
  sending: Sending,
  when: 'asked' | 'alone' = 'asked',
): Promise<AppendResult> {
  const row = await send(client, sending, when);
  const { streamId, version, response } = row;
  if (row.duplicate) return { duplicate: true, streamId, version, response };
  return appendedResult(sending, { tx: row.tx as string, positions: row.positions as string[] });
}

/** An append whose events are known before it is sent, to be sent together with what follows from them. */
export type PendingAppend = {
  /** As they will be stored; without their place in the order of all events. */
  readonly events: readonly StoredEvent[];
  /** Not written is an error here, a repeated command too: nothing of the transaction may stand without the events. */
  send(client: Queryable): Promise<unknown>;
  readonly sending: Sending;
};

/** Prepares an append with known head. @rejects EventRefused; `send`: ConcurrencyConflict */
export async function pendingAppend(append: KnownHeadAppend, by: Appender): Promise<PendingAppend> {
  const head = knownHead(append.expected);
  const prepared = await prepareAppend(append, head, by.tenantId, by.codec);
  const sending = { append, prepared, head, tenantId: by.tenantId };
  return {
    sending,
    events: sending.prepared.events.map((event) => storedEvent(event, START)),
    send: (client) =>
      client.query(appendStatement(sending, 'must')).catch((error: unknown) => {
        if (errorCode(error) === UNIQUE_VIOLATION && (error as { table?: string }).table === 'command')
          throw new ConcurrencyConflict('COMMAND_SETTLED', prepared.streamId, null);
        throw namedError(error, prepared);
      }),
  };
}

/**
 * Sends several pending appends, each to a stream and under a command of its own, in one statement: all or none.
 * @rejects with whatever keeps one of them from being written, without saying for whom; each then goes alone
 */
export async function sendTogether(client: Queryable, pending: readonly PendingAppend[]): Promise<unknown> {
  const [first] = pending;
  if (pending.length === 1 && first) return first.send(client);
  return client.query(groupStatement(pending.map(({ sending }) => sending)));
}

/** What a caller learns of his append when it was written. */
export function appendedResult({ prepared }: Sending, at: Written): AppendResult {
  const events = prepared.events.map((event, i) =>
    storedEvent(event, { tx: at.tx, position: at.positions[i] as string }),
  );
  const { version, hash } = prepared.events.at(-1) as PreparedEvent;
  const { streamId, response } = prepared;
  return { duplicate: false, streamId, version, headHash: hash, response, events };
}

async function headOf(client: Queryable, append: Append, tenantId: number): Promise<StreamHead> {
  const { expected } = append;
  if (expected.kind === 'any' || expected.kind === 'exists') return lockedHead(client, append, tenantId);
  return knownHead(expected);
}

function knownHead(expected: KnownHead): StreamHead {
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

async function send(client: Queryable, sending: Sending, when: 'asked' | 'alone'): Promise<AppendRow> {
  const { append, prepared } = sending;
  try {
    if (append.expected.kind === 'new' || append.expected.kind === 'exact') {
      const { rows } = await client
        .query<Position>(appendStatement(sending, when))
        .catch((error: unknown) => {
          if (when === 'alone' && errorCode(error) === UNIQUE_VIOLATION) return { rows: [] };
          throw error;
        });
      const [first] = rows;
      if (first) {
        const { streamId, response, events } = prepared;
        const { version } = events.at(-1) as PreparedEvent;
        const positions = rows.map(({ position }) => position);
        return { duplicate: false, streamId, version, response, tx: first.tx, positions };
      }
    }
    // not written: repeated, a further stream of the same command, or refused; the function tells which
    return (await client.query<AppendRow>(functionCall(sending))).rows[0] as AppendRow;
  } catch (error) {
    throw namedError(error, prepared);
  }
}

function functionCall({ append, prepared, head, tenantId }: Sending) {
  const { events } = prepared;
  return {
    name: 'es_append_2',
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
      events.map((event) => event.texts.data),
      events.map((event) => event.texts.metadata),
      events.map((event) => event.sealed),
      events.map((event) => event.hash),
    ],
  };
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

import { binaryArray, plainArray } from './binary-array.js';
import type { PreparedAppend, PreparedEvent, StreamHead } from './envelope.js';
import { INLINE_LOCK } from './migrations/append.sql.js';
import { partitionOf } from './partition.js';
import { ROW_TYPES } from './rows.js';
import type { Append } from './types.js';

/** An append whose head is known, ready to be sent. */
export type Sending = {
  readonly append: Append;
  readonly prepared: PreparedAppend;
  readonly head: StreamHead;
  readonly tenantId: number;
};

// version 0 is a stream that was locked and never written to: as good as none
const OVER_EMPTY = `on conflict (stream_id) do update set version = excluded.version, head_hash = excluded.head_hash, last_tx = excluded.last_tx
      where s.version = 0 and s.tenant_id = excluded.tenant_id and s.category = excluded.category`;
const STREAM = {
  new: (
    orElse: string,
  ) => `insert into es.stream as s (stream_id, tenant_id, category, version, head_hash, last_tx)
    select $2, $8, $9, $3, $10, c.tx from c ${orElse} returning s.last_tx as tx`,
  exact: () => `update es.stream s set version = $3, head_hash = $10, last_tx = c.tx from c
    where s.stream_id = $2 and s.version = $11 and s.head_hash = $12 and s.state = 0 and s.tenant_id = $8 and s.category = $9
      and s.last_tx <= c.tx
    returning c.tx`,
};

const into = (
  table: string,
): string => `insert into ${table} (stream_id, version, tx, tenant_id, category, type, schema_version,
    chain_alg, event_id, command_id, recorded_at, data, metadata, sealed, hash)`;
const EVENTS = {
  one: {
    select: `select $2, $3, s.tx, $8, $9, $14, $15, $13, $16, $1, $7, $17, $18, $19, $10`,
    of: '',
    inOrder: '',
  },
  many: {
    select: `select $2, $11 + e.i, s.tx, $8, $9, e.type, e.schema_version, $13, e.event_id, $1, $7, e.data, e.metadata, e.sealed, e.hash`,
    of: `cross join unnest($14::text[], $15::smallint[], $16::uuid[], $17::json[], $18::json[], $19::bytea[], $20::bytea[])
      with ordinality as e (type, schema_version, event_id, data, metadata, sealed, hash, i)`,
    inOrder: 'order by e.i',
  },
};

const REFUSE = 'es.refuse_append($8::int, $2, $9::text, $11::int, $12::bytea)';
const WRITTEN = {
  asked: { from: 'from c left join s on true', orElse: REFUSE },
  // whatever kept the events from being written is an error: other statements follow that must not stand without them
  must: {
    from: 'from (select) one left join c on true left join s on true',
    orElse: `case when c.tx is null then es.refuse_out_of_range() else ${REFUSE} end`,
  },
};

/** What is to happen where nothing may be written. */
export type When = 'asked' | 'must' | 'alone';

/**
 * One statement that needs no function, as fast as an append with all its promises can be: the stream's row follows from the
 * command's, the events from the stream's, so that nothing is written where the command is there already, or where `recordedAt` is
 * out of range. Then it gives no row, and `es.append` says what it was. A stream that is not as expected raises.
 * The events stand last and give their rows: as a part before a last SELECT they cost half as much again.
 */
const sql = (stream: keyof typeof STREAM, count: keyof typeof EVENTS, when: When, table: string): string => {
  const { select, of, inOrder } = EVENTS[count];
  const { from, orElse } = WRITTEN[when === 'alone' ? 'asked' : when];
  return `with c as (
    insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
    select $1::uuid, $2::uuid, 0, $3::int, pg_current_xact_id()::text::bigint + k.xid_offset, $4::text, $5::bytea, $6::jsonb, $7
    from es.settings k
    -- waits while inline projections are rebuilt; the transaction id is taken before any position is drawn
    where pg_advisory_xact_lock_shared(${INLINE_LOCK}) is not null
      and $7::timestamptz between clock_timestamp() - k.recorded_skew and clock_timestamp() + interval '1 second'
    ${when === 'asked' ? 'on conflict do nothing' : ''} returning tx),
  s as (${STREAM[stream](when === 'alone' ? '' : OVER_EMPTY)})
  ${into(table)}
  ${select} ${from} ${of} where s.tx is not null or ${orElse} ${inOrder} returning tx::text, position::text`;
};

const TEXTS = new Map<string, string>();

/**
 * The statement of one append with known head, with its values; its rows are the places of the events, in their order.
 * @shape when: `asked` gives no row where nothing may be written, `must` raises there too; `alone`, for a transaction of its own,
 * raises UNIQUE_VIOLATION where the command or the new stream is there already: looking first costs each append what few need
 */
export function appendStatement({ append, prepared, head, tenantId }: Sending, when: When = 'asked') {
  const { events } = prepared;
  const stream = head.version === 0 ? 'new' : 'exact';
  const [first] = events as [PreparedEvent];
  const count = events.length === 1 ? 'one' : 'many';
  const table = partitionOf(prepared.streamId);
  const name = `es_append_3_${stream}_${count}_${when}_${table}`;
  const text = TEXTS.get(name) ?? sql(stream, count, when, table);
  TEXTS.set(name, text);
  return {
    name,
    text,
    types: ROW_TYPES,
    values: [
      prepared.commandId,
      prepared.streamId,
      head.version + events.length,
      append.command.account,
      append.command.requestHash,
      JSON.stringify(prepared.response),
      prepared.recordedAt,
      tenantId,
      prepared.category,
      lastHash(prepared),
      head.version,
      head.hash,
      prepared.chainAlg,
      ...(count === 'one'
        ? [
            first.type,
            first.schemaVersion,
            first.eventId,
            first.texts.data,
            first.texts.metadata,
            first.sealed,
          ]
        : eventArrays(events)),
    ],
  };
}

const lastHash = ({ events }: PreparedAppend): Buffer => (events.at(-1) as PreparedEvent).hash;

const eventArrays = (events: readonly PreparedEvent[]): (string | Buffer)[] => [
  binaryArray(
    'text',
    events.map(({ type }) => type),
  ),
  plainArray(events.map(({ schemaVersion }) => schemaVersion)),
  plainArray(events.map(({ eventId }) => eventId)),
  binaryArray(
    'json',
    events.map(({ texts }) => texts.data),
  ),
  binaryArray(
    'json',
    events.map(({ texts }) => texts.metadata),
  ),
  binaryArray(
    'bytea',
    events.map(({ sealed }) => sealed),
  ),
  binaryArray(
    'bytea',
    events.map(({ hash }) => hash),
  ),
];

const GROUP = `select tx, positions from es.append_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
  $17, $18, $19, $20, $21, $22)`;

/**
 * The same for streams that are all new, without a function. It raises UNIQUE_VIOLATION where a command or a
 * stream is there already, and `es.refuse_out_of_range` where a time is; its rows are the places of the events, in their order.
 * Commands and streams are written in the order of their keys, so that two groups wait for each other in one direction only.
 */
const GROUP_OF_NEW = `with c as (
    insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
    select a.command, a.stream, 0, a.version, pg_current_xact_id()::text::bigint + k.xid_offset, a.account, a.request, a.response,
      a.recorded
    from es.settings k cross join unnest($3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::bytea[], $8::jsonb[], $9::timestamptz[])
      as a (command, stream, version, account, request, response, recorded)
    -- waits while inline projections are rebuilt; the transaction id is taken before any position is drawn
    where pg_advisory_xact_lock_shared(${INLINE_LOCK}) is not null
      and (select bool_and(r.at between clock_timestamp() - k.recorded_skew and clock_timestamp() + interval '1 second')
        from unnest($9::timestamptz[]) as r (at))
    order by a.command returning tx),
  s as (
    insert into es.stream (stream_id, tenant_id, category, version, head_hash, last_tx)
    select a.stream, $1::int, a.category, a.version, a.head, t.tx
    from (select max(c.tx) as tx from c having count(*) > 0) t
      cross join unnest($4::uuid[], $10::text[], $5::int[], $11::bytea[]) as a (stream, category, version, head)
    order by a.stream returning last_tx as tx)
  ${into('es.event')}
  select ($4::uuid[])[e.of], e.number, t.tx, $1, ($10::text[])[e.of], e.type, e.schema_version, $2::smallint, e.event_id,
    ($3::uuid[])[e.of], ($9::timestamptz[])[e.of], e.data, e.metadata, e.sealed, e.hash
  from (select max(s.tx) as tx from s) t
    cross join unnest($12::int[], $13::int[], $14::text[], $15::smallint[], $16::uuid[], $17::json[], $18::json[], $19::bytea[],
      $20::bytea[]) with ordinality as e (of, number, type, schema_version, event_id, data, metadata, sealed, hash, i)
  where t.tx is not null or es.refuse_out_of_range()
  order by e.i returning tx::text, position::text`;

/** Several appends as arrays, a member each, and their events with the place of their append. */
function groupArrays(group: readonly Sending[]) {
  const events = group.flatMap(({ prepared }, i) => prepared.events.map((event) => ({ of: i + 1, event })));
  return {
    streams: plainArray(group.map(({ prepared }) => prepared.streamId)),
    categories: binaryArray(
      'text',
      group.map(({ prepared }) => prepared.category),
    ),
    versions: plainArray(group.map(({ head, prepared }) => head.version + prepared.events.length)),
    heads: binaryArray(
      'bytea',
      group.map(({ prepared }) => lastHash(prepared)),
    ),
    commands: plainArray(group.map(({ prepared }) => prepared.commandId)),
    accounts: binaryArray(
      'text',
      group.map(({ append }) => append.command.account),
    ),
    requests: binaryArray(
      'bytea',
      group.map(({ append }) => append.command.requestHash),
    ),
    responses: binaryArray(
      'jsonb',
      group.map(({ prepared }) => JSON.stringify(prepared.response)),
    ),
    recorded: plainArray(group.map(({ prepared }) => prepared.recordedAt)),
    events: [
      plainArray(events.map(({ of }) => of)),
      plainArray(events.map(({ event }) => event.version)),
      ...eventArrays(events.map(({ event }) => event)),
    ],
  };
}

/** Whether all of them begin streams, so that they go by the quicker statement. */
const allNew = (group: readonly Sending[]): boolean => group.every(({ head }) => head.version === 0);

/** The statement of several appends in one transaction; what it gives is read by `groupWritten`. */
export function groupStatement(group: readonly Sending[]) {
  const [{ tenantId, prepared }] = group as [Sending];
  const of = groupArrays(group);
  if (allNew(group))
    return {
      name: 'es_append_group_of_new_2',
      text: GROUP_OF_NEW,
      types: ROW_TYPES,
      values: [
        tenantId,
        prepared.chainAlg,
        of.commands,
        of.streams,
        of.versions,
        of.accounts,
        of.requests,
        of.responses,
        of.recorded,
        of.categories,
        of.heads,
        ...of.events,
      ],
    };
  return {
    name: 'es_append_group_2',
    text: GROUP,
    types: ROW_TYPES,
    values: [
      tenantId,
      prepared.chainAlg,
      of.streams,
      of.categories,
      plainArray(group.map(({ head }) => head.version)),
      binaryArray(
        'bytea',
        group.map(({ head }) => head.hash),
      ),
      of.versions,
      of.heads,
      of.commands,
      of.accounts,
      of.requests,
      of.responses,
      of.recorded,
      ...of.events,
    ],
  };
}

/** A row for all events by the function, one for each by the statement. */
type GroupRow = { readonly tx: string } & (
  { readonly positions: readonly string[] } | { readonly position: string }
);

/** Where the events of a group were written, in their order. */
export function groupWritten(rows: readonly GroupRow[]): {
  readonly tx: string;
  readonly positions: readonly string[];
} {
  const [first] = rows as readonly [GroupRow];
  if ('positions' in first) return first;
  return { tx: first.tx, positions: rows.map((row) => (row as { readonly position: string }).position) };
}

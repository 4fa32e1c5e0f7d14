import { binaryArray, plainArray } from './binary-array.js';
import type { PreparedAppend, PreparedEvent, StreamHead } from './envelope.js';
import { INLINE_LOCK } from './migrations/append.sql.js';
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

const INTO_EVENT = `insert into es.event (stream_id, version, tx, tenant_id, category, type, schema_version, chain_alg, event_id,
    command_id, recorded_at, data, metadata, sealed, hash)`;
const EVENTS = {
  one: `${INTO_EVENT} select $2, $3, s.tx, $8, $9, $14, $15, $13, $16, $1, $7, $17, $18, $19, $10 from s returning position`,
  many: `${INTO_EVENT}
    select $2, $11 + e.i, s.tx, $8, $9, e.type, e.schema_version, $13, e.event_id, $1, $7, e.data, e.metadata, e.sealed, e.hash
    from s, unnest($14::text[], $15::smallint[], $16::uuid[], $17::jsonb[], $18::jsonb[], $19::bytea[], $20::bytea[])
      with ordinality as e (type, schema_version, event_id, data, metadata, sealed, hash, i)
    order by e.i returning position`,
};

const POSITIONS = '(select array_agg(e.position::text order by e.position) from e) as positions';
const REFUSE = 'es.refuse_append($8::int, $2, $9::text, $11::int, $12::bytea)';
const RESULT = {
  asked: `select k.tx::text as tx, ${POSITIONS} from k
  where exists (select from c) and (exists (select from e) or ${REFUSE})`,
  // whatever kept the events from being written is an error: other statements follow that must not stand without them
  must: `select (select k.tx::text from k) as tx, ${POSITIONS} where exists (select from e)
    or case when exists (select from k) then ${REFUSE} else es.refuse_out_of_range() end`,
};

/** What is to happen where nothing may be written. */
export type When = 'asked' | 'must' | 'alone';

/**
 * One statement that needs no function, as fast as an append with all its promises can be: the stream's row and the events follow
 * from the command's row, so that nothing is written where that is there already, or where `recordedAt` is out of range. Then it
 * gives no row, and `es.append` says what it was. A stream that is not as expected raises.
 */
const sql = (
  stream: keyof typeof STREAM,
  events: keyof typeof EVENTS,
  when: When,
): string => `with k as materialized (
    select pg_current_xact_id()::text::bigint + xid_offset as tx from es.settings
    -- waits while inline projections are rebuilt; the transaction id is taken before any position is drawn
    where pg_advisory_xact_lock_shared(${INLINE_LOCK}) is not null
      and $7::timestamptz between clock_timestamp() - recorded_skew and clock_timestamp() + interval '1 second'),
  c as (
    insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
    select $1::uuid, $2::uuid, 0, $3::int, k.tx, $4::text, $5::bytea, $6::jsonb, $7 from k ${when === 'asked' ? 'on conflict do nothing' : ''} returning tx),
  s as (${STREAM[stream](when === 'alone' ? '' : OVER_EMPTY)}),
  e as (${EVENTS[events]})
  ${RESULT[when === 'alone' ? 'asked' : when]}`;

const texts = (when: When) => ({
  new: { one: sql('new', 'one', when), many: sql('new', 'many', when) },
  exact: { one: sql('exact', 'one', when), many: sql('exact', 'many', when) },
});
const TEXTS = { asked: texts('asked'), must: texts('must'), alone: texts('alone') };

/**
 * The statement of one append with known head, with its values.
 * @shape when: `asked` gives no row where nothing may be written, `must` raises there too; `alone`, for a transaction of its own,
 * raises UNIQUE_VIOLATION where the command or the new stream is there already: looking first costs each append what few need
 */
export function appendStatement({ append, prepared, head, tenantId }: Sending, when: When = 'asked') {
  const { events } = prepared;
  const stream = head.version === 0 ? 'new' : 'exact';
  const [first] = events as [PreparedEvent];
  const count = events.length === 1 ? 'one' : 'many';
  return {
    name: `es_append_${stream}_${count}_${when}`,
    text: TEXTS[when][stream][count],
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
    'jsonb',
    events.map(({ texts }) => texts.data),
  ),
  binaryArray(
    'jsonb',
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

/** The statement of several appends in one transaction. */
export function groupStatement(group: readonly Sending[]) {
  const events = group.flatMap(({ prepared }, i) => prepared.events.map((event) => ({ of: i + 1, event })));
  const [{ tenantId, prepared }] = group as [Sending];
  return {
    name: 'es_append_group_1',
    text: GROUP,
    types: ROW_TYPES,
    values: [
      tenantId,
      prepared.chainAlg,
      plainArray(group.map((each) => each.prepared.streamId)),
      binaryArray(
        'text',
        group.map((each) => each.prepared.category),
      ),
      plainArray(group.map(({ head }) => head.version)),
      binaryArray(
        'bytea',
        group.map(({ head }) => head.hash),
      ),
      plainArray(group.map((each) => each.head.version + each.prepared.events.length)),
      binaryArray(
        'bytea',
        group.map((each) => lastHash(each.prepared)),
      ),
      plainArray(group.map((each) => each.prepared.commandId)),
      binaryArray(
        'text',
        group.map(({ append }) => append.command.account),
      ),
      binaryArray(
        'bytea',
        group.map(({ append }) => append.command.requestHash),
      ),
      binaryArray(
        'jsonb',
        group.map((each) => JSON.stringify(each.prepared.response)),
      ),
      plainArray(group.map((each) => each.prepared.recordedAt)),
      plainArray(events.map(({ of }) => of)),
      plainArray(events.map(({ event }) => event.version)),
      ...eventArrays(events.map(({ event }) => event)),
    ],
  };
}

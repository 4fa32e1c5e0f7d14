import type { Pool, PoolClient } from 'pg';
import { describeError, isTransient } from './errors.js';
import { decodeRows, type Decoding, packedColumns, type PackedRow, placeOf } from './decode.js';
import { isoSql, ROW_TYPES } from './rows.js';
import type { SubscriptionDefinition } from './subscription-definition.js';
import { type Holder, type Lease, movePosition } from './subscription-lease.js';
import { inTransaction, withRetries } from './transaction.js';
import type { Position, Queryable } from './types.js';

/** A stream that a subscription has put aside. */
export type ParkedStream = {
  readonly name: string;
  readonly streamId: string;
  /** Name and code of the last failure; nothing of an event's content. */
  readonly error: string;
  readonly failures: number;
  /** @shape ISO 8601 UTC */
  readonly parkedAt: string;
  readonly triedAt: string | null;
  /** Events of the stream that wait, of whatever type. */
  readonly waiting: number;
};

/** What came of a replay. */
export type ReplayResult =
  | { readonly kind: 'replayed'; readonly events: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly error: string };

/** More than this is no poison but a fault of the handler: then the shard stops. */
const MOST_PARKED = 100;
const REPLAY_PAGE = 500;

const OF_SHARD = `select p.stream_id::text as id from es.parked p where p.name = $1 and p.shard = $2::smallint`;
const LIST = `select p.name, p.stream_id as "streamId", p.error, p.failures, ${isoSql('p.parked_at')} as "parkedAt",
    ${isoSql('p.tried_at')} as "triedAt",
    (select count(*)::int from es.event e where e.stream_id = p.stream_id and (e.tx, e.position) > (p.tx, p.position)) as waiting
  from es.parked p order by p.name, p.parked_at`;
const PARK = `insert into es.parked (name, shard, stream_id, tx, position, error)
  select $1, $2::smallint, e.stream_id, $3::bigint, $4::bigint, $5 from (
    select e.stream_id from es.event e where (e.tx, e.position) > ($3::bigint, $4::bigint) and e.tx < (select es.readable_below())
    order by e.tx, e.position limit 1) e
  where (select count(*) from es.parked p where p.name = $1) < ${MOST_PARKED}
  returning stream_id::text as "streamId", (select array[n.tx::text, n.position::text] from (
    select e.tx, e.position from es.event e where (e.tx, e.position) > ($3::bigint, $4::bigint)
    order by e.tx, e.position limit 1) n) as next`;

/** Streams that a shard leaves out. */
export async function parkedStreams(
  client: Queryable,
  { name, shard }: Holder,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>({
    text: OF_SHARD,
    types: ROW_TYPES,
    values: [name, shard],
  });
  return new Set(rows.map(({ id }) => id));
}

/** All streams that were put aside. */
export async function listParked(client: Queryable): Promise<ParkedStream[]> {
  const { rows } = await client.query<ParkedStream>({ text: LIST, types: ROW_TYPES });
  return rows;
}

/**
 * Puts the stream of the event after `after` aside and moves over it, in one transaction; null when too many are parked
 * or the lease is lost.
 */
export async function parkNext(
  pool: Pool,
  what: { readonly holder: Holder; readonly lease: Lease; readonly after: Position; readonly error: string },
): Promise<{ streamId: string; next: Position } | null> {
  const { holder, lease, after, error } = what;
  return inTransaction(
    pool,
    (client) => client.query('begin'),
    async (client) => {
      const { rows } = await client.query<{ streamId: string; next: [string, string] }>({
        text: PARK,
        types: ROW_TYPES,
        values: [holder.name, holder.shard, after.tx, after.position, error],
      });
      const [row] = rows;
      if (row === undefined) return null;
      const next = { tx: row.next[0], position: row.next[1] };
      if (!(await movePosition(client, holder, lease, next))) throw new Error('the lease was lost');
      return { streamId: row.streamId, next };
    },
  );
}

type ParkedRow = Position & { shard: number; toTx: string; toPosition: string };

// Order of locks: the shard first, so that its position stays where it is until the stream has come to it.
const OPEN = `select p.tx::text as tx, p.position::text as position, p.shard, s.tx::text as "toTx", s.position::text as "toPosition"
  from es.subscription s join es.parked p on p.name = s.name and p.shard = s.shard
  where p.name = $1 and p.stream_id = $2 and s.generation = 1 for update`;
const waiting = (secrets: boolean): string => `select ${packedColumns(secrets)} from es.event e
  where e.stream_id = $1 and (e.tx, e.position) > ($2::bigint, $3::bigint) and (e.tx, e.position) <= ($4::bigint, $5::bigint)
    and ($6::text[] is null or e.type = any($6))
  order by e.tx, e.position limit ${REPLAY_PAGE}`;
const UNPARK = 'delete from es.parked p where p.name = $1 and p.stream_id = $2';
// Whoever works on the shard has the stream among those that he leaves out: his lease is taken away, and he looks again.
const DISPOSSESS = `update es.subscription s set fence = s.fence + 1, owner = null, lease_until = null
  where s.name = $1 and s.generation = 1 and s.shard = $2::smallint`;
const ADVANCE =
  'update es.parked p set tx = $3::bigint, position = $4::bigint where p.name = $1 and p.stream_id = $2';
const FAILED = `update es.parked p set failures = p.failures + 1, error = $3, tried_at = clock_timestamp()
  where p.name = $1 and p.stream_id = $2`;

/** Handles what waits of a parked stream, in its order, and lets it join the others again. */
export async function replayParked(
  source: { readonly pool: Pool; readonly decoding: Decoding },
  definition: SubscriptionDefinition,
  streamId: string,
): Promise<ReplayResult> {
  const { pool } = source;
  let events = 0;
  try {
    for (;;) {
      const page = await withRetries(3, isTransient, () =>
        inTransaction(
          pool,
          (client) => client.query('begin'),
          (client) => replayPage(client, source.decoding, definition, streamId),
        ),
      );
      if (page === null) return { kind: 'unknown' };
      events += page.events;
      if (page.done) return { kind: 'replayed', events };
    }
  } catch (error) {
    const text = describeError(error);
    await pool.query(FAILED, [definition.name, streamId, text]);
    return { kind: 'failed', error: text };
  }
}

async function replayPage(
  client: PoolClient,
  decoding: Decoding,
  definition: SubscriptionDefinition,
  streamId: string,
): Promise<{ events: number; done: boolean } | null> {
  const { name, types = null, secrets = false } = definition;
  const opened = await client.query<ParkedRow>({ text: OPEN, types: ROW_TYPES, values: [name, streamId] });
  const [parked] = opened.rows;
  if (parked === undefined) return null;
  const { rows } = await client.query<PackedRow>({
    text: waiting(secrets),
    types: ROW_TYPES,
    values: [streamId, parked.tx, parked.position, parked.toTx, parked.toPosition, types],
  });
  const unknownTypes = definition.unknownTypes ?? (types === null ? 'skip' : 'fail');
  const events = await decodeRows(rows, { ...decoding, unknownTypes, secrets });
  if (events.length > 0) await definition.handlePage(client, events);
  const last = rows.at(-1);
  if (last !== undefined && rows.length === REPLAY_PAGE) {
    const { tx, position } = placeOf(last);
    await client.query(ADVANCE, [name, streamId, tx, position]);
    return { events: events.length, done: false };
  }
  await client.query(UNPARK, [name, streamId]);
  await client.query(DISPOSSESS, [name, parked.shard]);
  return { events: events.length, done: true };
}

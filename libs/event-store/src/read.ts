import { decodeRows, type Decoding, PACKED_PLACE, packedColumns, type PackedRow, placeOf } from './decode.js';
import { ROW_TYPES } from './rows.js';
import type { Position, Queryable, StoredEvent } from './types.js';

/** A page of all events in order. */
export type Page = {
  readonly events: readonly StoredEvent[];
  /** Where the next page begins: the page's end by position, whether or not its last event matched. */
  readonly next: Position;
  /** Positions in the page, matching or not; less than the limit means that the end was reached. */
  readonly scanned: number;
};

/** Which part of the streams. @shape shard from 0 */
export type Shard = { readonly shard: number; readonly shards: number };

/** What to read. */
export type PageRequest = {
  /** Only streams of this part. */
  readonly shard?: Shard;
  /** Streams that are left out. */
  readonly without?: readonly string[];
  readonly from: Position;
  readonly limit: number;
  readonly types: readonly string[] | null;
  /** Only events that are final (§5.3); false is for a rebuild that holds all appends off. */
  readonly guarded: boolean;
  /** Only place and hash of each event, not what it says. */
  readonly bare?: boolean;
};

/**
 * The statement of a page. Guard, page bound and rows share one snapshot; the page is bounded by position and not by
 * matches, so a rare type neither times out nor holds the reader back. Where every event matches, the rows are the page.
 * The second LIMIT never cuts a row off; it makes the planner walk the index instead of sorting.
 * @shape $1 tx, $2 position, $3 limit, then types, shards and shard, streams left out: each where asked for
 */
export function pageSql(
  request: Omit<PageRequest, 'from' | 'limit'>,
  secrets: boolean,
): { text: string; values: unknown[] } {
  const { types, guarded, shard, without = [], bare } = request;
  const columns = bare ? PACKED_PLACE : packedColumns(secrets);
  const guard = guarded ? '(select es.readable_below())' : '9223372036854775807';
  const values: unknown[] = [];
  const given = (value: unknown): string => `$${values.push(value) + 3}`;
  const conditions = [
    ...(types === null ? [] : [`e.type = any(${given(types)}::text[])`]),
    ...(shard === undefined || shard.shards === 1
      ? []
      : [`${SHARD_SQL} % ${given(shard.shards)}::int = ${given(shard.shard)}::int`]),
    ...(without.length === 0 ? [] : [`e.stream_id <> all(${given(without)}::uuid[])`]),
  ];
  if (conditions.length === 0)
    return {
      text: `select ${columns} from es.event e
        where (e.tx, e.position) > ($1::bigint, $2::bigint) and e.tx < ${guard}
        order by e.tx, e.position limit $3::int`,
      values,
    };
  const text = `with page as materialized (
    select max(array[q.tx, q.position]) as last, count(*)::int as scanned from (
      select e.tx, e.position from es.event e
      where (e.tx, e.position) > ($1::bigint, $2::bigint) and e.tx < ${guard}
      order by e.tx, e.position limit $3::int) q)
  select p.scanned, p.last[1]::text as "lastTx", p.last[2]::text as "lastPosition", e.*
  from page p left join lateral (
    select ${columns} from es.event e
    where (e.tx, e.position) > ($1::bigint, $2::bigint) and (e.tx, e.position) <= (p.last[1], p.last[2])
      ${conditions.map((condition) => `and ${condition}`).join(' ')}
    order by e.tx, e.position limit $3::int) e on true`;
  return { text, values };
}

/** The part of a stream, before it is divided by the number of shards: its last byte, which is random in every id. */
export const SHARD_SQL = `get_byte(uuid_send(e.stream_id), 15)`;

/** A name for each form of the statement, so that it is prepared once. */
function pageName({ types, guarded, shard, without = [], bare }: PageRequest, secrets: boolean): string {
  return [
    'es_page_7',
    types === null ? 'all' : 'types',
    guarded ? 'guarded' : 'bare',
    ...((shard?.shards ?? 1) > 1 ? ['shard'] : []),
    ...(without.length > 0 ? ['without'] : []),
    ...(bare ? ['bare_rows'] : secrets ? ['secrets'] : []),
  ].join('_');
}

// the first three stand beside the rows only where not every event matches; then a page without a match has one row without event
type PageRow = PackedRow & { scanned?: number; lastTx?: string | null; lastPosition?: string | null };

/** One page of all events below the guard, in the order (tx, position). */
export async function readPage(client: Queryable, request: PageRequest, how: Decoding): Promise<Page> {
  const { from, limit } = request;
  const { text, values } = pageSql(request, how.secrets);
  const { rows } = await client.query<PageRow>({
    name: pageName(request, how.secrets),
    text,
    types: ROW_TYPES,
    values: [from.tx, from.position, limit, ...values],
  });
  const [first] = rows;
  if (!first || first.lastTx === null) return { events: [], next: from, scanned: 0 };
  const eventRows = rows.filter((row) => row.packed !== null);
  const events = await decodeRows(eventRows, { ...how, bare: request.bare ?? false });
  return {
    // The inner ORDER BY reaches us through the outer nested loop; sorting what is sorted costs nothing and trusts nobody.
    events: events.sort(comparePositions),
    next:
      first.lastTx !== undefined
        ? { tx: first.lastTx, position: first.lastPosition as string }
        : placeOf(rows.at(-1) as PageRow),
    scanned: first.scanned ?? rows.length,
  };
}

/** Order of two positions: negative, zero or positive. */
export function comparePositions(a: Position, b: Position): number {
  return compareDigits(a.tx, b.tx) || compareDigits(a.position, b.position);
}

/** Decimal strings without sign and leading zeros: longer is larger. */
function compareDigits(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const NEWEST = `select e.tx::text as tx, e.position::text as position from es.event e order by e.tx desc, e.position desc limit 1`;

/** The newest committed event, whether readable already or not; null when there is none. */
export async function newestPosition(client: Queryable): Promise<Position | null> {
  const { rows } = await client.query<Position>({ name: 'es_newest_1', text: NEWEST, types: ROW_TYPES });
  return rows[0] ?? null;
}

const NEWEST_READABLE = `select e.tx::text as tx, e.position::text as position from es.event e
  where e.tx < (select es.readable_below()) order by e.tx desc, e.position desc limit 1`;

/** The newest event below the guard; null when there is none. */
export async function newestReadable(client: Queryable): Promise<Position | null> {
  const { rows } = await client.query<Position>({ text: NEWEST_READABLE, types: ROW_TYPES });
  return rows[0] ?? null;
}

/** Which streams were written to. */
export type Touched = {
  readonly streams: readonly string[];
  readonly next: Position;
  readonly scanned: number;
};

const touchedSql = (
  guarded: boolean,
): string => `select e.stream_id::text as id, e.tx::text as tx, e.position::text as position
  from es.event e where (e.tx, e.position) > ($1::bigint, $2::bigint)
    ${guarded ? 'and e.tx < (select es.readable_below())' : ''}
  order by e.tx, e.position limit $3::int`;

/** The streams of the next events, without the events; unguarded only while no append is open. */
export async function readTouched(
  client: Queryable,
  { from, limit, guarded }: { readonly from: Position; readonly limit: number; readonly guarded: boolean },
): Promise<Touched> {
  const { rows } = await client.query<Position & { id: string }>({
    text: touchedSql(guarded),
    types: ROW_TYPES,
    values: [from.tx, from.position, limit],
  });
  const last = rows.at(-1);
  return {
    streams: [...new Set(rows.map(({ id }) => id))],
    next: last ? { tx: last.tx, position: last.position } : from,
    scanned: rows.length,
  };
}

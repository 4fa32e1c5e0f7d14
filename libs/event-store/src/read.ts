import { GENESIS_HASH } from './chain.js';
import { StreamDamaged } from './errors.js';
import { checkedId } from './ids.js';
import {
  decodeRows,
  type Decoding,
  PACKED_COLUMNS,
  PACKED_PLACE,
  type PackedRow,
  placeOf,
} from './decode.js';
import { COMMAND_COLUMNS, ROW_TYPES } from './rows.js';
import type { LoadedStream, Position, Queryable, StoredCommand, StoredEvent } from './types.js';

// The database's clock in milliseconds: wording it is cheaper here than by `to_char`.
const NOW_MS = 'floor(extract(epoch from clock_timestamp()) * 1000)::bigint';
const CHINA_MS = 8 * 60 * 60 * 1000;

/** The rows of a stream, and before them one of the same shape that tells clock and head; it alone has no metadata. */
const loadSql = (command: string): string => `(
    select concat_ws(' ', ${NOW_MS}, coalesce(s.version, 0)) as packed, ${command} as data, null::jsonb as metadata, null::bytea as sealed,
      s.head_hash as hash
    from (select) k left join es.stream s on s.stream_id = $1)
  union all
  (select ${PACKED_COLUMNS} from es.event e where e.stream_id = $1 order by e.version)`;
const LOAD = loadSql('null::jsonb');
const LOAD_WITH_COMMAND = loadSql(`(
      select jsonb_build_object('commandId', c.command_id, 'streamId', c.stream_id, 'version', c.version, 'account', c.account,
        'requestHash', encode(c.request_hash, 'hex'), 'response', c.response)
      from es.command c where c.command_id = $2 order by (c.stream_id = $1) desc, c.part limit 1)`);

type CommandText = Omit<StoredCommand, 'requestHash'> & { readonly requestHash: string };
type HeadRow = {
  readonly packed: string;
  readonly data: CommandText | null;
  readonly metadata: null;
  readonly hash: Buffer | null;
};
type LoadRow = HeadRow | PackedRow;

/**
 * A stream with its head and the database's clock in one round trip and one snapshot.
 * @rejects STREAM_DAMAGED when the rows end elsewhere than the head says
 */
export async function loadStream(
  client: Queryable,
  ids: { streamId: string; commandId: string | null },
  how: Decoding,
): Promise<LoadedStream> {
  const streamId = checkedId(ids.streamId, 'streamId');
  const statement =
    ids.commandId === null
      ? { name: 'es_load_3', text: LOAD, values: [streamId] }
      : {
          name: 'es_load_command_3',
          text: LOAD_WITH_COMMAND,
          values: [streamId, checkedId(ids.commandId, 'commandId')],
        };
  const { rows } = await client.query<LoadRow>({ ...statement, types: ROW_TYPES });
  return streamOf(streamId, rows, how);
}

const many = (one: string, asked: string): string => `select k.*, g.id as asked
  from unnest(${asked}) with ordinality g(id, command, at)
  cross join lateral (${one.replaceAll('$1', 'g.id').replaceAll('$2', 'g.command')}) k
  order by g.at`;
const LOAD_MANY = many(LOAD, '$1::uuid[], $1::uuid[]');
const LOAD_MANY_WITH_COMMANDS = many(LOAD_WITH_COMMAND, '$1::uuid[], $2::uuid[]');

/**
 * Several streams in one round trip and one snapshot, in the order asked for; each once.
 * @shape commandIds: one for each stream, or none
 * @rejects STREAM_DAMAGED when the rows of one end elsewhere than its head says
 */
export async function loadStreams(
  client: Queryable,
  {
    streamIds,
    commandIds,
  }: { readonly streamIds: readonly string[]; readonly commandIds: readonly string[] },
  how: Decoding,
): Promise<LoadedStream[]> {
  const ids = streamIds.map((id) => checkedId(id, 'streamId'));
  const commands = commandIds.map((id) => checkedId(id, 'commandId'));
  const { rows } = await client.query<LoadRow & { asked: string }>({
    ...(commands.length === 0
      ? { name: 'es_load_many_4', text: LOAD_MANY, values: [ids] }
      : { name: 'es_load_many_commands_2', text: LOAD_MANY_WITH_COMMANDS, values: [ids, commands] }),
    types: ROW_TYPES,
  });
  const byStream = new Map<string, LoadRow[]>();
  for (const row of rows) {
    const known = byStream.get(row.asked);
    if (known) known.push(row);
    else byStream.set(row.asked, [row]);
  }
  return Promise.all(ids.map((id) => streamOf(id, byStream.get(id) ?? [], how)));
}

const isHead = (row: LoadRow): row is HeadRow => row.metadata === null;

async function streamOf(streamId: string, rows: readonly LoadRow[], how: Decoding): Promise<LoadedStream> {
  const eventRows: PackedRow[] = [];
  let first: HeadRow | undefined;
  for (const row of rows)
    if (isHead(row)) first = row;
    else eventRows.push(row);
  const [ms, headVersion] = (first as HeadRow).packed.split(' ') as [string, string];
  const version = Number(headVersion);
  const headHash = first?.hash ?? GENESIS_HASH;
  const endsAtHead = (): boolean => version === 0 || eventRows.at(-1)?.hash.equals(headHash) === true;
  // their order came through the union, which promises none
  if (!endsAtHead()) eventRows.sort((a, b) => placeOf(a).version - placeOf(b).version);
  if (eventRows.length !== version || !endsAtHead()) throw new StreamDamaged(streamId);
  const command = first?.data ?? null;
  return {
    streamId,
    events: await decodeRows(eventRows, how),
    version,
    headHash,
    expected: version === 0 ? { kind: 'new' } : { kind: 'exact', version, headHash },
    now: new Date(Number(ms)).toISOString(),
    today: new Date(Number(ms) + CHINA_MS).toISOString().slice(0, 10),
    command: command === null ? null : { ...command, requestHash: Buffer.from(command.requestHash, 'hex') },
  };
}

const FIND_COMMAND = `select ${COMMAND_COLUMNS} from es.command c where c.command_id = $1 order by c.part`;

/** The parts of an earlier command, in the order of its appends; empty when it is unknown. */
export async function findCommand(client: Queryable, commandId: string): Promise<StoredCommand[]> {
  const { rows } = await client.query<StoredCommand>({
    name: 'es_find_command_1',
    text: FIND_COMMAND,
    types: ROW_TYPES,
    values: [checkedId(commandId, 'commandId')],
  });
  return rows;
}

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
export function pageSql(request: Omit<PageRequest, 'from' | 'limit'>): { text: string; values: unknown[] } {
  const { types, guarded, shard, without = [], bare } = request;
  const columns = bare ? PACKED_PLACE : PACKED_COLUMNS;
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
function pageName({ types, guarded, shard, without = [], bare }: PageRequest): string {
  return [
    'es_page_5',
    types === null ? 'all' : 'types',
    guarded ? 'guarded' : 'bare',
    ...((shard?.shards ?? 1) > 1 ? ['shard'] : []),
    ...(without.length > 0 ? ['without'] : []),
    ...(bare ? ['bare_rows'] : []),
  ].join('_');
}

// the first three stand beside the rows only where not every event matches; then a page without a match has one row without event
type PageRow = PackedRow & { scanned?: number; lastTx?: string | null; lastPosition?: string | null };

/** One page of all events below the guard, in the order (tx, position). */
export async function readPage(client: Queryable, request: PageRequest, how: Decoding): Promise<Page> {
  const { from, limit } = request;
  const { text, values } = pageSql(request);
  const { rows } = await client.query<PageRow>({
    name: pageName(request),
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

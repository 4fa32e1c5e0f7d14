import { GENESIS_HASH } from './chain.js';
import { StreamDamaged } from './errors.js';
import { checkedId } from './ids.js';
import { decodeRows, openSecrets, type Decoding, packedColumns, type PackedRow } from './decode.js';
import { partitionOf } from './partition.js';
import { COMMAND_COLUMNS, ROW_TYPES } from './rows.js';
import type { LoadedStream, Queryable, StoredCommand, StoredEvent } from './types.js';

// The database's clock in milliseconds: wording it is cheaper here than by `to_char`.
const NOW_MS = 'floor(extract(epoch from clock_timestamp()) * 1000)::bigint';
const CHINA_MS = 8 * 60 * 60 * 1000;

type Asked = { readonly command: boolean; readonly secrets: boolean };
type Wording = { readonly id: string; readonly command: string };

/**
 * The columns of a stream's rows beside its head `s`. The row of the event that is the head's, or the one that stands without an event where
 * the stream has none, also tells clock and head, and the command where one is asked for; in the others they are null. The order of the rows
 * is that of the primary key, which nothing promises; `streamOf` looks.
 */
function columns({ command, secrets }: Asked, of: Wording): string {
  const newest = 'coalesce(e.version, 0) = coalesce(s.version, 0) and coalesce(e.hash = s.head_hash, true)';
  const head = `case when ${newest} then concat_ws(' ', ${NOW_MS}, coalesce(s.version, 0), encode(s.head_hash, 'hex'), s.tenant_id, s.category) end`;
  const done = `select jsonb_build_object('commandId', c.command_id, 'streamId', c.stream_id, 'version', c.version, 'account', c.account,
      'requestHash', encode(c.request_hash, 'hex'), 'response', c.response)
    from es.command c where c.command_id = ${of.command} order by (c.stream_id = ${of.id}) desc, c.part limit 1`;
  return `${packedColumns(secrets, { stream: true })}, ${head} as head${command ? `, case when ${newest} then (${done}) end as command` : ''}`;
}

const loadOne = (asked: Asked, table: string): string =>
  `select ${columns(asked, { id: '$1', command: '$2' })} from (select) k
  left join es.stream s on s.stream_id = $1 left join ${table} e on e.stream_id = $1`;

// OFFSET 0 keeps it a walk of each stream's key, whatever the statistics say of a young table
const loadMany = (asked: Asked): string =>
  `select ${columns(asked, { id: 'g.id', command: 'g.command' })}, g.id as asked
  from unnest($1::uuid[], ${asked.command ? '$2' : '$1'}::uuid[]) as g (id, command)
  left join lateral (select * from es.stream s where s.stream_id = g.id offset 0) s on true
  left join lateral (select * from es.event e where e.stream_id = g.id offset 0) e on true`;

type Statement = { readonly name: string; readonly text: string };
const MANY = '';
const worded: readonly Map<string, Statement>[] = [new Map(), new Map(), new Map(), new Map()];

/**
 * A statement under a name of its own, so that each is planned once; worded once too, since pg compares the text of each execution.
 * @shape table: the partition of the one stream, or MANY
 */
function statement(asked: Asked, table: string): Statement {
  const known = worded[(asked.command ? 1 : 0) + (asked.secrets ? 2 : 0)] as Map<string, Statement>;
  const found = known.get(table);
  if (found) return found;
  const form = `${asked.command ? '_command' : ''}${asked.secrets ? '_secrets' : ''}`;
  const made =
    table === MANY
      ? { name: `es_load_many_7${form}`, text: loadMany(asked) }
      : { name: `es_load_6${form}_${table.replaceAll('.', '_')}`, text: loadOne(asked, table) };
  known.set(table, made);
  return made;
}

type CommandText = Omit<StoredCommand, 'requestHash'> & { readonly requestHash: string };
type LoadRow = PackedRow & {
  /** @shape milliseconds of the clock, version, and where the stream is there: hash, tenant, category */
  readonly head: string | null;
  readonly command?: CommandText | null;
};

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
  const asked = { command: ids.commandId !== null, secrets: how.secrets };
  const { rows } = await client.query<LoadRow>({
    ...statement(asked, partitionOf(streamId)),
    values: [streamId, ...(ids.commandId === null ? [] : [checkedId(ids.commandId, 'commandId')])],
    types: ROW_TYPES,
  });
  return streamOf(streamId, rows, how);
}

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
  const asked = { command: commands.length > 0, secrets: how.secrets };
  const { rows } = await client.query<LoadRow & { asked: string }>({
    ...statement(asked, MANY),
    values: asked.command ? [ids, commands] : [ids],
    types: ROW_TYPES,
  });
  const byStream = new Map<string, LoadRow[]>();
  for (const row of rows) {
    const known = byStream.get(row.asked);
    if (known) known.push(row);
    else byStream.set(row.asked, [row]);
  }
  const streams = await Promise.all(
    ids.map((id) => streamOf(id, byStream.get(id) ?? [], { ...how, secrets: false })),
  );
  if (!how.secrets) return streams;
  // all secrets in one call: their keys are fetched by one question
  const opened = await openSecrets(
    streams.flatMap(({ events }) => events),
    how,
  );
  let at = 0;
  return streams.map((stream) => ({ ...stream, events: opened.slice(at, (at += stream.events.length)) }));
}

/** What a row's `head` says, in its order. */
type Head = readonly [ms: string, version: string, hash?: string, tenantId?: string, category?: string];

async function streamOf(streamId: string, rows: readonly LoadRow[], how: Decoding): Promise<LoadedStream> {
  const newest = rows.find(({ head }) => head !== null);
  if (!newest?.head) throw new StreamDamaged(streamId);
  const [ms, headVersion, hash, tenantId, category = ''] = newest.head.split(' ') as unknown as Head;
  const version = Number(headVersion);
  const eventRows = version === 0 ? [] : rows;
  if (eventRows.length !== version) throw new StreamDamaged(streamId);
  const events = await decodeRows(eventRows, {
    ...how,
    stream: { streamId, tenantId: Number(tenantId), category },
  });
  if (!isInOrder(events)) events.sort((a, b) => a.version - b.version);
  const headHash = hash === undefined ? GENESIS_HASH : Buffer.from(hash, 'hex');
  const { command } = newest;
  return {
    streamId,
    events,
    version,
    headHash,
    expected: version === 0 ? { kind: 'new' } : { kind: 'exact', version, headHash },
    now: new Date(Number(ms)).toISOString(),
    today: new Date(Number(ms) + CHINA_MS).toISOString().slice(0, 10),
    command: command ? { ...command, requestHash: Buffer.from(command.requestHash, 'hex') } : null,
  };
}

function isInOrder(events: readonly StoredEvent[]): boolean {
  let before = 0;
  for (const { version } of events) {
    if (version < before) return false;
    before = version;
  }
  return true;
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

import { GENESIS_HASH } from './chain.js';
import { StreamDamaged } from './errors.js';
import { checkedId } from './ids.js';
import { decodeRows, type Decoding, packedColumns, type PackedRow } from './decode.js';
import { partitionOf } from './partition.js';
import { COMMAND_COLUMNS, ROW_TYPES } from './rows.js';
import type { LoadedStream, Queryable, StoredCommand, StoredEvent } from './types.js';

// The database's clock in milliseconds: wording it is cheaper here than by `to_char`.
const NOW_MS = 'floor(extract(epoch from clock_timestamp()) * 1000)::bigint';
const CHINA_MS = 8 * 60 * 60 * 1000;

type Asked = { readonly command: boolean; readonly secrets: boolean };
type Wording = { readonly id: string; readonly command: string; readonly table: string };

/**
 * The columns of a stream's rows. The first row, which stands without an event where there is none, also tells clock and head, whether
 * the newest event is the head's, and the command where one is asked for. Their order is that of the primary key, which nothing
 * promises; `streamOf` looks.
 */
function columns({ command, secrets }: Asked, of: Wording): string {
  const first = (value: string): string => `case when coalesce(e.version, 1) = 1 then (${value}) end`;
  const whole = `case when s.version > 0 then exists (
      select from ${of.table} l where l.stream_id = ${of.id} and l.version = s.version and l.hash = s.head_hash) else true end`;
  const head = `select concat_ws(' ', ${NOW_MS}, coalesce(s.version, 0), ${whole}, encode(s.head_hash, 'hex'))
    from (select) k left join es.stream s on s.stream_id = ${of.id}`;
  const done = `select jsonb_build_object('commandId', c.command_id, 'streamId', c.stream_id, 'version', c.version, 'account', c.account,
      'requestHash', encode(c.request_hash, 'hex'), 'response', c.response)
    from es.command c where c.command_id = ${of.command} order by (c.stream_id = ${of.id}) desc, c.part limit 1`;
  return `${packedColumns(secrets)}, ${first(head)} as head${command ? `, ${first(done)} as command` : ''}`;
}

/** A name for what is asked, so that each is planned once. */
const nameOf = ({ command, secrets }: Asked): string =>
  `${command ? '_command' : ''}${secrets ? '_secrets' : ''}`;

const loadOne = (asked: Asked, table: string): string =>
  `select ${columns(asked, { id: '$1', command: '$2', table })} from (select) k left join ${table} e on e.stream_id = $1`;

// OFFSET 0 keeps it a walk of each stream's key, whatever the statistics say of a young table
const loadMany = (asked: Asked): string =>
  `select ${columns(asked, { id: 'g.id', command: 'g.command', table: 'es.event' })}, g.id as asked
  from unnest($1::uuid[], ${asked.command ? '$2' : '$1'}::uuid[]) as g (id, command)
  left join lateral (select * from es.event e where e.stream_id = g.id offset 0) e on true`;

type CommandText = Omit<StoredCommand, 'requestHash'> & { readonly requestHash: string };
type LoadRow = PackedRow & {
  /** @shape milliseconds of the clock, version, whether its event is there, and its hash; null but in the first row */
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
  const table = partitionOf(streamId);
  const asked = { command: ids.commandId !== null, secrets: how.secrets };
  const { rows } = await client.query<LoadRow>({
    name: `es_load_4${nameOf(asked)}_${table}`,
    text: loadOne(asked, table),
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
    name: `es_load_many_5${nameOf(asked)}`,
    text: loadMany(asked),
    values: asked.command ? [ids, commands] : [ids],
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

async function streamOf(streamId: string, rows: readonly LoadRow[], how: Decoding): Promise<LoadedStream> {
  const first = rows.find(({ head }) => head !== null);
  // an event stands where the first one should
  if (first === undefined) throw new StreamDamaged(streamId);
  const [ms, headVersion, whole, hash] = (first.head as string).split(' ') as [
    string,
    string,
    string,
    string?,
  ];
  const version = Number(headVersion);
  const eventRows = rows.filter(({ packed }) => packed !== '');
  if (eventRows.length !== version || whole !== 't') throw new StreamDamaged(streamId);
  const events = await decodeRows(eventRows, how);
  if (events.some((event, i) => i > 0 && event.version < (events[i - 1] as StoredEvent).version))
    events.sort((a, b) => a.version - b.version);
  const headHash = hash === undefined ? GENESIS_HASH : Buffer.from(hash, 'hex');
  const command = first.command ?? null;
  return {
    streamId,
    events,
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

import { GENESIS_HASH } from './chain.js';
import { StreamDamaged } from './errors.js';
import { checkedId } from './ids.js';
import { decodeRows, type Decoding, PACKED_COLUMNS, type PackedRow, placeOf } from './decode.js';
import { COMMAND_COLUMNS, ROW_TYPES } from './rows.js';
import type { LoadedStream, Queryable, StoredCommand } from './types.js';

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

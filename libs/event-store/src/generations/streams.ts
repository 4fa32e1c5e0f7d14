import { decodeRows, type Decoding, packedColumns, type PackedRow, placeOf } from '../decode.js';
import { ROW_TYPES } from '../rows.js';
import type { Queryable, StoredEvent } from '../types.js';

/** Whole streams, as a rebuild reads them. */
export type StreamPage = {
  readonly events: readonly StoredEvent[];
  readonly streams: number;
  /** The last stream of the page; null at the end. */
  readonly last: string | null;
};

/** Which events make the rows. */
export type Wanted = {
  readonly categories: readonly string[];
  readonly types: readonly string[];
  /** Of which of them the ciphertext is read. */
  readonly secretsOf: readonly string[];
};

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const page = (
  secrets: boolean,
): string => `select ${packedColumns(secrets, { secretsOf: '$5::text[]' })} from es.event e
  where e.stream_id > $1::uuid and e.category = any($2::text[]) and e.type = any($3::text[])
  order by e.stream_id, e.version limit $4::int`;
const some = (
  secrets: boolean,
): string => `select ${packedColumns(secrets, { secretsOf: '$4::text[]' })} from es.event e
  where e.stream_id = any($1::uuid[]) and e.category = any($2::text[]) and e.type = any($3::text[])
  order by e.stream_id, e.version`;

/** The next streams in the order of their ids, none of them cut. */
export async function nextStreams(
  client: Queryable,
  wanted: Wanted,
  after: string | null,
  how: Decoding & { readonly limit: number },
): Promise<StreamPage> {
  const secretsOf = how.secrets ? [wanted.secretsOf] : [];
  for (let limit = how.limit; ; limit *= 4) {
    const { rows } = await client.query<PackedRow>({
      name: `es_streams_after_4${how.secrets ? '_secrets' : ''}`,
      text: page(how.secrets),
      types: ROW_TYPES,
      values: [after ?? BEFORE_ALL, wanted.categories, wanted.types, limit, ...secretsOf],
    });
    const full = rows.length === limit;
    const last = rows.at(-1);
    const cut = full && last !== undefined ? placeOf(last).streamId : null;
    // from the end, where the stream that may be cut stands
    const whole =
      cut === null ? rows : rows.slice(0, rows.findLastIndex((row) => placeOf(row).streamId !== cut) + 1);
    if (full && whole.length === 0) continue;
    return pageOf(whole, how, full);
  }
}

/** These streams, whole. */
export async function someStreams(
  client: Queryable,
  wanted: Wanted,
  ids: readonly string[],
  how: Decoding,
): Promise<readonly StoredEvent[]> {
  const { rows } = await client.query<PackedRow>({
    text: some(how.secrets),
    types: ROW_TYPES,
    values: [ids, wanted.categories, wanted.types, ...(how.secrets ? [wanted.secretsOf] : [])],
  });
  return decodeRows(rows, how);
}

async function pageOf(rows: readonly PackedRow[], how: Decoding, more: boolean): Promise<StreamPage> {
  const events = await decodeRows(rows, how);
  const last = rows.at(-1);
  return {
    events,
    streams: new Set(events.map(({ streamId }) => streamId)).size,
    last: more && last !== undefined ? placeOf(last).streamId : null,
  };
}

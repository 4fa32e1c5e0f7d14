import { GENESIS_HASH } from '../chain.js';
import { checkedId } from '../ids.js';
import { chainedRow, EVENT_COLUMNS, type EventRow, ROW_TYPES } from '../rows.js';
import type { Queryable } from '../types.js';
import { type Receipt, receiptOf, type ReceiptRow } from './receipt.js';
import { sealCovering } from './seal-rows.js';

/** Which event: by its place, or by its id, which takes a look at all of them. */
export type EventName =
  { readonly streamId: string; readonly version: number } | { readonly eventId: string };

/** What came of a proof. */
export type Proof =
  | { readonly kind: 'proven'; readonly receipt: Receipt }
  | { readonly kind: 'unknown' | 'unsealed' | 'damaged' };

const BY_PLACE = `select ${EVENT_COLUMNS} from es.event e where e.stream_id = $1 and e.version = $2`;
const BY_ID = `select ${EVENT_COLUMNS} from es.event e where e.event_id = $1`;
const HASH_BEFORE = `select e.hash from es.event e where e.stream_id = $1 and e.version = $2::int - 1`;

/** The receipt of an event, with its row when `withRow` says so. */
export async function proveEvent(client: Queryable, name: EventName, withRow: boolean): Promise<Proof> {
  const row = await findEvent(client, name);
  if (row === null) return { kind: 'unknown' };
  const seal = await sealCovering(client, row);
  if (seal === null) return { kind: 'unsealed' };
  const receipt = receiptOf(seal, { ...chainedRow(row), hash: row.hash });
  if (receipt === null) return { kind: 'damaged' };
  return {
    kind: 'proven',
    receipt: withRow ? { ...receipt, row: await receiptRow(client, row) } : receipt,
  };
}

async function findEvent(client: Queryable, name: EventName): Promise<EventRow | null> {
  const [text, values] =
    'eventId' in name
      ? [BY_ID, [checkedId(name.eventId, 'eventId')]]
      : [BY_PLACE, [checkedId(name.streamId, 'streamId'), name.version]];
  const { rows } = await client.query<EventRow>({ text, types: ROW_TYPES, values });
  return rows[0] ?? null;
}

async function receiptRow(client: Queryable, row: EventRow): Promise<ReceiptRow> {
  const { rows } = await client.query<{ hash: Buffer }>({
    text: HASH_BEFORE,
    types: ROW_TYPES,
    values: [row.streamId, row.version],
  });
  const { tenantId, streamId, category, version, eventId, commandId, type, schemaVersion } = row;
  const { recordedAt, data, metadata, sealed } = chainedRow(row);
  return {
    previous: (rows[0]?.hash ?? GENESIS_HASH).toString('hex'),
    tenantId,
    streamId,
    category,
    version,
    eventId,
    commandId,
    type,
    schemaVersion,
    recordedAt,
    data,
    metadata,
    sealed: sealed === null ? null : sealed.toString('hex'),
  };
}

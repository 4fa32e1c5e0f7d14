import { isoSql, ROW_TYPES } from '../rows.js';
import type { Position, Queryable } from '../types.js';
import { HASH_BYTES } from './merkle.js';
import type { Seal } from './seal.js';

/** A seal with the leaves that stand beside it. */
export type SealRow = Seal & { readonly leaves: Buffer };

const COLUMNS = `s.seal_no::int as seal, s.from_tx::text as "fromTx", s.from_position::text as "fromPosition",
  s.to_tx::text as "toTx", s.to_position::text as "toPosition", s.event_count as count, s.total::int as total,
  encode(s.merkle_root, 'hex') as root, encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash,
  s.key_id as "keyId", encode(s.signature, 'hex') as signature, ${isoSql('s.sealed_at')} as "sealedAt"`;
const NEWEST = `select ${COLUMNS} from es.seal s order by s.seal_no desc limit 1`;
const PAGE = `select ${COLUMNS}, s.leaves from es.seal s where s.seal_no > $1::bigint order by s.seal_no limit $2::int`;
const COVERING = `select ${COLUMNS}, s.leaves from es.seal s
  where (s.to_tx, s.to_position) >= ($1::bigint, $2::bigint) order by s.to_tx, s.to_position limit 1`;
const INSERT = `insert into es.seal (seal_no, from_tx, from_position, to_tx, to_position, event_count, total, merkle_root,
    previous, hash, key_id, signature, sealed_at, leaves)
  values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), decode($9, 'hex'), decode($10, 'hex'), $11, decode($12, 'hex'), $13, $14)`;

type Raw = Omit<SealRow, 'from' | 'to'> & Record<'fromTx' | 'fromPosition' | 'toTx' | 'toPosition', string>;

const read = ({ fromTx, fromPosition, toTx, toPosition, ...rest }: Raw): SealRow => ({
  ...rest,
  from: { tx: fromTx, position: fromPosition },
  to: { tx: toTx, position: toPosition },
});

/** The newest seal; null before the first. */
export async function newestSeal(client: Queryable): Promise<Seal | null> {
  const { rows } = await client.query<Raw>({ text: NEWEST, types: ROW_TYPES });
  return rows[0] ? read(rows[0]) : null;
}

/** Seals in order. */
export async function sealsAfter(client: Queryable, seal: number, limit: number): Promise<SealRow[]> {
  const { rows } = await client.query<Raw>({ text: PAGE, types: ROW_TYPES, values: [seal, limit] });
  return rows.map(read);
}

/** The seal over a position; null while there is none yet. */
export async function sealCovering(client: Queryable, at: Position): Promise<SealRow | null> {
  const { rows } = await client.query<Raw>({
    text: COVERING,
    types: ROW_TYPES,
    values: [at.tx, at.position],
  });
  return rows[0] ? read(rows[0]) : null;
}

/** Writes a seal. */
export async function insertSeal(client: Queryable, seal: Seal, leaves: readonly Buffer[]): Promise<void> {
  const { from, to } = seal;
  await client.query({
    text: INSERT,
    values: [
      seal.seal,
      from.tx,
      from.position,
      to.tx,
      to.position,
      seal.count,
      seal.total,
      seal.root,
      seal.previous,
      seal.hash,
      seal.keyId,
      seal.signature,
      seal.sealedAt,
      Buffer.concat([...leaves]),
    ],
  });
}

/** The stored leaves one by one. */
export function leavesOf({ leaves }: Pick<SealRow, 'leaves'>): Buffer[] {
  return Array.from({ length: Math.floor(leaves.length / HASH_BYTES) }, (_, i) =>
    leaves.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

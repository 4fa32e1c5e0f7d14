import { ROW_TYPES } from '../rows.js';
import type { Position, Queryable } from '../types.js';
import { leafOf, rootOf, type SealedEvent } from './merkle.js';
import { leavesOf, type SealRow } from './seal-rows.js';

/** What does not hold about a seal. */
export type SealFaultKind =
  /** Seals between the one before and this one are gone. */
  | 'SEAL_MISSING_BEFORE'
  /** An anchor outside the database names a seal that is gone. */
  | 'SEAL_MISSING'
  /** It does not go on from the seal before. */
  | 'SEAL_CHAIN'
  /** Signed by a key that is not ours. */
  | 'SEAL_KEY'
  /** Text, hash and signature do not belong together. */
  | 'SEAL_SIGNATURE'
  /** The leaves beside the root are not those that were signed: which event it was cannot be told. */
  | 'SEAL_LEAVES'
  /** An anchor outside the database says something else of this seal. */
  | 'ANCHOR_DIFFERS'
  /** A line of the anchor file that nobody with our key wrote. */
  | 'ANCHOR_INVALID'
  /** This event was not there when the seal was made, or was another one. */
  | 'EVENT_CHANGED'
  /** This event was there and is gone. */
  | 'EVENT_MISSING'
  /** This event stood in another place. */
  | 'EVENT_MOVED';

/** One fault; ids and numbers only. */
export type SealFault = {
  readonly seal: number;
  readonly what: SealFaultKind;
  readonly streamId?: string;
  /** Absent where the event is gone and nothing else tells which it was. */
  readonly version?: number;
  /** Which in the seal, from 1. */
  readonly number?: number;
  /** Of the anchor file. */
  readonly line?: number;
};

/** An event with its place in the order of all. */
export type PlacedEvent = SealedEvent & Position;

/** Faults named in one seal; more say nothing new. */
const MAX_NAMED = 100;

/** Holds the events that stand in a seal's range against what was sealed. */
export async function compareSealed(
  client: Queryable,
  seal: SealRow,
  events: readonly PlacedEvent[],
): Promise<SealFault[]> {
  const found = events.map(leafOf);
  if (found.length === seal.count && rootOf(found).toString('hex') === seal.root) return [];
  const sealed = leavesOf(seal);
  if (sealed.length !== seal.count || rootOf(sealed).toString('hex') !== seal.root)
    return [{ seal: seal.seal, what: 'SEAL_LEAVES' }];
  const before = new Map(sealed.map((leaf, i) => [leaf.toString('hex'), i]));
  const now = new Set(found.map((leaf) => leaf.toString('hex')));
  const changed = events.filter((_, i) => !before.has(hexOf(found[i])));
  const gone = sealed.flatMap((leaf, i) => (now.has(leaf.toString('hex')) ? [] : [i]));
  if (changed.length === 0 && gone.length === 0) return moved(seal, sealed, events, found);
  const missing = gone.length > changed.length ? await missingEvents(client, seal) : [];
  return [
    ...changed.map(({ streamId, version }) => ({ what: 'EVENT_CHANGED' as const, streamId, version })),
    ...missing.map((event) => ({ what: 'EVENT_MISSING' as const, ...event })),
    // what no other table remembers is named by its number in the seal
    ...(missing.length < gone.length - changed.length
      ? gone.map((i) => ({ what: 'EVENT_MISSING' as const, number: i + 1 }))
      : []),
  ]
    .slice(0, MAX_NAMED)
    .map((fault) => ({ seal: seal.seal, ...fault }));
}

function moved(
  seal: SealRow,
  sealed: readonly Buffer[],
  events: readonly PlacedEvent[],
  found: readonly Buffer[],
): SealFault[] {
  return events
    .filter((_, i) => hexOf(found[i]) !== hexOf(sealed[i]))
    .slice(0, MAX_NAMED)
    .map(({ streamId, version }) => ({ seal: seal.seal, what: 'EVENT_MOVED', streamId, version }));
}

// the table of commands remembers the last version of each append
const MISSING = `select c.stream_id as "streamId", c.version from es.command c
  where c.tx >= $1::bigint and c.tx <= $2::bigint and not exists (
    select from es.event e where e.stream_id = c.stream_id and e.version = c.version)
  order by c.tx, c.part limit ${MAX_NAMED}`;

async function missingEvents(
  client: Queryable,
  { from, to }: SealRow,
): Promise<{ streamId: string; version: number }[]> {
  const { rows } = await client.query<{ streamId: string; version: number }>({
    text: MISSING,
    types: ROW_TYPES,
    values: [from.tx, to.tx],
  });
  return rows;
}

const hexOf = (leaf: Buffer | undefined): string => leaf?.toString('hex') ?? '';

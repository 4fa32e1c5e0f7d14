import { sha256 } from '../canonical.js';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Length of every hash in a tree. @unit bytes */
export const HASH_BYTES = 32;

/** What a leaf of the tree stands for: one event in its place of its stream. */
export type SealedEvent = { readonly streamId: string; readonly version: number; readonly hash: Buffer };

/** The leaf of an event: RFC 6962 prefix, stream, version, hash of its chain. */
export function leafOf({ streamId, version, hash }: SealedEvent): Buffer {
  const place = Buffer.alloc(20);
  place.write(streamId.replaceAll('-', ''), 0, 'hex');
  place.writeUInt32BE(version, 16);
  return sha256(Buffer.concat([LEAF, place, hash]));
}

/** The root of a tree of leaves (RFC 6962 §2.1). A node without a neighbour rises as it is, which is the same tree. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new RangeError('a tree needs a leaf');
  let level = leaves;
  while (level.length > 1) level = risen(level);
  return level[0] as Buffer;
}

/** What has to be known besides a leaf to come to the root, from below. @shape index from 0 */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  const path: Buffer[] = [];
  let level = leaves;
  for (let at = index; level.length > 1; at >>= 1) {
    const neighbour = level[at ^ 1];
    if (neighbour) path.push(neighbour);
    level = risen(level);
  }
  return path;
}

/** The root to which leaf and path lead; null when the path has another length than the tree asks for (RFC 9162 §2.1.3.2). */
export function rootFromPath(
  leaf: Buffer,
  place: { readonly index: number; readonly count: number },
  path: readonly Buffer[],
): Buffer | null {
  let hash = leaf;
  let at = place.index;
  let used = 0;
  for (let size = place.count; size > 1; size = (size + 1) >> 1) {
    const hasNeighbour = (at ^ 1) < size;
    if (hasNeighbour) {
      const neighbour = path[used++];
      if (!neighbour) return null;
      hash = at % 2 === 1 ? nodeOf(neighbour, hash) : nodeOf(hash, neighbour);
    }
    at >>= 1;
  }
  return used === path.length ? hash : null;
}

function risen(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at] as Buffer;
    const right = level[at + 1];
    next.push(right ? nodeOf(left, right) : left);
  }
  return next;
}

function nodeOf(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE, left, right], 1 + 2 * HASH_BYTES));
}

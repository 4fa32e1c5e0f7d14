import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../canonical.js';
import { inclusionPath, rootFromPath, rootOf } from './merkle.js';

const leaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) => sha256(Buffer.from([0, i >> 8, i & 255])));

/** RFC 6962 §2.1 word for word: split at the largest power of two below the number of leaves. */
function treeHash(of: readonly Buffer[]): Buffer {
  if (of.length === 1) return of[0] as Buffer;
  let k = 1;
  while (k * 2 < of.length) k *= 2;
  return sha256(Buffer.concat([Buffer.from([1]), treeHash(of.slice(0, k)), treeHash(of.slice(k))]));
}

describe('the tree of a seal (RFC 6962)', () => {
  it('has the root of the definition, for every size', () => {
    for (let count = 1; count <= 70; count++)
      expect(rootOf(leaves(count)).equals(treeHash(leaves(count)))).toBe(true);
  });

  it('every leaf leads to the root by its path, and by no other way', () => {
    const place = fc
      .integer({ min: 1, max: 300 })
      .chain((count) =>
        fc.record({ count: fc.constant(count), index: fc.integer({ min: 0, max: count - 1 }) }),
      );
    fc.assert(
      fc.property(place, ({ count, index }) => {
        const all = leaves(count);
        const root = rootOf(all);
        const path = inclusionPath(all, index);
        const leaf = all[index] as Buffer;
        expect(rootFromPath(leaf, { index, count }, path)).toEqual(root);
        expect(rootFromPath(sha256('x'), { index, count }, path)).not.toEqual(root);
        expect(rootFromPath(leaf, { index, count }, [...path, leaf])).toBeNull();
        if (path.length > 0) expect(rootFromPath(leaf, { index, count }, path.slice(1))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

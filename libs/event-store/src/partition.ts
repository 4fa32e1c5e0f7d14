import { PARTITIONS } from './migrations/tables.sql.js';

// HASH_PARTITION_SEED of PostgreSQL, and what `hash_combine64` adds to the only column's hash (their lower halves)
const SEED_HIGH = 0x7a5b2236;
const SEED_LOW = 0x7996dcfd;
const COMBINED = 0x15e5a8e3;
const INITIAL = (0x9e3779b9 + 16 + 3_923_095) | 0;

const rot = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/**
 * The table that holds the events of a stream. A statement that names it need not open, lock and pass over the other fifteen, which is a
 * tenth of what loading a stream costs. Reckoned as PostgreSQL reckons hash partitions of one uuid (`hash_bytes_extended`, frozen there
 * since dumps and upgrades depend on it; little-endian servers). Were it ever wrong, a load would find a stream without its events and an
 * append would be refused by the partition's bound: an error, never a silence.
 * @shape streamId as `checkedId` gives it
 */
export const partitionOf = (streamId: string): string => `es.event_p${remainder(streamId)}`;

function remainder(streamId: string): number {
  const hex = streamId.replaceAll('-', '');
  const word = (at: number): number => {
    const big = Number.parseInt(hex.slice(at, at + 8), 16);
    return ((big & 0xff) << 24) | ((big & 0xff00) << 8) | ((big >>> 8) & 0xff00) | (big >>> 24);
  };
  let [a, b, c] = mix((INITIAL + SEED_HIGH) | 0, (INITIAL + SEED_LOW) | 0, INITIAL);
  [a, b, c] = mix((a + word(0)) | 0, (b + word(8)) | 0, (c + word(16)) | 0);
  return ((lastMix((a + word(24)) | 0, b, c) + COMBINED) & (PARTITIONS - 1)) >>> 0;
}

function mix(a: number, b: number, c: number): [number, number, number] {
  a = (a - c) ^ rot(c, 4);
  c = (c + b) | 0;
  b = (b - a) ^ rot(a, 6);
  a = (a + c) | 0;
  c = (c - b) ^ rot(b, 8);
  b = (b + a) | 0;
  a = (a - c) ^ rot(c, 16);
  c = (c + b) | 0;
  b = (b - a) ^ rot(a, 19);
  a = (a + c) | 0;
  c = (c - b) ^ rot(b, 4);
  b = (b + a) | 0;
  return [a, b, c];
}

function lastMix(a: number, b: number, c: number): number {
  c = ((c ^ b) - rot(b, 14)) | 0;
  a = ((a ^ c) - rot(c, 11)) | 0;
  b = ((b ^ a) - rot(a, 25)) | 0;
  c = ((c ^ b) - rot(b, 16)) | 0;
  a = ((a ^ c) - rot(c, 4)) | 0;
  b = ((b ^ a) - rot(a, 14)) | 0;
  return ((c ^ b) - rot(b, 24)) | 0;
}

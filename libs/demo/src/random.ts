/** A small seeded generator (mulberry32): the same name gives the same numbers on every machine. */
export type Random = {
  /** @shape 0 ≤ x < 1 */
  next(): number;
  /** @shape whole number from min to max, both included */
  between(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** @shape weights: whole numbers, their sum is the urn */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  chance(probability: number): boolean;
};

/** FNV-1a over the UTF-16 units of a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** The generator of a name, e.g. of one petition: what is drawn for one never shifts another. */
export function randomOf(name: string): Random {
  let state = hashOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(from: readonly T[]): T => from[between(0, from.length - 1)] as T;
  return {
    next,
    between,
    pick,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return (from[from.length - 1] as (typeof from)[number])[0];
    },
    chance: (probability) => next() < probability,
  };
}

/** One text to be compared. */
export type Comparable = { key: string; group: string; person: string | null; text: string };
/** A later text that says again what an earlier one said. @unit likeness 0–100 */
export type FoundRepeat = { key: string; earlier: string; likeness: number; samePerson: boolean };

/** Share of common two-character pieces (Jaccard) from which two texts count as one matter. */
const SAME_MATTER = 0.5;
/** For the same person less is enough: he says it in other words. */
const SAME_PERSON = 0.3;
/** Pieces that stand in more texts than this say nothing about a matter. */
const COMMON_SHARE = 0.1;
/** In a small file nothing is common. */
const COMMON_AT_LEAST = 50;

const pairsOf = (text: string): Set<string> => {
  const compact = text.replace(/[\s\p{P}\p{S}]+/gu, '');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < compact.length; index++) pairs.add(compact.slice(index, index + 2));
  return pairs;
};

/**
 * Finds repeats inside each group: for each text the most alike earlier one. Candidates come from rare common pieces,
 * so that a large file needs no comparison of all with all.
 * @shape texts in order of receipt
 */
export function findRepeats(texts: readonly Comparable[]): FoundRepeat[] {
  const pieces = texts.map(({ text }) => pairsOf(text));
  const frequency = new Map<string, number>();
  for (const set of pieces) for (const piece of set) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  const tooCommon = Math.max(COMMON_AT_LEAST, texts.length * COMMON_SHARE);
  const seen = new Map<string, number[]>();
  const found: FoundRepeat[] = [];
  texts.forEach((current, index) => {
    const own = pieces[index] ?? new Set();
    const shared = new Map<number, number>();
    for (const piece of own) {
      if ((frequency.get(piece) ?? 0) > tooCommon) continue;
      const key = `${current.group}\u0001${piece}`;
      const earlier = seen.get(key) ?? [];
      for (const each of earlier) shared.set(each, (shared.get(each) ?? 0) + 1);
      seen.set(key, [...earlier, index]);
    }
    const best = bestOf(current, { own, shared, texts, pieces });
    if (best) found.push(best);
  });
  return found;
}

type Among = {
  own: Set<string>;
  shared: Map<number, number>;
  texts: readonly Comparable[];
  pieces: readonly Set<string>[];
};

function bestOf(current: Comparable, { own, shared, texts, pieces }: Among): FoundRepeat | null {
  let best: FoundRepeat | null = null;
  for (const [index, rareInCommon] of shared) {
    const other = texts[index];
    const theirs = pieces[index];
    if (!other || !theirs || rareInCommon * 8 < Math.min(own.size, theirs.size)) continue;
    let common = 0;
    for (const piece of own) if (theirs.has(piece)) common += 1;
    const likeness = common / (own.size + theirs.size - common);
    const samePerson = current.person !== null && current.person === other.person;
    if (likeness < (samePerson ? SAME_PERSON : SAME_MATTER)) continue;
    const percent = Math.floor(likeness * 100);
    if (!best || percent > best.likeness)
      best = { key: current.key, earlier: other.key, likeness: percent, samePerson };
  }
  return best;
}

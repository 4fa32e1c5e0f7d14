/**
 * Small cells (O-71): a number under the threshold is not shown, and with it all numbers up to a level that is raised until
 * the sum of what is hidden, which anybody has from the total, does not give it away. What is hidden depends on values alone
 * and never on places, so that knowing the rule helps nobody; `suppression.spec.ts` tries it with every small row.
 * @shape null = suppressed; zeros too where nothing else helps; a row of one cell cannot be protected beside its total
 */
export function suppressSmall(cells: readonly number[], threshold: number): (number | null)[] {
  if (!cells.some((value) => value > 0 && value < threshold)) return [...cells];
  const larger = [...new Set(cells)].filter((value) => value >= threshold).sort((a, b) => a - b);
  for (const level of [threshold - 1, ...larger]) {
    const hidden = cells.filter((value) => value > 0 && value <= level);
    const sum = hidden.reduce((all, value) => all + value, 0);
    // At its lowest and at its highest a sum tells each of its parts.
    const open = sum >= Math.max(2 * threshold - 1, 2 * cells.length) && sum < hidden.length * level;
    if (hidden.length > 1 && open) return cells.map((value) => (value > 0 && value <= level ? null : value));
  }
  return cells.map(() => null);
}

/** A number that may not be told to readers outside the house. */
export const isSmall = (count: number, threshold: number): boolean => count > 0 && count < threshold;

const COUNTED = /(?<![\d.])(\d+)( ?件)/gu;

/**
 * Numbers of petitions in a sentence, those under the threshold as `*`: what a table hides no note beside it may tell (O-71).
 * @example hideSmallIn('另列:异议退回 1 件、撤回 5 件。', 3) // 另列:异议退回 * 件、撤回 5 件。
 */
export const hideSmallIn = (sentence: string, threshold: number): string =>
  sentence.replace(COUNTED, (whole, count: string, unit: string) =>
    isSmall(Number(count), threshold) ? `*${unit}` : whole,
  );

/** Does a rate give a small number away: its numerator, or what is missing to its denominator? */
export const givesAway = (
  { numerator, denominator }: { numerator: number; denominator: number },
  threshold: number,
): boolean => [numerator, denominator, denominator - numerator].some((part) => isSmall(part, threshold));

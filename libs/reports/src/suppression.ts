/**
 * Small cells (O-71): a number under the threshold is not shown, and with it the smallest other one of its row, so that
 * it cannot be had from the total.
 * @shape null = suppressed
 */
export function suppressSmall(cells: readonly number[], threshold: number): (number | null)[] {
  const small = (value: number): boolean => value > 0 && value < threshold;
  const hidden = new Set(cells.flatMap((value, index) => (small(value) ? [index] : [])));
  if (hidden.size === 1) {
    const rest = cells
      .map((value, index) => ({ value, index }))
      .filter(({ index, value }) => !hidden.has(index) && value > 0)
      .sort((a, b) => a.value - b.value);
    const [next] = rest;
    if (next !== undefined) hidden.add(next.index);
  }
  return cells.map((value, index) => (hidden.has(index) ? null : value));
}

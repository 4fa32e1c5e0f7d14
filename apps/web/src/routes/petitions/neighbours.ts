/** The list from which a case was opened: only ids, in memory, so that `j` and `k` go on to the next case. */
let opened: readonly string[] = [];

export function rememberList(petitionIds: readonly string[]): void {
  opened = petitionIds;
}

export function neighboursOf(petitionId: string): { previous: string | null; next: string | null } {
  const at = opened.indexOf(petitionId);
  if (at < 0) return { previous: null, next: null };
  return { previous: opened[at - 1] ?? null, next: opened[at + 1] ?? null };
}

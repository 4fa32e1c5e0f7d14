import type { PetitionState } from '#domain';

type Related = { petition_id: string; repeat_of: string | null; parent_id: string | null; org_id: number };

/** What another petition is to this one; a part that was split off is of our own unit, the file of a letter of another (O-29). */
export function relationOf(row: Related, state: PetitionState): string {
  if (row.petition_id === state.parentId) return state.above === null ? 'parent' : 'sentFrom';
  if (row.petition_id === state.mergedInto) return 'mergedInto';
  if (row.petition_id === state.repeatOf) return 'repeatOf';
  if (row.parent_id !== state.petitionId) return 'repeatedBy';
  return row.org_id === state.arrival.orgId ? 'child' : 'sentDown';
}

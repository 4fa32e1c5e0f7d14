import { useViewer } from '../../../shared/viewer';

/** What the person at the screen may do with the book of an organisation: write, and sign (O-65, O-69). */
export function useDuties(orgId: number): { writes: boolean; signs: boolean } {
  const viewer = useViewer();
  const own = viewer.orgId === orgId;
  const signs = own && viewer.roles.some((role) => role === 'deputyLeader' || role === 'leader');
  return { signs, writes: signs || (own && viewer.roles.includes('windowHead')) };
}

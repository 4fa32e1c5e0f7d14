import { CaseworkRefused } from '#casework';
import { may, organisationIdsBelow, type Viewer } from '#identity';
import type { Runtime } from '../shared/runtime.js';

/** Of an organisation and those below it, the ones whose figures this viewer may see. @rejects ROLE_MISSING ORGANISATION_OTHER */
export async function organisationsInView(
  runtime: Runtime,
  viewer: Viewer,
  scope: { orgId: number; withSubordinates: boolean },
): Promise<number[]> {
  const answer = may(viewer, 'viewStatistics', { orgId: scope.orgId });
  if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
  if (!scope.withSubordinates) return [scope.orgId];
  const below = await organisationIdsBelow(runtime.pools.store, scope.orgId);
  return below.filter((id) => viewer.orgIds.includes(id));
}

import { listOrganisations, organisationIdsBelow, type Viewer } from '#identity';
import type { Runtime } from './runtime.js';

/** The small offices below of which an auditor is the auditor, too (§2.14: 审计员由上级组织部兼); none for anybody else. */
export async function auditedBelow(
  { pools }: Pick<Runtime, 'pools'>,
  { orgId, roles }: Viewer,
): Promise<number[]> {
  if (!roles.includes('auditor')) return [];
  const [below, all] = await Promise.all([
    organisationIdsBelow(pools.store, orgId),
    listOrganisations(pools.store),
  ]);
  return all.filter(({ id, smallOffice }) => smallOffice && below.includes(id)).map(({ id }) => id);
}

import { accountByLogin, organisationById, organisationIdsBelow, type Viewer, viewerOf } from '#identity';
import type { Runtime } from '#runtime';

/** The person in whose name a command is given: with his rights and no others. @rejects IdentityRefused */
export async function viewerNamed({ pools }: Pick<Runtime, 'pools'>, login: string): Promise<Viewer> {
  const account = await accountByLogin(pools.store, login);
  const [organisation, belowIds] = await Promise.all([
    organisationById(pools.store, account.orgId),
    organisationIdsBelow(pools.store, account.orgId),
  ]);
  return viewerOf({ ...account, accountId: account.id, belowIds, smallOffice: organisation.smallOffice });
}

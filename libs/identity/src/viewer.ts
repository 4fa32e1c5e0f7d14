import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#platform';
import { CASE_ROLES, hasAnyRole, type Role, SUPERVISING_ROLES } from './roles.js';

/**
 * Who is asking.
 * @shape orgIds organisations whose general petitions he may see: none without a case role, his own with one,
 *   all below it too for a supervising role; managedOrgIds where he may manage accounts
 */
export type Viewer = {
  readonly accountId: string;
  readonly displayName: string;
  readonly orgId: number;
  readonly orgIds: readonly number[];
  readonly managedOrgIds: readonly number[];
  readonly roles: readonly Role[];
  /** His organisation works in the small-office profile (domain.md §2.14). */
  readonly smallOffice: boolean;
  readonly mustChangePassword: boolean;
};

/** What a viewer is made of: an account, its organisation, and all organisations below that one (itself included). */
export type ViewerSource = {
  readonly accountId: string;
  readonly displayName: string;
  readonly orgId: number;
  readonly belowIds: readonly number[];
  readonly roles: readonly Role[];
  readonly smallOffice: boolean;
  readonly mustChangePassword: boolean;
};

/** Makes the viewer of an account. */
export const viewerOf = (source: ViewerSource): Viewer => {
  const { accountId, displayName, orgId, belowIds, roles, smallOffice, mustChangePassword } = source;
  const orgIds = hasAnyRole(roles, SUPERVISING_ROLES)
    ? [...belowIds]
    : hasAnyRole(roles, CASE_ROLES)
      ? [orgId]
      : [];
  const managedOrgIds = roles.includes('admin') ? [...belowIds] : [];
  return {
    accountId,
    displayName,
    orgId,
    orgIds,
    managedOrgIds,
    roles: [...roles],
    smallOffice,
    mustChangePassword,
  };
};

/** Roles that may see how many accusations there are, though not which (S9). */
const COUNTING_ROLES: readonly Role[] = ['windowHead', 'deputyLeader', 'leader'];

/** Who enters what came in over the public page, and those whom they answer to. */
const INTAKE_ROLES: readonly Role[] = ['reception', 'windowHead', 'deputyLeader', 'leader'];

/** The settings under which row-level security judges a viewer's transaction. */
export type ViewerSettings = {
  readonly 'xf.account': string;
  /** Organisations whose general petitions are seen, as a PostgreSQL array. */
  readonly 'xf.orgs': string;
  /** '1' when aggregate counts of accusations may be seen. */
  readonly 'xf.counts': '0' | '1';
  /** The organisation whose single window he is in charge of: accusations on which nobody is named yet (O-23). */
  readonly 'xf.window': string;
  /** The organisation whose sealed petitions he may see (window head, leader). */
  readonly 'xf.sealed': string;
  /** The organisation whose messages from the public page he may see until they are petitions. */
  readonly 'xf.intake': string;
};

/** The values for `set_config` of one transaction. */
export const viewerSettings = (viewer: Viewer): ViewerSettings => ({
  'xf.account': viewer.accountId,
  'xf.orgs': `{${viewer.orgIds.join(',')}}`,
  'xf.counts': hasAnyRole(viewer.roles, COUNTING_ROLES) ? '1' : '0',
  'xf.window': viewer.roles.includes('windowHead') ? `{${viewer.orgId}}` : '{}',
  'xf.sealed': hasAnyRole(viewer.roles, ['windowHead', 'leader']) ? `{${viewer.orgId}}` : '{}',
  'xf.intake': hasAnyRole(viewer.roles, INTAKE_ROLES) ? `{${viewer.orgId}}` : '{}',
});

/**
 * Runs `fn` as this viewer: a read-only transaction of the reader's pool (role `xf_reader`), of one snapshot,
 * so that a list and its total agree, under the settings of {@link viewerSettings}.
 */
export const withViewer = <T>(
  readerPool: Pool,
  viewer: Viewer,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  inTransaction(readerPool, fn, {
    isolation: 'repeatable read',
    readOnly: true,
    settings: { ...viewerSettings(viewer) },
  });

import type { ClientBase, Pool } from 'pg';
import type { Role } from './roles.js';

/** What was done with an account. */
export type AccountChange =
  'created' | 'changed' | 'roles' | 'disabled' | 'enabled' | 'passwordChanged' | 'passwordReset';

/**
 * One change of an account, as it stands in the audit (§9, 三员分立): the safeguard against an administrator who
 * gives himself roles.
 * @shape id decimal string, youngest greatest; byName null = the set-up or the operator's command line; detail as
 *   accounts.ts wrote it: roles (created), before and after (roles), fields (changed)
 */
export type AccountAuditRecord = {
  readonly id: string;
  readonly recordedAt: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly accountId: string;
  readonly displayName: string;
  readonly login: string;
  readonly orgId: number;
  readonly change: AccountChange;
  readonly detail: {
    readonly roles?: readonly Role[];
    readonly before?: readonly Role[];
    readonly after?: readonly Role[];
    readonly fields?: readonly string[];
  };
};

/** Changes of the accounts of some organisations, youngest first. @shape before: id of the last one of the page before */
export async function listAccountAudit(
  db: ClientBase | Pool,
  orgIds: readonly number[],
  { before, limit }: { before: string | null; limit: number },
): Promise<AccountAuditRecord[]> {
  const { rows } = await db.query<AccountAuditRecord>(
    `select t.id, t.recorded_at as "recordedAt", t.by_account as "byId", b.display_name as "byName",
        t.account_id as "accountId", a.display_name as "displayName", a.login, a.org_id as "orgId", t.change, t.detail
       from idn.account_audit t join idn.account a on a.id = t.account_id left join idn.account b on b.id = t.by_account
      where a.org_id = any($1::int[]) and ($2::bigint is null or t.id < $2)
      order by t.id desc limit $3`,
    [[...orgIds], before, limit],
  );
  return rows;
}

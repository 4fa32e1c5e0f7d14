import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type Account, accountById } from './accounts.js';
import { isUuid } from './fields.js';
import { IdentityRefused } from './identity-refused.js';

/** Changes with everything that an administrator may change of an account. @shape 16 hexadecimal digits */
export const accountVersion = (account: Account): string => {
  const { displayName, section, postTitle, roles, disabledAt } = account;
  const said = JSON.stringify([displayName, section, postTitle, [...roles].sort(), disabledAt !== null]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
};

/**
 * Keeps others from changing an account until the transaction ends, and refuses where somebody has since it was looked at.
 * @shape seen: {@link accountVersion} of what was looked at; undefined = whatever it is @rejects ACCOUNT_UNKNOWN, ACCOUNT_CHANGED
 */
export async function lockAccount(client: ClientBase, id: string, seen?: string): Promise<Account> {
  // the administrators too, all in one order: two who take each other away at once must take turns and not deadlock
  if (isUuid(id))
    await client.query(
      `select from idn.account
        where id = $1 or id in (select account_id from idn.account_role where role = 'admin')
        order by id for update`,
      [id],
    );
  const account = await accountById(client, id);
  if (seen !== undefined && seen !== accountVersion(account))
    throw new IdentityRefused(
      'ACCOUNT_CHANGED',
      `“${account.displayName}”的账号刚才已由他人改过,什么都没有保存:请关闭后重新打开,核对新内容再改。`,
    );
  return account;
}

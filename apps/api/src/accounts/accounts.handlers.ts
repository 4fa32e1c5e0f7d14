import { randomInt } from 'node:crypto';
import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  type Account as Stored,
  accountById,
  accountVersion,
  changeAccount,
  createAccount,
  IdentityRefused,
  listAccounts,
  lockAccount,
  may,
  resetPassword,
  setDisabled,
  setRoles,
  type Viewer,
} from '#identity';
import { inTransaction } from '#platform';
import type { PoolClient } from 'pg';
import { requireManage } from './require-manage.js';
import { Runtime } from '../shared/runtime.js';
import type { Account, OneTimePassword } from './accounts.dto.js';
import { CreateAccount, ListAccounts, ResetPassword, UpdateAccount } from './accounts.messages.js';

/** Easy to copy from paper: no 0 O 1 l I. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

const firstPassword = (): string =>
  Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** An account that he may manage: one of another organisation is answered as one that does not exist. */
async function managedAccount(client: PoolClient, viewer: Viewer, accountId: string): Promise<Stored> {
  requireManage(viewer, viewer.orgId);
  const account = await accountById(client, accountId);
  if (!may(viewer, 'manageAccounts', { orgId: account.orgId }).allowed)
    throw new IdentityRefused('ACCOUNT_UNKNOWN', '没有这个账号。', 'accountId');
  return account;
}

const shown = (account: Stored): Account => ({
  accountId: account.id,
  login: account.login,
  displayName: account.displayName,
  orgId: account.orgId,
  section: account.section,
  postTitle: account.postTitle,
  roles: [...account.roles],
  disabled: account.disabledAt !== null,
  lastSignInAt: account.lastSignInAt,
  version: accountVersion(account),
});

@QueryHandler(ListAccounts)
export class ListAccountsHandler implements IQueryHandler<ListAccounts> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ListAccounts): Promise<Account[]> {
    requireManage(viewer, viewer.orgId);
    return (await listAccounts(this.runtime.pools.store, viewer.managedOrgIds)).map(shown);
  }
}

@CommandHandler(CreateAccount)
export class CreateAccountHandler implements ICommandHandler<CreateAccount> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: CreateAccount): Promise<OneTimePassword> {
    requireManage(viewer, body.orgId);
    const password = firstPassword();
    const account = await inTransaction(this.runtime.pools.store, (client) =>
      createAccount(client, { ...body, password, mustChangePassword: true }, viewer.accountId),
    );
    return { accountId: account.id, password };
  }
}

@CommandHandler(UpdateAccount)
export class UpdateAccountHandler implements ICommandHandler<UpdateAccount> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer, accountId, body }: UpdateAccount): Promise<Account> {
    const { roles, disabled, version, ...changes } = body;
    const by = viewer.accountId;
    return inTransaction(this.runtime.pools.store, async (client) => {
      await managedAccount(client, viewer, accountId);
      await lockAccount(client, accountId, version);
      if (Object.values(changes).some((value) => value !== undefined))
        await changeAccount(client, accountId, changes, by);
      if (roles !== undefined) await setRoles(client, accountId, roles, by);
      if (disabled !== undefined) await setDisabled(client, accountId, disabled, by);
      return shown(await accountById(client, accountId));
    });
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer, accountId }: ResetPassword): Promise<OneTimePassword> {
    const password = firstPassword();
    return inTransaction(this.runtime.pools.store, async (client) => {
      await managedAccount(client, viewer, accountId);
      await resetPassword(client, accountId, password, viewer.accountId);
      return { accountId, password };
    });
  }
}

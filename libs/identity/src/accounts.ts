import type { ClientBase, Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { AccountChange } from './account-audit.js';
import { ACCOUNT_LIMITS } from '#domain/glossary';
import { checkedOptionalText, checkedText, constraintOf, isUuid } from './fields.js';
import { IdentityRefused } from './identity-refused.js';
import { requireActiveOrganisation } from './organisations.js';
import { checkPassword, hashPassword, passwordFits } from './passwords.js';
import { checkedRoles, type Role } from './roles.js';
import { endSessionsOf } from './sessions.js';

/** An account as administrators see it; never with its hash. @shape disabledAt null = in use */
export type Account = {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly orgId: number;
  readonly section: string | null;
  readonly postTitle: string | null;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  readonly disabledAt: string | null;
  /** Null: not since it is recorded. */
  readonly lastSignInAt: string | null;
  readonly createdAt: string;
};

/** What a new account is made of. @shape mustChangePassword true by default: the first password is someone else's */
export type NewAccount = {
  readonly login: string;
  readonly displayName: string;
  readonly orgId: number;
  readonly section?: string | null;
  readonly postTitle?: string | null;
  readonly roles: readonly string[];
  readonly password: string;
  readonly mustChangePassword?: boolean;
};

/** Who does it: an account, or null for the set-up and the operator's command line. */
export type ChangedBy = string | null;

const invalid = 'ACCOUNT_FIELD_INVALID' as const;
const RULES = {
  displayName: { field: 'displayName', label: '姓名', max: ACCOUNT_LIMITS.displayName, code: invalid },
  section: { field: 'section', label: '科室', max: ACCOUNT_LIMITS.section, code: invalid },
  postTitle: { field: 'postTitle', label: '职务', max: ACCOUNT_LIMITS.postTitle, code: invalid },
};

const SELECT = `select a.id, a.login, a.display_name as "displayName", a.org_id as "orgId", a.section,
    a.post_title as "postTitle", a.must_change_password as "mustChangePassword",
    a.disabled_at as "disabledAt", a.created_at as "createdAt", a.last_sign_in_at as "lastSignInAt",
    array(select r.role from idn.account_role r where r.account_id = a.id order by r.role) as roles
  from idn.account a`;

/** A login in the form in which it is stored and looked up: NFKC, lower case. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

const checkedLogin = (login: unknown): string => {
  const key = typeof login === 'string' && login.length <= 128 ? loginKey(login) : '';
  if (!/^[\p{Ll}\p{Lo}\p{Nd}][\p{Ll}\p{Lo}\p{Nd}._-]{1,31}$/u.test(key) || key.length > ACCOUNT_LIMITS.login)
    throw new IdentityRefused(
      invalid,
      '账号须为 2 至 32 个字母、数字、汉字,可用 . _ -,不能以符号开头。',
      'login',
    );
  return key;
};

const unknown = () => new IdentityRefused('ACCOUNT_UNKNOWN', '没有这个账号。', 'accountId');

const audit = (
  client: ClientBase,
  by: ChangedBy,
  entry: { id: string; change: AccountChange; detail?: object },
) =>
  client.query(
    'insert into idn.account_audit (by_account, account_id, change, detail) values ($1, $2, $3, $4)',
    [by, entry.id, entry.change, JSON.stringify(entry.detail ?? {})],
  );

/**
 * Makes an account with its roles; runs in the caller's transaction.
 * @rejects ACCOUNT_FIELD_INVALID, ACCOUNT_LOGIN_TAKEN, ORGANISATION_UNKNOWN, ORGANISATION_DISABLED,
 *   PASSWORD_TOO_WEAK, ROLES_INVALID, ROLES_NOT_COMBINABLE
 */
export async function createAccount(client: ClientBase, given: NewAccount, by: ChangedBy): Promise<Account> {
  const login = checkedLogin(given.login);
  const displayName = checkedText(given.displayName, RULES.displayName);
  const section = checkedOptionalText(given.section, RULES.section);
  const postTitle = checkedOptionalText(given.postTitle, RULES.postTitle);
  const roles = checkedRoles(given.roles);
  const passwordHash = await hashPassword(checkPassword(given.password, login));
  await requireActiveOrganisation(client, given.orgId);
  const id = uuidv7();
  try {
    await client.query(
      `insert into idn.account (id, login, display_name, org_id, section, post_title, password_hash, must_change_password)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        login,
        displayName,
        given.orgId,
        section,
        postTitle,
        passwordHash,
        given.mustChangePassword ?? true,
      ],
    );
  } catch (error) {
    if (constraintOf(error) === 'account_login_taken')
      throw new IdentityRefused('ACCOUNT_LOGIN_TAKEN', '账号已被使用。', 'login');
    throw error;
  }
  await writeRoles(client, id, roles);
  await audit(client, by, { id, change: 'created', detail: { roles, orgId: given.orgId } });
  return accountById(client, id);
}

const writeRoles = (client: ClientBase, id: string, roles: readonly Role[]) =>
  client.query(
    'insert into idn.account_role (account_id, role) select $1, r from unnest($2::text[]) as r on conflict do nothing',
    [id, roles],
  );

/** One account. @rejects ACCOUNT_UNKNOWN */
export async function accountById(db: ClientBase | Pool, id: string): Promise<Account> {
  if (!isUuid(id)) throw unknown();
  const { rows } = await db.query<Account>(`${SELECT} where a.id = $1`, [id]);
  if (!rows[0]) throw unknown();
  return rows[0];
}

/** The account with this login, for the operator's command line. @rejects ACCOUNT_UNKNOWN */
export async function accountByLogin(db: ClientBase | Pool, login: string): Promise<Account> {
  const { rows } = await db.query<Account>(`${SELECT} where a.login = $1`, [loginKey(login)]);
  if (!rows[0]) throw unknown();
  return rows[0];
}

/** The accounts of some organisations, by organisation and login. */
export async function listAccounts(db: ClientBase | Pool, orgIds: readonly number[]): Promise<Account[]> {
  const { rows } = await db.query<Account>(
    `${SELECT} where a.org_id = any($1::int[]) order by a.org_id, a.login`,
    [orgIds],
  );
  return rows;
}

/** Changes what is shown of an account; what it says already is no change. @rejects ACCOUNT_UNKNOWN, ACCOUNT_FIELD_INVALID */
export async function changeAccount(
  client: ClientBase,
  id: string,
  changes: { displayName?: string; section?: string | null; postTitle?: string | null },
  by: ChangedBy,
): Promise<Account> {
  const before = await accountById(client, id);
  const { displayName, section, postTitle } = before;
  const after = {
    displayName:
      changes.displayName === undefined ? displayName : checkedText(changes.displayName, RULES.displayName),
    section: changes.section === undefined ? section : checkedOptionalText(changes.section, RULES.section),
    postTitle:
      changes.postTitle === undefined ? postTitle : checkedOptionalText(changes.postTitle, RULES.postTitle),
  };
  const fields = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key]);
  if (fields.length === 0) return before;
  await client.query(
    'update idn.account set display_name = $2, section = $3, post_title = $4 where id = $1',
    [id, after.displayName, after.section, after.postTitle],
  );
  await audit(client, by, { id, change: 'changed', detail: { fields } });
  return accountById(client, id);
}

/**
 * Gives an account other roles and ends its sessions (S7); the roles that it has are no change and end none.
 * @rejects ACCOUNT_UNKNOWN, ROLES_INVALID, ROLES_NOT_COMBINABLE, ADMINISTRATOR_LAST
 */
export async function setRoles(
  client: ClientBase,
  id: string,
  roles: readonly string[],
  by: ChangedBy,
): Promise<Account> {
  const checked = checkedRoles(roles);
  const before = await accountById(client, id);
  if (checked.length === before.roles.length && hasAllOf(before.roles, checked)) return before;
  if (!checked.includes('admin')) await refuseLastAdministrator(client, before);
  await client.query('delete from idn.account_role where account_id = $1 and role <> all($2::text[])', [
    id,
    checked,
  ]);
  await writeRoles(client, id, checked);
  await endSessionsOf(client, id);
  await audit(client, by, { id, change: 'roles', detail: { before: before.roles, after: checked } });
  return accountById(client, id);
}

/**
 * Disables an account and ends its sessions, or puts it to use again.
 * @rejects ACCOUNT_UNKNOWN, ADMINISTRATOR_LAST, ORGANISATION_DISABLED
 */
export async function setDisabled(
  client: ClientBase,
  id: string,
  disabled: boolean,
  by: ChangedBy,
): Promise<Account> {
  const before = await accountById(client, id);
  if (disabled) await refuseLastAdministrator(client, before);
  else await requireActiveOrganisation(client, before.orgId);
  await client.query(
    'update idn.account set disabled_at = case when $2 then coalesce(disabled_at, now()) end where id = $1',
    [id, disabled],
  );
  if (disabled) await endSessionsOf(client, id);
  await audit(client, by, { id, change: disabled ? 'disabled' : 'enabled' });
  return accountById(client, id);
}

const hasAllOf = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  wanted.every((role) => roles.includes(role));

/**
 * No organisation is left without somebody who manages it, here or above (one below does not): only the operator at the server
 * could put that right. The row locks make two at once take turns.
 */
async function refuseLastAdministrator(client: ClientBase, account: Account): Promise<void> {
  if (!account.roles.includes('admin') || account.disabledAt !== null) return;
  const { rows } = await client.query<{ id: string; manages: boolean }>(
    `select a.id, $1 = any(idn.organisations_below(a.org_id)) as manages
       from idn.account a join idn.account_role r on r.account_id = a.id and r.role = 'admin'
      where a.disabled_at is null order by a.id for update`,
    [account.orgId],
  );
  if (!rows.some(({ id, manages }) => manages && id !== account.id))
    throw new IdentityRefused(
      'ADMINISTRATOR_LAST',
      '这是能管理本单位账号的最后一个系统管理员,不能停用或去掉管理员角色。',
    );
}

/**
 * Changes one's own password; every session of the account ends, this one too.
 * @rejects PASSWORD_WRONG, PASSWORD_TOO_WEAK, ACCOUNT_UNKNOWN, SIGN_IN_BUSY
 */
export async function changeOwnPassword(
  client: ClientBase,
  given: { accountId: string; current: string; next: string },
): Promise<void> {
  const account = await accountById(client, given.accountId);
  const { rows } = await client.query<{ password_hash: string }>(
    'select password_hash from idn.account where id = $1 for update',
    [account.id],
  );
  if (!(await passwordFits(rows[0]?.password_hash ?? null, given.current)))
    throw new IdentityRefused('PASSWORD_WRONG', '原密码不正确。', 'current');
  if (given.next === given.current)
    throw new IdentityRefused('PASSWORD_TOO_WEAK', '新密码不能与原密码相同。', 'next');
  await storePassword(client, account, given.next, false);
  await audit(client, account.id, { id: account.id, change: 'passwordChanged' });
}

/**
 * Sets a password for somebody else: must be changed at the next sign-in, and all sessions end.
 * @rejects ACCOUNT_UNKNOWN, PASSWORD_TOO_WEAK
 */
export async function resetPassword(
  client: ClientBase,
  id: string,
  password: string,
  by: ChangedBy,
): Promise<void> {
  await storePassword(client, await accountById(client, id), password, true);
  await audit(client, by, { id, change: 'passwordReset' });
}

async function storePassword(client: ClientBase, account: Account, password: string, mustChange: boolean) {
  const passwordHash = await hashPassword(checkPassword(password, account.login));
  await client.query(
    `update idn.account set password_hash = $2, must_change_password = $3, password_changed_at = now()
      where id = $1`,
    [account.id, passwordHash, mustChange],
  );
  await endSessionsOf(client, account.id);
}

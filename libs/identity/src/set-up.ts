import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction } from '#platform';
import { type Account, createAccount } from './accounts.js';
import { IdentityRefused } from './identity-refused.js';
import { createOrganisation, type Organisation, type NewOrganisation } from './organisations.js';
import { checkedRoles } from './roles.js';

/** What the first-run page asks. @shape code as printed in the terminal; smallOffice the profile of domain.md §2.14 */
export type InstallRequest = {
  readonly code: string;
  readonly organisation: Omit<NewOrganisation, 'parentId' | 'smallOffice'>;
  readonly smallOffice: boolean;
  readonly admin: {
    readonly login: string;
    readonly displayName: string;
    readonly password: string;
    /** Further roles of the first administrator, where the office has few people. */
    readonly roles?: readonly string[];
  };
};

// without 0 O 1 I L, which are misread from a terminal
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 5;
const TRIES = 10;

const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ''),
    )
    .digest();

const done = () => new IdentityRefused('SET_UP_DONE', '系统已完成初始设置,不能再次设置。');

/** Whether the first-run page has done its work. */
export async function isInstalled(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ installed: boolean }>(
    'select installed_at is not null as installed from idn.set_up',
  );
  return rows[0]?.installed ?? false;
}

/**
 * Makes the one-time code of the first-run page; the caller prints it in the terminal. A new code voids the
 * one before; only its digest is stored. @shape four groups of five, e.g. K7QF2-… @rejects SET_UP_DONE
 */
export async function createSetupCode(pool: Pool): Promise<string> {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = Array.from({ length: GROUPS }, group).join('-');
  const { rowCount } = await pool.query(
    'update idn.set_up set code_hash = $1, wrong_codes = 0 where installed_at is null',
    [codeHash(code)],
  );
  if (rowCount !== 1) throw done();
  return code;
}

/**
 * The first run: top organisation and first administrator, once, whole or not at all.
 * @rejects SET_UP_CODE_WRONG (void after ten wrong tries), SET_UP_DONE, and what accounts and organisations reject
 */
export async function install(
  pool: Pool,
  request: InstallRequest,
): Promise<{ organisation: Organisation; admin: Account }> {
  await checkCode(pool, request.code);
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'update idn.set_up set installed_at = now(), code_hash = null where installed_at is null and code_hash = $1',
      [codeHash(request.code)],
    );
    if (rowCount !== 1) throw done();
    const organisation = await createOrganisation(client, {
      ...request.organisation,
      parentId: null,
      smallOffice: request.smallOffice,
    });
    const { login, displayName, password, roles } = request.admin;
    const admin = await createAccount(
      client,
      {
        login,
        displayName,
        password,
        orgId: organisation.id,
        roles: checkedRoles(['admin', ...(roles ?? [])]),
        mustChangePassword: false,
      },
      null,
    );
    return { organisation, admin };
  });
}

/** Counts the try in a transaction of its own: one that fails must not be forgotten with the rest. */
async function checkCode(pool: Pool, code: unknown): Promise<void> {
  const wrong = () =>
    new IdentityRefused(
      'SET_UP_CODE_WRONG',
      '一次性代码不正确。请查看启动系统的终端里印出的代码;多次输错后须重新启动取得新码。',
      'code',
    );
  if (typeof code !== 'string' || code.length > 100) throw wrong();
  const { rows } = await pool.query<{ code_hash: Buffer | null; installed: boolean; wrong_codes: number }>(
    `update idn.set_up set wrong_codes = wrong_codes + 1
      returning code_hash, installed_at is not null as installed, wrong_codes`,
  );
  const row = rows[0];
  if (row?.installed) throw done();
  if (!row?.code_hash || row.wrong_codes > TRIES || !timingSafeEqual(row.code_hash, codeHash(code)))
    throw wrong();
  // the right code was no wrong try: a mistake in another field may be corrected as often as needed
  await pool.query('update idn.set_up set wrong_codes = wrong_codes - 1');
}

import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '#platform';
import { loginKey } from './accounts.js';
import { IdentityRefused } from './identity-refused.js';
import { passwordFits } from './passwords.js';
import { DEFAULT_SESSION_LIMITS, openSession, type Session, type SessionLimits } from './sessions.js';

/**
 * What someone typed to sign in.
 * @shape previousToken: the session the browser still had; it is ended (no fixation); browser: id of a browser in which
 *   this login is proven to have signed in before
 */
export type SignInRequest = {
  readonly login: string;
  readonly password: string;
  readonly previousToken?: string | null;
  readonly browser?: string | null;
};

/** A sign-in that succeeded. */
export type SignInResult = {
  readonly token: string;
  readonly session: Session;
  readonly mustChangePassword: boolean;
};

/** After so many wrong passwords in a row the next try has to wait. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 15 * 60;

const failureKey = (login: string): Buffer =>
  createHash('sha256')
    .update(loginKey(login.slice(0, 128)))
    .digest();

/** Tries from a browser that the person has used before are counted by themselves once the login has to wait. */
const browserKey = (login: string, browser: string): Buffer =>
  createHash('sha256')
    .update(`browser\u0000${browser}\u0000${loginKey(login.slice(0, 128))}`)
    .digest();

const locked = (seconds: number) =>
  new IdentityRefused(
    'SIGN_IN_LOCKED',
    `密码错误次数过多,请在 ${Math.max(1, Math.ceil(seconds / 60))} 分钟后再试。`,
  );

/**
 * Counts a try before the password is looked at, so that a thousand at once get no more tries than one after
 * another. The same for logins that do not exist: a lock must not tell which ones do.
 * @rejects SIGN_IN_LOCKED
 */
const reserveTry = async (db: Pool, key: Buffer): Promise<void> => {
  const reserved = await db.query(
    `insert into idn.sign_in_failure as f (login_hash, failures) values ($1, 1)
     on conflict (login_hash) do update set last_failed_at = now(),
       failures = case when f.last_failed_at < now() - interval '1 day' then 1 else f.failures + 1 end,
       locked_until = case when f.last_failed_at >= now() - interval '1 day' and f.failures + 1 >= $2
         then now() + make_interval(secs => least($3 * 2.0 ^ least(f.failures + 1 - $2, 20), $4)) end
     where f.locked_until is null or f.locked_until <= now()`,
    [key, FREE_TRIES, FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS],
  );
  if (reserved.rowCount === 1) return;
  const { rows } = await db.query<{ seconds: number }>(
    `select extract(epoch from locked_until - now())::float8 as seconds from idn.sign_in_failure where login_hash = $1`,
    [key],
  );
  throw locked(rows[0]?.seconds ?? FIRST_WAIT_SECONDS);
};

/**
 * Whoever knows a login can make it wait; he must not shut its owner out by that. Where the login waits, a browser of
 * the owner has tries of its own.
 */
const reserveTryOf = async (db: Pool, login: string, browser: string | null): Promise<void> => {
  try {
    await reserveTry(db, failureKey(login));
  } catch (error) {
    if (browser === null || !(error instanceof IdentityRefused)) throw error;
    await reserveTry(db, browserKey(login, browser));
  }
};

type Candidate = {
  id: string;
  password_hash: string;
  must_change_password: boolean;
  disabled: boolean;
};

const failed = () => new IdentityRefused('SIGN_IN_FAILED', '账号或密码不正确。');

/**
 * Signs in with login and password. Wrong login and wrong password give the same code, text and work (S7).
 * @rejects SIGN_IN_FAILED, SIGN_IN_LOCKED, SIGN_IN_BUSY, ACCOUNT_DISABLED (only to whoever knows the password)
 */
export async function signIn(
  pool: Pool,
  request: SignInRequest,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): Promise<SignInResult> {
  const { login, password, previousToken, browser = null } = request;
  if (typeof login !== 'string' || typeof password !== 'string') throw failed();
  await reserveTryOf(pool, login, browser);
  const key = loginKey(login.slice(0, 128)).replaceAll('\u0000', '');
  const { rows } = await pool.query<Candidate>(
    `select id, password_hash, must_change_password, disabled_at is not null as disabled
       from idn.account where login = $1`,
    [key],
  );
  const account = rows[0];
  if (!(await passwordFits(account?.password_hash ?? null, password)) || !account) throw failed();
  if (account.disabled) throw new IdentityRefused('ACCOUNT_DISABLED', '该账号已停用,请联系系统管理员。');
  return inTransaction(pool, async (client) => {
    // a password changed or an account disabled while the old one was being compared: the row's lock waits for it
    const still = await client.query(
      'update idn.account set last_sign_in_at = now() where id = $1 and password_hash = $2 and disabled_at is null',
      [account.id, account.password_hash],
    );
    if (still.rowCount !== 1) throw failed();
    await client.query('delete from idn.sign_in_failure where login_hash = any($1::bytea[])', [
      [failureKey(login), ...(browser === null ? [] : [browserKey(login, browser)])],
    ]);
    if (previousToken)
      await client.query('delete from idn.session where token_hash = $1', [
        createHash('sha256').update(previousToken).digest(),
      ]);
    const opened = await openSession(client, account.id, limits);
    return { ...opened, mustChangePassword: account.must_change_password };
  });
}

/** Lifts the wait of a login before its time: an administrator has seen who is at the door. */
export async function unlockSignIn(db: ClientBase | Pool, login: string): Promise<void> {
  await db.query('delete from idn.sign_in_failure where login_hash = $1', [failureKey(login)]);
}

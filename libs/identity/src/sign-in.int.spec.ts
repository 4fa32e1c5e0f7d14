import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { type Account, accountById, createAccount, setDisabled } from './accounts.js';
import { identityMigrations } from './migrations/index.js';
import { createOrganisation } from './organisations.js';
import {
  endSession,
  endSessionById,
  endSessionsOf,
  listSessions,
  openSession,
  resolveSession,
  resolveSessions,
  tidySessions,
} from './sessions.js';
import { signIn, unlockSignIn } from './sign-in.js';
import type { Role } from './roles.js';

let db: TestDatabase;
let cityId: number;
let countyId: number;
const PASSWORD = 'Zhongzu-2026';

beforeAll(async () => {
  db = await createTestDatabase({ migrations: identityMigrations });
  await inTransaction(db.pools.store, async (client) => {
    const city = { shortCode: '宛组', name: '市委组织部' };
    const county = { shortCode: '宛城组', name: '区委组织部' };
    cityId = (await createOrganisation(client, { ...city, parentId: null, code: '411300Z', level: 'city' }))
      .id;
    countyId = (
      await createOrganisation(client, { ...county, parentId: cityId, code: '411302Z', level: 'county' })
    ).id;
  });
}, 120_000);
afterAll(() => db.drop());

let counter = 0;
const newAccount = (roles: Role[] = ['reception'], orgId = cityId): Promise<Account> =>
  inTransaction(db.pools.store, (client) =>
    createAccount(
      client,
      { login: `user${(counter += 1)}`, displayName: '李明', orgId, roles, password: PASSWORD },
      null,
    ),
  );
const attempt = (login: string, password: string) => signIn(db.pools.store, { login, password });
const outcome = (login: string, password: string) =>
  attempt(login, password).then(
    () => 'in',
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );
const expire = (login: string) =>
  db.pools.store.query(
    `update idn.sign_in_failure set locked_until = now() - interval '1 second'
      where login_hash = sha256(convert_to($1, 'UTF8'))`,
    [login],
  );

describe('signing in', () => {
  it('is remembered for the administrators, a refused one is not', async () => {
    const { id, login } = await newAccount();
    const last = () => inTransaction(db.pools.store, (client) => accountById(client, id));
    expect(await outcome(login, 'wrong')).not.toBe('in');
    expect((await last()).lastSignInAt).toBeNull();
    expect(await outcome(login, PASSWORD)).toBe('in');
    const { lastSignInAt } = await last();
    expect(Math.abs(Date.parse(String(lastSignInAt)) - Date.now())).toBeLessThan(60_000);
  });

  it('gives a token that is stored nowhere, and a viewer with it', async () => {
    const account = await newAccount(['leader']);
    const { token, session, mustChangePassword } = await attempt(account.login.toUpperCase(), PASSWORD);
    expect(mustChangePassword).toBe(true);
    const { rows } = await db.pools.store.query<{ whole: string }>(
      'select session::text as whole from idn.session where id = $1',
      [session.id],
    );
    expect(rows[0]!.whole).not.toContain(token);
    expect(rows[0]!.whole).not.toContain(Buffer.from(token).toString('hex'));
    const signedIn = await resolveSession(db.pools.store, token);
    expect(signedIn).toEqual({
      session,
      viewer: {
        accountId: account.id,
        displayName: '李明',
        orgId: cityId,
        orgIds: [cityId, countyId],
        managedOrgIds: [],
        roles: ['leader'],
        smallOffice: false,
        mustChangePassword: true,
      },
    });
  });

  it('says the same to a wrong password and to a login that does not exist', async () => {
    const account = await newAccount();
    const known = await outcome(account.login, 'Wrong-2026-x');
    expect(known).toBe('SIGN_IN_FAILED 账号或密码不正确。');
    expect(await outcome('nobody', 'Wrong-2026-x')).toBe(known);
    expect(await outcome('\u0000\ud800', 'x')).toBe(known);
    expect(await outcome('x'.repeat(1_000_000), 'x'.repeat(1_000_000))).toBe(known);
    expect(await outcome(null as never, {} as never)).toBe(known);
  });

  it('makes both wait after five wrong passwords, even with the right one then, and longer each time', async () => {
    const account = await newAccount();
    for (const login of [account.login, 'ghost']) {
      for (let i = 0; i < 5; i += 1) expect(await outcome(login, 'Wrong-2026-x')).toMatch(/^SIGN_IN_FAILED/);
      expect(await outcome(login, PASSWORD)).toBe('SIGN_IN_LOCKED 密码错误次数过多,请在 1 分钟后再试。');
      await expire(login);
      expect(await outcome(login, 'Wrong-2026-x')).toMatch(/^SIGN_IN_FAILED/);
      expect(await outcome(login, PASSWORD)).toBe('SIGN_IN_LOCKED 密码错误次数过多,请在 2 分钟后再试。');
      for (let i = 0; i < 4; i += 1) {
        await expire(login);
        await outcome(login, 'Wrong-2026-x');
      }
      expect(await outcome(login, PASSWORD)).toBe('SIGN_IN_LOCKED 密码错误次数过多,请在 15 分钟后再试。');
    }
    await expire(account.login);
    expect(await outcome(account.login, PASSWORD)).toBe('in');
    for (let i = 0; i < 4; i += 1) await outcome(account.login, 'Wrong-2026-x');
    expect(await outcome(account.login, PASSWORD)).toBe('in');
  });

  it('lets nobody shut a person out of the browser in which he has signed in before', async () => {
    const account = await newAccount();
    const from = (browser: string, password: string) =>
      signIn(db.pools.store, { login: account.login, password, browser }).then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
    for (let i = 0; i < 6; i += 1) await outcome(account.login, 'Wrong-2026-x');
    expect(await outcome(account.login, PASSWORD)).toMatch(/^SIGN_IN_LOCKED/);
    expect(await from('his', PASSWORD)).toBe('in');

    for (let i = 0; i < 6; i += 1) await outcome(account.login, 'Wrong-2026-x');
    for (let i = 0; i < 5; i += 1) expect(await from('stolen', 'Wrong-2026-x')).toBe('SIGN_IN_FAILED');
    expect(await from('stolen', PASSWORD)).toBe('SIGN_IN_LOCKED');
    expect(await outcome(account.login, PASSWORD)).toMatch(/^SIGN_IN_LOCKED/);
    // an administrator who lifts the wait lifts it in every browser
    await unlockSignIn(db.pools.store, account.login);
    expect(await from('stolen', PASSWORD)).toBe('in');
  });

  it('tries no more than five of forty passwords that come at once', async () => {
    const account = await newAccount();
    const said = await Promise.all(Array.from({ length: 40 }, () => outcome(account.login, 'Wrong-2026-x')));
    expect(said.filter((text) => text.startsWith('SIGN_IN_FAILED'))).toHaveLength(5);
    expect(said.filter((text) => text.startsWith('SIGN_IN_LOCKED'))).toHaveLength(35);
    expect(await outcome(account.login, PASSWORD)).toMatch(/^SIGN_IN_LOCKED/);
    await unlockSignIn(db.pools.store, account.login);
    expect(await outcome(account.login, PASSWORD)).toBe('in');
  });

  it('tells only who knows the password that the account is disabled', async () => {
    const account = await newAccount();
    await inTransaction(db.pools.store, (client) => setDisabled(client, account.id, true, null));
    expect(await outcome(account.login, 'Wrong-2026-x')).toMatch(/^SIGN_IN_FAILED/);
    expect(await outcome(account.login, PASSWORD)).toBe('ACCOUNT_DISABLED 该账号已停用,请联系系统管理员。');
  });

  it('ends the session that the browser still had (no fixation)', async () => {
    const account = await newAccount();
    const first = await attempt(account.login, PASSWORD);
    const second = await signIn(db.pools.store, {
      login: account.login,
      password: PASSWORD,
      previousToken: first.token,
    });
    expect(second.token).not.toBe(first.token);
    expect(await resolveSession(db.pools.store, first.token)).toBeNull();
    expect(await resolveSession(db.pools.store, second.token)).not.toBeNull();
  });
});

describe('a session', () => {
  const opened = async () => {
    const account = await newAccount();
    return { account, ...(await openSession(db.pools.store, account.id)) };
  };
  const age = (id: string, column: 'last_seen_at' | 'expires_at', by: string) =>
    db.pools.store.query(`update idn.session set ${column} = ${column} - $2::interval where id = $1`, [
      id,
      by,
    ]);
  const known = async (token: string) => (await resolveSession(db.pools.store, token)) !== null;

  it('ends after half an hour without use, and use prolongs it', async () => {
    const { token, session } = await opened();
    await age(session.id, 'last_seen_at', '29 minutes');
    expect(await known(token)).toBe(true);
    await age(session.id, 'last_seen_at', '29 minutes');
    expect(await known(token)).toBe(true);
    await age(session.id, 'last_seen_at', '31 minutes');
    expect(await known(token)).toBe(false);
  });

  it('ends after twelve hours whatever happens', async () => {
    const { token, session } = await opened();
    expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBe(12 * 3600_000);
    await age(session.id, 'expires_at', '719 minutes');
    expect(await known(token)).toBe(true);
    await age(session.id, 'expires_at', '1 minute');
    expect(await known(token)).toBe(false);
  });

  it('takes its limits from the settings', async () => {
    const account = await newAccount();
    const limits = { idleSeconds: 60, absoluteSeconds: 120 };
    const { token, session } = await openSession(db.pools.store, account.id, limits);
    expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBe(120_000);
    await age(session.id, 'last_seen_at', '61 seconds');
    expect(await resolveSession(db.pools.store, token, limits)).toBeNull();
    expect(await known(token)).toBe(true);
  });

  it('is unknown by nonsense, by another token, and when its account is disabled', async () => {
    const { account, token } = await opened();
    for (const wrong of ['', 'x', `${token.slice(0, 42)}!`, 'A'.repeat(43)])
      expect(await known(wrong)).toBe(false);
    await db.pools.store.query('update idn.account set disabled_at = now() where id = $1', [account.id]);
    expect(await known(token)).toBe(false);
  });

  it('is told for several tokens at once, each its own, in the order of the question', async () => {
    const [one, two] = [await opened(), await opened()];
    await age(two.session.id, 'last_seen_at', '29 minutes');
    const asked = ['nonsense', two.token, 'A'.repeat(43), one.token, two.token];
    const found = await resolveSessions(db.pools.store, asked);
    expect(found.map((each) => each?.viewer.accountId ?? null)).toEqual([
      null,
      two.account.id,
      null,
      one.account.id,
      two.account.id,
    ]);
    // use prolongs the one that was long unused, and only that
    await age(two.session.id, 'last_seen_at', '29 minutes');
    expect(await known(two.token)).toBe(true);
    expect(await resolveSessions(db.pools.store, [])).toEqual([]);
  });

  it('is listed, ended alone or with all others, and only by its own account', async () => {
    const { account, token, session } = await opened();
    const other = await openSession(db.pools.store, account.id);
    const third = await openSession(db.pools.store, account.id);
    expect((await listSessions(db.pools.store, account.id)).map(({ id }) => id)).toEqual([
      third.session.id,
      other.session.id,
      session.id,
    ]);
    expect(await endSessionById(db.pools.store, randomUUID(), session.id)).toBe(false);
    expect(await endSessionById(db.pools.store, account.id, 'nonsense')).toBe(false);
    expect(await endSessionById(db.pools.store, account.id, session.id)).toBe(true);
    expect(await known(token)).toBe(false);
    await endSession(db.pools.store, other.token);
    expect(await known(other.token)).toBe(false);
    expect(await endSessionsOf(db.pools.store, account.id)).toBe(1);
    expect(await known(third.token)).toBe(false);
  });

  it('leaves the table when it has run out, with failures of yesterday', async () => {
    const { account, session } = await opened();
    const kept = await openSession(db.pools.store, account.id);
    await age(session.id, 'expires_at', '13 hours');
    await outcome('yesterday', 'Wrong-2026-x');
    await outcome('today', 'Wrong-2026-x');
    await db.pools.store.query(
      `update idn.sign_in_failure set last_failed_at = now() - interval '25 hours'
        where login_hash = sha256('yesterday')`,
    );
    await tidySessions(db.pools.store);
    const { rows } = await db.pools.store.query('select id from idn.session where account_id = $1', [
      account.id,
    ]);
    expect(rows).toEqual([{ id: kept.session.id }]);
    const failures = await db.pools.store.query(
      `select from idn.sign_in_failure where login_hash in (sha256('yesterday'), sha256('today'))`,
    );
    expect(failures.rowCount).toBe(1);
  });
});

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import {
  accountById,
  accountByLogin,
  changeAccount,
  changeOwnPassword,
  createAccount,
  listAccounts,
  resetPassword,
  setDisabled,
  setRoles,
} from './accounts.js';
import { identityMigrations } from './migrations/index.js';
import {
  changeOrganisation,
  createOrganisation,
  listOrganisations,
  type Organisation,
  organisationIdsBelow,
  organisationTree,
} from './organisations.js';
import { listSessions, openSession } from './sessions.js';
import { signIn } from './sign-in.js';

let db: TestDatabase;
let city: Organisation;
let county: Organisation;
const PASSWORD = 'Zhongzu-2026';

beforeAll(async () => {
  db = await createTestDatabase({ migrations: identityMigrations });
  await inTransaction(db.pools.store, async (client) => {
    city = await createOrganisation(client, {
      parentId: null,
      code: '411300Z',
      shortCode: '宛组',
      name: '南州市委组织部',
      level: 'city',
    });
    county = await createOrganisation(client, {
      parentId: city.id,
      code: '411302Z',
      shortCode: '宛城组',
      name: '宛东县委组织部',
      level: 'county',
      smallOffice: true,
    });
  });
}, 120_000);
afterAll(() => db.drop());

let counter = 0;
const newAccount = (given: Record<string, unknown> = {}) =>
  inTransaction(db.pools.store, (client) =>
    createAccount(
      client,
      {
        login: `user${(counter += 1)}`,
        displayName: '李明',
        orgId: city.id,
        roles: ['reception'],
        password: PASSWORD,
        ...given,
      },
      null,
    ),
  );
const inStore = <T>(fn: Parameters<typeof inTransaction<T>>[1]) => inTransaction(db.pools.store, fn);

describe('organisations', () => {
  it('form a tree, parents first', async () => {
    const list = await listOrganisations(db.pools.store);
    expect(list.map(({ code }) => code)).toEqual(['411300Z', '411302Z']);
    expect(organisationTree(list)).toEqual([{ ...city, children: [{ ...county, children: [] }] }]);
    expect(await organisationIdsBelow(db.pools.store, city.id)).toEqual([city.id, county.id]);
    expect(await organisationIdsBelow(db.pools.store, county.id)).toEqual([county.id]);
    expect(await organisationIdsBelow(db.pools.store, 999)).toEqual([]);
  });

  it.each([
    ['a code in small letters', { code: '411303z' }, 'ORGANISATION_FIELD_INVALID'],
    ['a code that is taken', { code: '411302Z' }, 'ORGANISATION_CODE_TAKEN'],
    ['the name of one in use', { name: '宛东县委组织部' }, 'ORGANISATION_NAME_TAKEN'],
    [
      'the 机关代字 of one in use, wherever it stands',
      { shortCode: '宛组' },
      'ORGANISATION_SHORT_CODE_TAKEN',
    ],
    ['no name', { name: ' ' }, 'ORGANISATION_FIELD_INVALID'],
    ['a name with a control character', { name: '甲\u0000' }, 'ORGANISATION_FIELD_INVALID'],
    ['a name of a megabyte', { name: '甲'.repeat(1_000_000) }, 'ORGANISATION_FIELD_INVALID'],
    ['a level that is not below its parent', { level: 'city' }, 'ORGANISATION_LEVEL_INVALID'],
    ['an unknown level', { level: 'town' }, 'ORGANISATION_FIELD_INVALID'],
    ['an unknown parent', { parentId: 99_999 }, 'ORGANISATION_UNKNOWN'],
    ['a parent that is no number', { parentId: 1.5 }, 'ORGANISATION_UNKNOWN'],
  ])('refuse %s', async (_, wrong, code) => {
    const given = { parentId: city.id, code: '411303Z', shortCode: '丙', name: '丙县', level: 'county' };
    await expect(
      inStore((client) => createOrganisation(client, { ...given, ...wrong } as never)),
    ).rejects.toMatchObject({ code });
  });

  it('get one name and one 机关代字 each, even made by two administrators at once', async () => {
    const make = (given: object) =>
      inStore(async (client) => {
        const { id } = await createOrganisation(client, {
          parentId: city.id,
          code: '411304Z',
          shortCode: '丁',
          name: '丁县',
          level: 'county',
          ...given,
        });
        await sleep(100);
        return id;
      }).then(
        (id) => id,
        ({ code }: { code: string }) => code,
      );
    const names = await Promise.all([make({}), make({ code: '411305Z', shortCode: '戊' })]);
    expect(names).toEqual(expect.arrayContaining([expect.any(Number), 'ORGANISATION_NAME_TAKEN']));
    const id = names.find((each) => typeof each === 'number') as number;
    // what is out of use has given both free
    expect(await make({ code: '411306Z', name: '己县', shortCode: ' 宛城组' })).toBe(
      'ORGANISATION_SHORT_CODE_TAKEN',
    );
    await inStore((client) => changeOrganisation(client, id, { active: false }));
    expect(await make({ code: '411307Z' })).toEqual(expect.any(Number));
  });

  it('switch the small-office profile (O-98)', async () => {
    const changed = await inStore((client) => changeOrganisation(client, county.id, { smallOffice: false }));
    expect(changed).toEqual({ ...county, smallOffice: false });
    await inStore((client) => changeOrganisation(client, county.id, { smallOffice: true }));
    await expect(inStore((client) => changeOrganisation(client, 9999, {}))).rejects.toMatchObject({
      code: 'ORGANISATION_UNKNOWN',
    });
  });
});

describe('accounts', () => {
  it('are made with roles, never show their hash, and must change the first password', async () => {
    const made = await newAccount({
      login: 'Ｚhang.San',
      section: '办公室',
      roles: ['windowHead', 'reception'],
    });
    expect(made).toMatchObject({
      login: 'zhang.san',
      section: '办公室',
      postTitle: null,
      roles: ['reception', 'windowHead'],
      mustChangePassword: true,
      disabledAt: null,
    });
    expect(JSON.stringify(made)).not.toContain('argon2');
    expect(await accountByLogin(db.pools.store, 'ZHANG.SAN')).toEqual(made);
    expect(await listAccounts(db.pools.store, [city.id])).toContainEqual(made);
    expect(await listAccounts(db.pools.store, [county.id])).toEqual([]);
  });

  it.each([
    ['a login that is taken', { login: 'USER1' }, 'ACCOUNT_LOGIN_TAKEN', 'login'],
    ['a login with a space', { login: 'a b' }, 'ACCOUNT_FIELD_INVALID', 'login'],
    ['no name', { displayName: '' }, 'ACCOUNT_FIELD_INVALID', 'displayName'],
    [
      'a name that turns the writing direction',
      { displayName: '张\u202e三' },
      'ACCOUNT_FIELD_INVALID',
      'displayName',
    ],
    ['a lone surrogate', { postTitle: '科\ud800' }, 'ACCOUNT_FIELD_INVALID', 'postTitle'],
    ['a weak password', { password: '12345678' }, 'PASSWORD_TOO_WEAK', 'password'],
    ['no role', { roles: [] }, 'ROLES_INVALID', 'roles'],
    ['administrator and auditor in one', { roles: ['admin', 'auditor'] }, 'ROLES_NOT_COMBINABLE', 'roles'],
    ['an unknown organisation', { orgId: 12345 }, 'ORGANISATION_UNKNOWN', 'orgId'],
  ])('refuse %s, naming the field in Chinese', async (_, wrong, code, field) => {
    await newAccount({ login: 'user1' }).catch(() => undefined);
    await expect(newAccount(wrong)).rejects.toMatchObject({
      code,
      field,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('are changed in what is shown, the rest stays', async () => {
    const made = await newAccount({ section: '组织科' });
    const changed = await inStore((client) => changeAccount(client, made.id, { postTitle: '科长' }, null));
    expect(changed).toEqual({ ...made, postTitle: '科长' });
    expect((await inStore((c) => changeAccount(c, made.id, { section: null }, null))).section).toBeNull();
  });

  it('are unknown by an id that is none, without an error of the database', async () => {
    for (const id of ['nonsense', randomUUID()])
      await expect(accountById(db.pools.store, id)).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
  });

  it('lose all sessions with a change of roles, of password, and when disabled (S7)', async () => {
    const made = await newAccount();
    const open = async () => (await listSessions(db.pools.store, made.id)).length;
    const two = async () => {
      await openSession(db.pools.store, made.id);
      await openSession(db.pools.store, made.id);
    };
    await two();
    await inStore((client) => setRoles(client, made.id, ['handler', 'examiner'], null));
    expect(await open()).toBe(0);
    expect((await accountById(db.pools.store, made.id)).roles).toEqual(['examiner', 'handler']);
    await two();
    await inStore((client) =>
      changeOwnPassword(client, { accountId: made.id, current: PASSWORD, next: 'Xinde-Kouling-7' }),
    );
    expect(await open()).toBe(0);
    expect((await accountById(db.pools.store, made.id)).mustChangePassword).toBe(false);
    await two();
    await inStore((client) => resetPassword(client, made.id, 'Linshi-Kouling-8', null));
    expect(await open()).toBe(0);
    expect((await accountById(db.pools.store, made.id)).mustChangePassword).toBe(true);
    await two();
    const disabled = await inStore((client) => setDisabled(client, made.id, true, null));
    expect(disabled.disabledAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(await open()).toBe(0);
    expect((await inStore((client) => setDisabled(client, made.id, false, null))).disabledAt).toBeNull();
    expect(
      (await signIn(db.pools.store, { login: made.login, password: 'Linshi-Kouling-8' })).token,
    ).toHaveLength(43);
  });

  it('keep their password when the current one is wrong, or the next one the same or weak', async () => {
    const made = await newAccount();
    const change = (current: string, next: string) =>
      inStore((client) => changeOwnPassword(client, { accountId: made.id, current, next }));
    await expect(change('Wrong-2026-x', 'Xinde-Kouling-7')).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    await expect(signIn(db.pools.store, { login: made.login, password: PASSWORD })).resolves.toBeDefined();
  });

  it('leave the installation its last administrator, even when two are taken away at once', async () => {
    const [one, two] = [
      await newAccount({ roles: ['admin'] }),
      await newAccount({ roles: ['admin', 'reception'] }),
    ];
    const results = await Promise.allSettled([
      inStore((client) => setDisabled(client, one.id, true, null)),
      inStore((client) => setRoles(client, two.id, ['reception'], null)),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toMatchObject({ code: 'ADMINISTRATOR_LAST' });
    const { rows } = await db.pools.store.query<{ n: number }>(
      `select count(*)::int as n from idn.account a join idn.account_role r on r.account_id = a.id
        where r.role = 'admin' and a.disabled_at is null`,
    );
    expect(rows[0]!.n).toBe(1);
  });

  it('leave a trace of each change, without names or passwords, that cannot be rewritten', async () => {
    const by = await newAccount();
    const made = await newAccount();
    await inStore((client) => setRoles(client, made.id, ['leader'], by.id));
    await inStore((client) => resetPassword(client, made.id, 'Linshi-Kouling-8', by.id));
    const { rows } = await db.pools.store.query(
      'select by_account, change, detail from idn.account_audit where account_id = $1 order by id',
      [made.id],
    );
    expect(rows).toEqual([
      { by_account: null, change: 'created', detail: { roles: ['reception'], orgId: city.id } },
      { by_account: by.id, change: 'roles', detail: { before: ['reception'], after: ['leader'] } },
      { by_account: by.id, change: 'passwordReset', detail: {} },
    ]);
    await expect(db.pools.store.query('delete from idn.account_audit')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(db.pools.owner.query('delete from idn.account_audit')).rejects.toMatchObject({
      code: 'P0403',
    });
    await expect(db.pools.owner.query('truncate idn.account_audit')).rejects.toMatchObject({ code: 'P0403' });
  });
});

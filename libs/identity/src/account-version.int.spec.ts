import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#platform';
import type { ClientBase } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accountVersion, lockAccount } from './account-version.js';
import { changeAccount, createAccount, listAccounts, setDisabled, setRoles } from './accounts.js';
import { identityMigrations } from './migrations/index.js';
import { createOrganisation } from './organisations.js';
import { listSessions, openSession } from './sessions.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ migrations: identityMigrations });
}, 120_000);
afterAll(() => db.drop());

const inStore = <T>(fn: Parameters<typeof inTransaction<T>>[1]) => inTransaction(db.pools.store, fn);
const NORTH = { shortCode: '北组', name: '北州市委组织部', level: 'city' as const };
const createOrganisationNamed = (code: string) =>
  inStore((client) =>
    createOrganisation(client, {
      parentId: null,
      code,
      shortCode: '北组',
      name: `${code}组织部`,
      level: 'city',
    }),
  );
const makeHandler = async (client: ClientBase) => {
  const { id } = await createOrganisation(client, {
    parentId: null,
    code: '411300Z',
    shortCode: '宛组',
    name: '南州市委组织部',
    level: 'city',
  });
  const roles = ['handler', 'reception'];
  const person = { login: 'liming', displayName: '李明', password: 'Zhongzu-2026' };
  return createAccount(client, { ...person, orgId: id, roles }, null);
};

describe('accounts', () => {
  it('are not changed over what another administrator has changed since; what they say already is no change', async () => {
    const made = await inStore(makeHandler);
    const seen = accountVersion(made);
    const change = (postTitle: string) =>
      inStore(async (client) => {
        await lockAccount(client, made.id, seen);
        await changeAccount(client, made.id, { displayName: made.displayName, postTitle }, null);
        await sleep(100);
      }).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    expect((await Promise.all([change('主任'), change('科员')])).sort()).toEqual(['ACCOUNT_CHANGED', 'done']);
    await openSession(db.pools.store, made.id);
    const count = async () =>
      (await db.pools.store.query('select detail from idn.account_audit where account_id = $1', [made.id]))
        .rows;
    const before = await count();
    expect(before.at(-1)).toEqual({ detail: { fields: ['postTitle'] } });
    await inStore((client) => setRoles(client, made.id, ['reception', 'handler'], null));
    await inStore((client) => changeAccount(client, made.id, { displayName: made.displayName }, null));
    expect(await count()).toEqual(before);
    // whose title is corrected goes on working
    expect(await listSessions(db.pools.store, made.id)).toHaveLength(1);
  });

  it('of two administrators who take each other away at once leave one, and tell the other why', async () => {
    const city = (await createOrganisationNamed('411500Z')).id;
    const [one, two] = await Promise.all(
      ['guanli-jia', 'guanli-yi'].map((login) =>
        inStore((client) =>
          createAccount(
            client,
            { login, displayName: login, password: 'Zhongzu-2026', orgId: city, roles: ['admin'] },
            null,
          ),
        ),
      ),
    );
    // as the administrators' page does: first the account that is to be changed, then the change
    const takeAway = (id: string) =>
      inStore(async (client) => {
        await lockAccount(client, id);
        await sleep(200);
        await setDisabled(client, id, true, null);
      }).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    const said = await Promise.all([takeAway(one!.id), takeAway(two!.id)]);
    expect(said.sort()).toEqual(['ADMINISTRATOR_LAST', 'done']);
    const left = await listAccounts(db.pools.store, [city]);
    expect(left.filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1);
  });

  it('leave an organisation somebody who manages it: an administrator below it does not', async () => {
    const person = { displayName: '管理', password: 'Zhongzu-2026', roles: ['admin'] };
    const { city, above, below } = await inStore(async (client) => {
      const city = await createOrganisation(client, {
        ...NORTH,
        shortCode: '周组',
        parentId: null,
        code: '411600Z',
      });
      const county = await createOrganisation(client, {
        ...NORTH,
        shortCode: '扶组',
        name: '扶川县委组织部',
        parentId: city.id,
        code: '411621Z',
        level: 'county',
      });
      const make = (login: string, orgId: number) => createAccount(client, { ...person, login, orgId }, null);
      return { city, above: await make('guanli-shi', city.id), below: await make('guanli-xian', county.id) };
    });
    const last = { code: 'ADMINISTRATOR_LAST' };
    await expect(inStore((client) => setDisabled(client, above.id, true, null))).rejects.toMatchObject(last);
    await expect(inStore((client) => setRoles(client, above.id, ['reception'], null))).rejects.toMatchObject(
      last,
    );
    // the county is managed from the city
    await inStore((client) => setDisabled(client, below.id, true, null));
    await inStore((client) =>
      createAccount(client, { ...person, login: 'guanli-shi-er', orgId: city.id }, null),
    );
    await inStore((client) => setDisabled(client, above.id, true, null));
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { changeOrganisation, createAccount, type Role, setRoles } from '#identity';
import { inTransaction } from '#platform';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

jest.setTimeout(90_000);

let api: TestApi;
const people: Record<string, ApiClient> = {};
const ids: Record<string, string> = {};
const OTHERS: [string, Role, 'city' | 'county'][] = [
  ['auditor', 'auditor', 'city'],
  ['countyAuditor', 'auditor', 'county'],
  ['countyAdmin', 'admin', 'county'],
];
beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    for (const [login, role, at] of OTHERS) {
      const orgId = at === 'city' ? api.office.orgId : api.office.countyId;
      const given = { login, displayName: `员工${login}`, orgId, roles: [role], password: PASSWORD };
      ids[login] = (await createAccount(client, { ...given, mustChangePassword: false }, null)).id;
    }
  });
  for (const login of [
    ...['admin', 'windowHead', 'leader', 'reception', 'handler', 'examiner', 'deputy'],
    ...OTHERS.map(([each]) => each),
  ])
    people[login] = await api.signInAs(login);
}, 120_000);
afterAll(() => api.close(), 30_000);

const read = async (login: string, after = '') => {
  const client = people[login];
  if (!client) throw new Error(login);
  return client.get(`/api/accounts/audit${after === '' ? '' : `?after=${after}`}`);
};

describe('the audit of accounts (§9 三员分立)', () => {
  it('is read by administrator, auditor, head of the window and head of the department, by nobody else', async () => {
    for (const login of ['admin', 'auditor', 'windowHead', 'leader', 'countyAuditor'])
      expect([login, (await read(login)).status]).toEqual([login, 200]);
    for (const login of ['reception', 'handler', 'examiner', 'deputy'])
      expect([login, (await read(login)).body.code]).toEqual([login, 'ROLE_MISSING']);
    expect((await api.anonymous.get('/api/accounts/audit')).status).toBe(401);
  });

  it('tells in words, youngest first, that an administrator gave himself roles', async () => {
    const me = api.office.staff.admin.accountId;
    // as the command does it, without ending the session that asks
    await inTransaction(api.office.db.pools.store, (client) =>
      setRoles(client, ids['countyAdmin'] as string, ['admin', 'leader'], ids['countyAdmin'] as string),
    );
    await people['admin']?.send('PATCH', `/api/accounts/${api.office.staff.handler.accountId}`, {
      body: { postTitle: '科长' },
    });
    const { items } = (await read('admin')).body;
    expect(items[0]).toMatchObject({
      accountId: api.office.staff.handler.accountId,
      what: '修改职务',
      ownPower: false,
    });
    expect(items[1]).toMatchObject({
      byName: '员工countyAdmin',
      displayName: '员工countyAdmin',
      login: 'countyadmin',
      orgId: api.office.countyId,
      what: '改角色:原为系统管理员;现为部长、系统管理员',
      ownPower: true,
    });
    expect(items.find(({ accountId }: { accountId: string }) => accountId === ids['auditor'])).toMatchObject({
      byName: '系统安装、后台命令',
      what: '新建账号,角色:审计员',
    });
    expect(items.some(({ accountId }: { accountId: string }) => accountId === me)).toBe(true);
  });

  it('tells of one’s own organisation only; an administrator of those below too', async () => {
    const orgs = async (login: string) =>
      [...new Set((await read(login)).body.items.map(({ orgId }: { orgId: number }) => orgId))].sort();
    const { orgId, countyId } = api.office;
    expect(await orgs('auditor')).toEqual([orgId]);
    expect(await orgs('countyAuditor')).toEqual([countyId]);
    expect(await orgs('admin')).toEqual([orgId, countyId].sort());
  });

  it('tells the auditor of the small offices below as well: he is theirs (§2.14)', async () => {
    const { orgId, countyId } = api.office;
    const small = (smallOffice: boolean) =>
      inTransaction(api.office.db.pools.store, (client) =>
        changeOrganisation(client, countyId, { smallOffice }),
      );
    await small(true);
    const { items } = (await read('auditor')).body;
    expect([...new Set(items.map((item: { orgId: number }) => item.orgId))].sort()).toEqual(
      [orgId, countyId].sort(),
    );
    await small(false);
    expect(
      (await read('auditor')).body.items.some((item: { orgId: number }) => item.orgId === countyId),
    ).toBe(false);
  });

  it('goes on page by page', async () => {
    const id = ids['auditor'] as string;
    await inTransaction(api.office.db.pools.store, async (client) => {
      for (let n = 0; n < 60; n += 1)
        await client.query(
          `insert into idn.account_audit (account_id, change) values ($1, 'passwordReset')`,
          [id],
        );
    });
    const first = (await read('auditor')).body;
    expect(first.items).toHaveLength(50);
    const second = (await read('auditor', first.next)).body;
    expect(second.items.length).toBeGreaterThan(10);
    expect(second.items.at(-1).at <= second.items[0].at).toBe(true);
    expect((await read('auditor', 'x')).status).toBe(400);
  });
});

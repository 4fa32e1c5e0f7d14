import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accessReasonAad, listAccess, recordAccess, verifyAccessAudit } from './access-audit.js';
import { createAccount } from './accounts.js';
import { identityMigrations } from './migrations/index.js';
import { createOrganisation } from './organisations.js';
import { viewerOf, withViewer } from './viewer.js';
import type { Role } from './roles.js';

let db: TestDatabase;
const org = { city: 0, east: 0, west: 0 };
const who = { city: '', east: '', west: '' };

beforeAll(async () => {
  db = await createTestDatabase({ migrations: identityMigrations });
  await inTransaction(db.pools.store, async (client) => {
    const called = (name: string) => ({ shortCode: `${name}组`, name: `${name}组织部` });
    org.city = (
      await createOrganisation(client, { ...called('市'), parentId: null, code: '411300Z', level: 'city' })
    ).id;
    for (const [name, code] of [
      ['east', '411302Z'],
      ['west', '411303Z'],
    ] as const)
      org[name] = (
        await createOrganisation(client, { ...called(name), parentId: org.city, code, level: 'county' })
      ).id;
    for (const name of ['city', 'east', 'west'] as const)
      who[name] = (
        await createAccount(
          client,
          {
            login: name,
            displayName: `${name}科员`,
            orgId: org[name],
            roles: ['reception'],
            password: 'Zhongzu-2026',
          },
          null,
        )
      ).id;
  });
}, 120_000);
afterAll(() => db.drop());

const see = (petitionId: string, place: 'city' | 'east' | 'west' = 'city', reason: Buffer | null = null) =>
  recordAccess(db.pools.store, {
    orgId: org[place],
    accountId: who[place],
    petitionId,
    action: 'view',
    sealedReason: reason,
  });
/** As the owner with the triggers off: what someone with the server in his hands can do. */
const tamper = async (sql: string) => {
  await db.pools.owner.query(
    `begin; alter table idn.access_audit disable trigger user; ${sql}; alter table idn.access_audit enable trigger user; commit`,
  );
};

describe('the audit of accesses', () => {
  it('counts within each organisation and lists the youngest first', async () => {
    const petition = randomUUID();
    expect(await see(petition, 'city', Buffer.from('sealed'))).toBe('1');
    expect(await see(petition, 'east')).toBe('1');
    expect(await see(randomUUID(), 'city')).toBe('2');
    const list = await listAccess(db.pools.store, { orgIds: [org.city, org.east] });
    expect(list.map(({ orgId, seq, action }) => [orgId, seq, action])).toEqual([
      [org.city, '2', 'view'],
      [org.east, '1', 'view'],
      [org.city, '1', 'view'],
    ]);
    expect(list[2]).toMatchObject({
      petitionId: petition,
      accountId: who.city,
      sealedReason: Buffer.from('sealed'),
    });
    expect(await listAccess(db.pools.store, { orgIds: [org.east] })).toHaveLength(1);
    expect(await listAccess(db.pools.store, { orgIds: [org.city], petitionId: petition })).toHaveLength(1);
    expect(await listAccess(db.pools.store, { orgIds: [org.city], accountId: who.east })).toHaveLength(0);
  });

  it('tells of a petition in whichever book it was written, and of the days that are asked for', async () => {
    const petitionId = randomUUID();
    await see(petitionId, 'west');
    await see(petitionId, 'city');
    const books = (await listAccess(db.pools.store, { petitionId })).map(({ orgId }) => orgId);
    expect(books).toEqual([org.city, org.west]);
    const { rows } = await db.pools.store.query<{ today: string; before: string }>(
      `select to_char(d, 'YYYY-MM-DD') as today, to_char(d - 1, 'YYYY-MM-DD') as before
         from (select (now() at time zone 'Asia/Shanghai')::date as d) one`,
    );
    const { today, before } = rows[0]!;
    expect(await listAccess(db.pools.store, { petitionId, from: today, to: today })).toHaveLength(2);
    expect(await listAccess(db.pools.store, { petitionId, to: before })).toEqual([]);
  });

  it('keeps its numbers without gaps when many look at once', async () => {
    const before = Number(await see(randomUUID(), 'east'));
    const numbers = await Promise.all(Array.from({ length: 30 }, () => see(randomUUID(), 'east')));
    expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => before + 1 + i),
    );
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([]);
  });

  it('is verified while others look: an entry that comes meanwhile is no fault', async () => {
    let verifying = true;
    const looking = (async () => {
      while (verifying) await see(randomUUID(), 'east');
    })();
    const broken: unknown[] = [];
    for (let n = 0; n < 30; n += 1) broken.push(...(await verifyAccessAudit(db.pools.store)).broken);
    verifying = false;
    await looking;
    expect(broken).toEqual([]);
  });

  it('refuses nonsense before the database sees it', async () => {
    const entry = {
      orgId: org.city,
      accountId: who.city,
      petitionId: randomUUID(),
      action: 'view',
      sealedReason: null,
    } as const;
    for (const wrong of [{ accountId: 'x' }, { petitionId: 'x' }, { action: 'delete' as never }])
      await expect(recordAccess(db.pools.store, { ...entry, ...wrong })).rejects.toMatchObject({
        code: 'AUDIT_ENTRY_INVALID',
      });
  });

  it('cannot be changed, shortened or emptied by any role', async () => {
    for (const sql of [
      `update idn.access_audit set action = 'export'`,
      'delete from idn.access_audit',
      'truncate idn.access_audit',
    ]) {
      await expect(db.pools.store.query(sql)).rejects.toMatchObject({ code: '42501' });
      await expect(db.pools.owner.query(sql)).rejects.toMatchObject({ code: 'P0403' });
    }
  });

  it('is verified apart from the SQL that wrote it; each kind of tampering is found and named', async () => {
    for (let i = 0; i < 6; i += 1) await see(randomUUID(), 'west', Buffer.from(`r${i}`));
    const whole = await verifyAccessAudit(db.pools.store);
    expect(whole.broken).toEqual([]);
    expect(whole.checked).toBeGreaterThan(30);
    await db.pools.owner.query('create table public.kept as select * from idn.access_audit');
    const restore = `delete from idn.access_audit; insert into idn.access_audit select * from public.kept`;
    const at = { orgId: org.west, seq: '3' };
    for (const [sql, found] of [
      [`update idn.access_audit set account_id = '${who.city}' where org_id = ${org.west} and seq = 3`, at],
      [`update idn.access_audit set sealed_reason = '\\x00' where org_id = ${org.west} and seq = 3`, at],
      [
        `update idn.access_audit set recorded_at = recorded_at + interval '1 ms' where org_id = ${org.west} and seq = 3`,
        at,
      ],
      [`delete from idn.access_audit where org_id = ${org.west} and seq = 3`, at],
      [`delete from idn.access_audit where org_id = ${org.west} and seq = 7`, { orgId: org.west, seq: '7' }],
      [`delete from idn.access_audit where org_id = ${org.west}`, { orgId: org.west, seq: '1' }],
      [
        `update idn.access_audit a set petition_id = b.petition_id from idn.access_audit b
          where a.org_id = ${org.west} and b.org_id = ${org.west} and (a.seq, b.seq) in ((3, 4), (4, 3))`,
        at,
      ],
    ] as const) {
      await tamper(sql);
      expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([found]);
      await tamper(restore);
    }
    await tamper(`insert into idn.access_audit select org_id, 8, recorded_at, account_id, petition_id, action,
      sealed_reason, hash from idn.access_audit where org_id = ${org.west} and seq = 7`);
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([{ orgId: org.west, seq: '8' }]);
    await tamper(restore);
    expect(await verifyAccessAudit(db.pools.store)).toEqual(whole);
  });

  it('says which book was taken out, and its hash with it (L19)', async () => {
    const entry = { orgId: org.west, accountId: who.west, sealedReason: null };
    const taken = { ...entry, petitionId: null, action: 'export' as const, register: 'L04' };
    const seq = await recordAccess(db.pools.store, taken);
    await recordAccess(db.pools.store, { ...taken, petitionId: randomUUID(), register: null });
    const list = await listAccess(db.pools.store, { orgIds: [org.west] });
    expect(list.slice(0, 2).map(({ register }) => register)).toEqual([null, 'L04']);
    for (const wrong of [
      { register: 'L4' },
      { register: 'L04|x' },
      { action: 'view' as const, petitionId: randomUUID() },
    ])
      await expect(recordAccess(db.pools.store, { ...taken, ...wrong })).rejects.toMatchObject({
        code: 'AUDIT_ENTRY_INVALID',
      });
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([]);
    const at = `where org_id = ${org.west} and seq = ${seq}`;
    await tamper(`update idn.access_audit set register = 'L05' ${at}`);
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([{ orgId: org.west, seq }]);
    await tamper(`update idn.access_audit set register = null ${at}`);
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([{ orgId: org.west, seq }]);
    await tamper(`update idn.access_audit set register = 'L04' ${at}`);
    expect((await verifyAccessAudit(db.pools.store)).broken).toEqual([]);
  });
  it('binds a sealed reason to who looked at what', () => {
    expect(accessReasonAad({ accountId: 'a', petitionId: 'p' })).not.toBe(
      accessReasonAad({ accountId: 'b', petitionId: 'p' }),
    );
  });
});

describe('what the reader sees (row-level security)', () => {
  const viewer = (place: 'city' | 'east' | 'west', ...roles: Role[]) =>
    viewerOf({
      accountId: who[place],
      displayName: place,
      orgId: org[place],
      belowIds: place === 'city' ? [org.city, org.east, org.west] : [org[place]],
      roles,
      smallOffice: false,
      mustChangePassword: false,
    });
  const names = (place: 'city' | 'east' | 'west', ...roles: Role[]) =>
    withViewer(db.pools.reader, viewer(place, ...roles), async (client) => {
      const accounts = await client.query<{ display_name: string }>(
        'select display_name from idn.account order by display_name',
      );
      const organisations = await client.query('select id from idn.organisation');
      expect(organisations.rowCount).toBe(accounts.rowCount);
      const roleRows = await client.query('select from idn.account_role');
      expect(roleRows.rowCount).toBe(accounts.rowCount);
      return accounts.rows.map((row) => row.display_name);
    });

  it('an address book of the organisations in view and of those above', async () => {
    expect(await names('city', 'leader')).toEqual(['city科员', 'east科员', 'west科员']);
    expect(await names('city', 'reception')).toEqual(['city科员']);
    expect(await names('east', 'reception')).toEqual(['city科员', 'east科员']);
  });

  it('nothing at all without a viewer, on a fresh and on a used connection', async () => {
    for (let i = 0; i < 8; i += 1)
      expect((await db.pools.reader.query('select id from idn.account')).rowCount).toBe(0);
  });

  it.each([
    'select password_hash from idn.account',
    'select login from idn.account',
    'select * from idn.account',
    'select * from idn.session',
    'select * from idn.sign_in_failure',
    'select * from idn.account_audit',
    'select sealed_reason from idn.access_audit',
    'select * from idn.set_up',
    `update idn.account set display_name = 'x'`,
  ])('never: %s', async (sql) => {
    await expect(db.pools.reader.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('his own accesses alone', async () => {
    const seen = await withViewer(db.pools.reader, viewer('city', 'leader'), (client) =>
      client.query<{ account_id: string }>('select distinct account_id from idn.access_audit'),
    );
    expect(seen.rows).toEqual([{ account_id: who.city }]);
  });

  it('in a transaction that writes nothing and whose settings end with it', async () => {
    await expect(
      withViewer(db.pools.reader, viewer('city', 'leader'), (client) =>
        client.query('create temp table t (a int)'),
      ),
    ).rejects.toMatchObject({ code: '25006' });
    const settings = await withViewer(db.pools.reader, viewer('city', 'leader'), (client) =>
      client.query(
        `select current_user as role, current_setting('xf.account') as account, current_setting('xf.orgs') as orgs,
           current_setting('xf.counts') as counts, current_setting('transaction_isolation') as isolation`,
      ),
    );
    expect(settings.rows).toEqual([
      {
        role: 'xf_reader',
        account: who.city,
        orgs: `{${org.city},${org.east},${org.west}}`,
        counts: '1',
        isolation: 'repeatable read',
      },
    ]);
    const { rows } = await db.pools.reader.query<{ left: string | null }>(
      `select nullif(current_setting('xf.orgs', true), '') as left`,
    );
    expect(rows[0]!.left).toBeNull();
  });

  it('not even the owner past the policies without being named in them: force is on for every table', async () => {
    const { rows } = await db.pools.owner.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'idn'::regnamespace and relkind = 'r'
         and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });
});

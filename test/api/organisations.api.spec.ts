import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setNextNumber } from '#casework';
import { addDays } from '#domain';
import { createAccount, organisationById, setDisabled } from '#identity';
import { inTransaction } from '#platform';
import { periodOfCode, previousQuarterCode, quarterCodeOf } from '#projections';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

jest.setTimeout(90_000);

let api: TestApi;
let admin: ApiClient;
let made: { id: number; name: string };
let today: string;
const basis = '宛编〔2026〕12号';
beforeAll(async () => {
  api = await openTestApi();
  admin = await api.signInAs('admin');
  today = (await admin.get('/api/session')).body.today;
}, 120_000);
afterAll(() => api.close(), 30_000);

const change = (orgId: number, body: object, key: string = randomUUID()) =>
  admin.send('POST', `/api/organisations/${orgId}/changes`, {
    body: { on: today, basis, ...body },
    headers: { 'idempotency-key': key },
  });
const eventsOf = async (type: string): Promise<number> => {
  const { rows } = await api.office.db.pools.store.query<{ n: number }>(
    'select count(*)::int as n from es.event where type = $1',
    [type],
  );
  return rows[0]?.n ?? 0;
};
const inStore = <T>(work: Parameters<typeof inTransaction<T>>[1]) =>
  inTransaction(api.office.db.pools.store, work);

describe('units of an installation', () => {
  it('are made, renamed with an event, once however often it is sent', async () => {
    const { body } = await admin.send('POST', '/api/organisations', {
      body: {
        parentId: api.office.orgId,
        name: '中共新河县委组织部',
        code: '999399Z',
        shortCode: '新组',
        level: 'county',
        smallOffice: true,
      },
    });
    made = body;
    expect(body).toMatchObject({ name: '中共新河县委组织部', active: true });
    const key = randomUUID();
    for (let twice = 0; twice < 2; twice += 1)
      expect(
        (await change(made.id, { change: 'rename', name: '中共新河区委组织部' }, key)).body,
      ).toMatchObject({
        id: made.id,
        name: '中共新河区委组织部',
      });
    expect(await eventsOf('OrganisationRenamed')).toBe(1);
    const { organisations } = (await admin.get('/api/directory')).body;
    expect(organisations.find(({ id }: { id: number }) => id === made.id).name).toBe('中共新河区委组织部');
    expect((await organisationById(api.office.db.pools.store, made.id)).formerNames).toEqual([
      { name: '中共新河县委组织部', until: addDays(today, -1) },
    ]);
    expect((await admin.get(`/api/organisations/${made.id}/changes`)).body.items).toMatchObject([
      { on: today, basis, what: '更名:原为“中共新河县委组织部”,现为“中共新河区委组织部”' },
    ]);
  });

  it('have a name and a 机关代字 of their own, and changes not from before they were here', async () => {
    const of = async (given: object) => {
      const { status, body } = await admin.send('POST', '/api/organisations', {
        body: {
          parentId: api.office.orgId,
          name: '中共旧河县委组织部',
          code: '999398Z',
          shortCode: '旧组',
          level: 'county',
          smallOffice: true,
          ...given,
        },
      });
      return [status, body.code, body.field];
    };
    expect(await of({ name: '中共新河区委组织部' })).toEqual([422, 'ORGANISATION_NAME_TAKEN', 'name']);
    expect(await of({ shortCode: '新组' })).toEqual([422, 'ORGANISATION_SHORT_CODE_TAKEN', 'shortCode']);
    const early = await change(made.id, { change: 'rename', name: '中共新河市委组织部', on: '1900-01-01' });
    expect(early.body).toMatchObject({ code: 'ORGANISATION_DAY_INVALID', field: 'on' });
    expect(early.body.detail).toContain('生效日不得晚于今天,不得早于');
  });

  it('are not taken out of use with people or petitions in them; each reason is named', async () => {
    const own = await change(api.office.orgId, { change: 'disable' });
    expect(own.body).toMatchObject({ code: 'ORGANISATION_IN_USE' });
    expect(own.body.detail).toMatch(/个账号在用\(.+\).*个下级单位在用/);
    const account = await inStore((client) =>
      createAccount(
        client,
        { login: 'xinhe', displayName: '新河员', orgId: made.id, roles: ['reception'], password: PASSWORD },
        null,
      ),
    );
    expect((await change(made.id, { change: 'disable' })).body.detail).toContain('还有1个账号在用(新河员)');
    await inStore((client) => setDisabled(client, account.id, true, null));
    expect((await change(made.id, { change: 'disable' })).body).toMatchObject({ active: false });
    expect(await eventsOf('OrganisationDisabled')).toBe(1);
  });

  it('go on with the numbers of whoever had their 机关代字 before (§6.2)', async () => {
    const year = Number(today.slice(0, 4));
    const put = (orgId: number, book: string, next: number) =>
      inStore((client) => setNextNumber(client, { orgId, year, book, next }));
    const booksOf = async (orgId: number) => {
      const { rows } = await api.office.db.pools.store.query<{ book: string; next: number }>(
        'select book, next from office.number_series where org_id = $1 and year = $2 order by book',
        [orgId, year],
      );
      return rows.map(({ book, next }) => [book, next]);
    };
    await put(made.id, 'L', 4);
    await put(made.id, '新组信告', 6);
    const { body: heir } = await admin.send('POST', '/api/organisations', {
      body: {
        parentId: api.office.orgId,
        name: '中共新河新区委组织部',
        code: '999397Z',
        shortCode: '新 组',
        level: 'county',
        smallOffice: true,
      },
    });
    expect(await booksOf(heir.id)).toEqual([
      ['L', 4],
      ['新 组信告', 6],
    ]);

    await put(heir.id, '新 组信告', 9);
    expect((await change(heir.id, { change: 'disable' })).body).toMatchObject({ active: false });
    expect((await change(made.id, { change: 'enable' })).body).toMatchObject({ active: true });
    expect(await booksOf(made.id)).toEqual([
      ['L', 4],
      ['新组信告', 9],
    ]);
    expect((await change(made.id, { change: 'disable' })).body).toMatchObject({ active: false });
  });

  it('take no accounts while out of use, and come back', async () => {
    const create = () =>
      admin.send('POST', '/api/accounts', {
        body: { login: 'xinhe2', displayName: '新河乙', orgId: made.id, roles: ['reception'] },
      });
    expect((await create()).body).toMatchObject({ code: 'ORGANISATION_DISABLED' });
    expect((await change(made.id, { change: 'enable' })).body).toMatchObject({ active: true });
    expect((await create()).status).toBe(201);
  });

  it('are changed by their administrators alone, and only where the address names one', async () => {
    const reception = await api.signInAs('reception');
    const send = (address: string) =>
      reception.send('POST', address, { body: { change: 'disable', on: today, basis } });
    expect((await send(`/api/organisations/${made.id}/changes`)).body.code).toBe('ROLE_MISSING');
    expect((await change(987_654, { change: 'disable' })).body.code).toMatch(/ORGANISATION_(OTHER|UNKNOWN)/);
    expect((await send('/api/organisations/x/changes')).status).toBe(400);
  });
});

describe('a unit out of use', () => {
  let head: ApiClient;
  let day: string;
  beforeAll(async () => {
    head = await api.signInAs('windowHead');
    day = (await head.get('/api/session')).body.today;
    const { rows } = await api.office.db.pools.store.query<{ id: string }>(
      'select id from idn.account where org_id = $1 and disabled_at is null',
      [made.id],
    );
    for (const { id } of rows) await inStore((client) => setDisabled(client, id, true, null));
    expect((await change(made.id, { change: 'disable' })).body).toMatchObject({ active: false });
  });

  it('is no receiver in a triage, and neither is one that is not there', async () => {
    const { petitionId } = (await head.post('/api/petitions', letterBody(day))).body;
    const triage = async (targetOrgId: number) => {
      const { status, body } = await head.command(petitionId, 'triage', {
        version: 1,
        body: {
          intakeDecision: 'passDown',
          disposition: 'ZS',
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          proposal: '拟转送',
          targetOrgId,
          approval: {
            signerId: api.office.staff.windowHead.accountId,
            capacity: 'windowHead',
            signedOn: day,
            onPaper: false,
          },
        },
      });
      return [status, body.code, body.field];
    };
    expect(await triage(made.id)).toEqual([422, 'TARGET_DISABLED', 'targetOrgId']);
    expect(await triage(987_654)).toEqual([422, 'TARGET_UNKNOWN', 'targetOrgId']);
    expect((await triage(api.office.countyId))[0]).toBe(200);
  });

  it('O-59 stays in the circular and the statistics of each quarter in which it was in use, and is in none before and after', async () => {
    const { body: closed } = await admin.send('POST', '/api/organisations', {
      body: {
        parentId: api.office.orgId,
        name: '中共古河县委组织部',
        code: '999396Z',
        shortCode: '古组',
        level: 'county',
        smallOffice: true,
      },
    });
    const quarter = quarterCodeOf(day);
    const last = previousQuarterCode(quarter);
    await api.office.db.pools.owner.query('update idn.organisation set created_at = $2::date where id = $1', [
      closed.id,
      periodOfCode(last).to,
    ]);
    const on = periodOfCode(quarter).from;
    expect((await change(closed.id, { change: 'disable', on })).body).toMatchObject({ active: false });
    const linesOf = async (code: string) => {
      const { bulletins } = (await head.get(`/api/office/circular?quarter=${code}`)).body;
      return bulletins
        .filter(({ orgId }: { orgId: number }) => orgId === closed.id)
        .map(({ orgName, zeroReport }: Record<string, unknown>) => [orgName, zeroReport]);
    };
    expect(await linesOf(last)).toEqual([['中共古河县委组织部', true]]);
    expect(await linesOf(quarter)).toEqual([]);
    expect(await linesOf(previousQuarterCode(last))).toEqual([]);
    // the statistics say the same of each period, unit by unit (O-59)
    const rowsOf = async (code: string) => {
      const { organisations, office } = (await head.get(`/api/statistics/quarter?period=${code}`)).body;
      return [organisations, office.units].map((rows) =>
        rows.some(({ orgId }: { orgId: number }) => orgId === closed.id),
      );
    };
    expect(await rowsOf(last)).toEqual([true, true]);
    expect(await rowsOf(quarter)).toEqual([false, false]);
    expect(await rowsOf(previousQuarterCode(last))).toEqual([false, false]);
  });

  it('is given no target and no help; what is judged of a year that is over may concern it', async () => {
    const year = Number(day.slice(0, 4));
    const target = { year, indicator: 'I-28', op: 'atLeast', value: 500, weight: 40, document: '某文' };
    const ask = async (address: string, body: object) => {
      const { status, body: answered } = await head.post(address, body);
      return [status, answered.code, answered.field];
    };
    const disabled = { ...target, targetOrgId: made.id };
    expect(await ask('/api/annual-targets/set-target', disabled)).toEqual([
      422,
      'ORGANISATION_DISABLED',
      'targetOrgId',
    ]);
    expect(
      await ask('/api/topic-requests/ask', {
        askedOf: [api.office.countyId, made.id],
        title: '题目',
        dueOn: day,
        detail: '情况',
      }),
    ).toEqual([422, 'ORGANISATION_DISABLED', 'askedOf']);
    const measure = {
      targetOrgId: made.id,
      measure: 'remind',
      title: '逾期未报',
      basis,
      approverId: api.office.staff.leader.accountId,
      onPaper: true,
    };
    expect(await ask('/api/accountabilities/take', measure)).toEqual([200, undefined, undefined]);
  });
});

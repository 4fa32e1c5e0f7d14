import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount, createOrganisation, setRoles } from '#identity';
import { inTransaction } from '#platform';
import { type ApiAnswer, type ApiClient, accusationBody, letterBody, openTestApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

let api: TestApi;
let county: ApiClient;
let reception: ApiClient;
let day: string;
const foreign: Record<'sister' | 'city' | 'accusation', string> = { sister: '', city: '', accusation: '' };

const register = async (client: ApiClient, more: object = {}): Promise<string> => {
  const answer = await client.post('/api/petitions', { ...letterBody(day), ...more });
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body.petitionId;
};

beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    const { id } = await createOrganisation(client, {
      parentId: api.office.orgId,
      code: '411322Z',
      shortCode: '方组',
      name: '方川县委组织部',
      level: 'county',
    });
    await createAccount(
      client,
      {
        login: 'sister',
        displayName: '邻县',
        orgId: id,
        roles: ['windowHead', 'reception'],
        password: PASSWORD,
        mustChangePassword: false,
      },
      null,
    );
  });
  county = await api.signInAs('county');
  reception = await api.signInAs('reception');
  day = (await reception.get('/api/session')).body.today;
  foreign.sister = await register(await api.signInAs('sister'));
  foreign.city = await register(reception);
  const accusation = await (await api.signInAs('windowHead')).post('/api/petitions', accusationBody(day));
  foreign.accusation = accusation.body.petitionId;
}, 120_000);
afterAll(() => api.close(), 30_000);

const seen = ({ status, body }: ApiAnswer) => ({ status, ...body, instance: '' });
const countAsides = async (petitionId: string): Promise<number> => {
  const { rows } = await api.office.db.pools.owner.query<{ n: number }>(
    'select count(*)::int as n from rm.fact_aside where petition_id = $1',
    [petitionId],
  );
  return rows[0]?.n ?? -1;
};
const link = (client: ApiClient, petitionId: string, earlierId: string) =>
  client.command(petitionId, 'link-repeat', {
    version: 1,
    body: { earlierId, merge: false, likeness: 90, grounds: ['text'] },
  });

describe('a petition named as the earlier one (O-05)', () => {
  it('is one that the person may see: another office’s figures are not changed, nor is its being there told', async () => {
    const own = await register(county);
    const nowhere = await link(county, own, randomUUID());
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'PETITION_NOT_FOUND', field: 'earlierId' } });
    for (const id of Object.values(foreign)) {
      expect(seen(await link(county, own, id))).toEqual(seen(nowhere));
      expect(await countAsides(id)).toBe(0);
    }
  });

  it('is looked at when it is registered, too', async () => {
    const ask = (repeatOf: string) => county.post('/api/petitions', { ...letterBody(day), repeatOf });
    const nowhere = await ask(randomUUID());
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'PETITION_NOT_FOUND', field: 'repeatOf' } });
    for (const id of Object.values(foreign)) expect(seen(await ask(id))).toEqual(seen(nowhere));
  });

  it('is not looked at again when a registration is repeated by one who may no longer see it', async () => {
    const earlier = await register(await api.signInAs('windowHead'));
    const body = { ...letterBody(day), repeatOf: earlier };
    let clerk = reception;
    const send = () => clerk.post('/api/petitions', body, { 'idempotency-key': key });
    const key = randomUUID();
    const first = await send();
    expect(first.status).toBe(201);
    const { accountId } = api.office.staff.reception;
    const become = (role: 'auditor' | 'reception') =>
      inTransaction(api.office.db.pools.store, (client) => setRoles(client, accountId, [role], null));
    await become('auditor');
    clerk = await api.signInAs('reception');
    expect((await clerk.get(`/api/petitions/${earlier}`)).status).not.toBe(200);
    const again = await send();
    await become('reception');
    reception = await api.signInAs('reception');
    // an auditor sees neither: what is refused is the petition itself, not the earlier one that it named
    expect(again).toMatchObject({ status: 404, body: { code: 'PETITION_NOT_FOUND' } });
    expect(again.body.field).toBeUndefined();
  });

  it('is taken from one’s own office, and may be said again', async () => {
    const earlier = await register(county);
    const later = await register(county, { repeatOf: earlier });
    expect(await countAsides(earlier)).toBe(1);
    expect(await link(county, later, earlier)).toMatchObject({ status: 200 });
    expect(await link(county, await register(county), earlier)).toMatchObject({ status: 200 });
  });
});

describe('people named on a case', () => {
  it('have accounts: a ruling on the recusal of nobody is refused with its field', async () => {
    const windowHead = await api.signInAs('windowHead');
    const body = { accountId: randomUUID(), ground: 'relative', ruling: 'confirmed', reason: '系近亲属' };
    expect(await windowHead.command(foreign.city, 'rule-on-recusal', { version: 1, body })).toMatchObject({
      status: 422,
      body: { code: 'STAFF_UNKNOWN', field: 'accountId' },
    });
  });

  it('are given a case only where they are there to handle it', async () => {
    const windowHead = await api.signInAs('windowHead');
    const { accountId } = api.office.staff.windowHead;
    const body = {
      handlerId: randomUUID(),
      coHandlerIds: [],
      needToKnow: [],
      approval: {
        signerId: accountId,
        capacity: 'windowHead',
        signedOn: day,
        onPaper: false,
      },
    };
    expect(await windowHead.command(foreign.city, 'designate-handler', { version: 1, body })).toMatchObject({
      status: 422,
      body: { code: 'STAFF_UNKNOWN', field: 'handlerId' },
    });
  });
});

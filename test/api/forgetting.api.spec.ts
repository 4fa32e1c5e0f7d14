import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { keyIdsOf } from '#casework';
import { backgroundSubscriptions } from '#jobs';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { signedBy } from '../support/office.js';

let api: TestApi;
let head: ApiClient;
let day = '';
beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  day = (await head.get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 120_000);

/** A petition that has ended: withdrawn by its petitioner; with the key of his identity. */
async function ended() {
  const reception = await api.signInAs('reception');
  const { petitionId } = (await reception.post('/api/petitions', letterBody(day))).body;
  const { people } = (await head.get(`/api/petitions/${petitionId}`)).body;
  const { subjectId } = people[0];
  const early = await head.command(petitionId, 'forget-subject', { version: 1, body: { subjectId } });
  expect([early.status, early.body.code]).toEqual([422, 'SUBJECT_STILL_NEEDED']);
  const approval = signedBy(api.office.staff.windowHead, day);
  const body = { withdrawnOn: day, evidence: '本人持身份证到场核对,自愿撤回', approval };
  expect((await head.command(petitionId, 'withdraw', { version: 1, body })).status).toBe(200);
  const { events } = await api.office.runtime.store.load(api.office.db.pools.store, petitionId);
  return { petitionId, subjectId, keyId: keyIdsOf(events)[subjectId] ?? '' };
}

const forget = (client: ApiClient, petitionId: string, subjectId: string, key = uuidv7()) =>
  client.command(petitionId, 'forget-subject', { version: 2, body: { subjectId }, key });
const stateOf = async (keyId: string) => (await api.office.runtime.vault.stock.statesOf([keyId])).get(keyId);
const identifiersOf = async (subjectId: string) =>
  (await api.office.db.pools.owner.query('select from rm.identifier where subject_id = $1', [subjectId]))
    .rowCount;

describe('依法删除一名当事人的身份信息', () => {
  it('destroys the key: page, list, search and blind indexes lose the person, the record keeps its proof', async () => {
    const { petitionId, subjectId, keyId } = await ended();
    await api.indexed();
    const found = async () => (await head.get('/api/petitions?q=周某山')).body.items.length;
    expect([await found(), await identifiersOf(subjectId), await stateOf(keyId)]).toEqual([
      1,
      expect.any(Number),
      'present',
    ]);
    const key = uuidv7();
    const done = await forget(head, petitionId, subjectId, key);
    expect([done.status, done.body.version]).toEqual([200, 3]);
    await api.indexed();
    expect([await found(), await identifiersOf(subjectId), await stateOf(keyId)]).toEqual([0, 0, 'shredded']);
    const page = (await head.get(`/api/petitions/${petitionId}`)).body;
    expect(page.people[0].fields).toEqual({ name: '〔已依法删除〕' });
    expect(JSON.stringify(page.timeline)).toMatch(/依法删除一名当事人的身份信息/);
    expect((await head.get('/api/petitions')).text).not.toContain('周某山');
    expect(await api.office.runtime.store.verify()).toMatchObject({ ok: true });
    // the same request again is the same answer; another one says that it was done
    expect((await forget(head, petitionId, subjectId, key)).body.version).toBe(3);
    expect((await forget(head, petitionId, subjectId)).body.code).toBe('SUBJECT_ALREADY_FORGOTTEN');
  });

  it('is for those who head the office, and not while the law keeps the identity; nothing is written then', async () => {
    const { petitionId, subjectId, keyId } = await ended();
    const before = await api.countEvents();
    for (const login of ['reception', 'handler', 'examiner'] as const) {
      const answer = await forget(await api.signInAs(login), petitionId, subjectId);
      expect([login, answer.status]).toEqual([login, 403]);
    }
    await api.office.runtime.vault.stock.setLegalHold(keyId, true);
    expect((await forget(head, petitionId, subjectId)).body.code).toBe('SUBJECT_UNDER_HOLD');
    expect((await forget(head, petitionId, uuidv7())).body.code).toBe('SUBJECT_UNKNOWN');
    expect([await api.countEvents(), await stateOf(keyId)]).toEqual([before, 'held']);
    await api.office.runtime.vault.stock.setLegalHold(keyId, false);
    expect((await forget(head, petitionId, subjectId)).status).toBe(200);
  });

  it('is finished by the background where the process died between event and key', async () => {
    const { petitionId, subjectId, keyId } = await ended();
    const { runtime } = api.office;
    const dying = jest.spyOn(runtime.vault.stock, 'shred').mockRejectedValueOnce(new Error('killed'));
    expect((await forget(head, petitionId, subjectId)).status).toBe(500);
    dying.mockRestore();
    expect([await stateOf(keyId), await identifiersOf(subjectId)]).toEqual(['present', 0]);
    const [destroying] = backgroundSubscriptions(runtime).filter(({ name }) => name === 'destroy-keys');
    if (destroying) await runtime.store.subscription(destroying).catchUp();
    expect(await stateOf(keyId)).toBe('shredded');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let day: string;

beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  day = (await head.get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 30_000);

const registered = async (body: unknown): Promise<string> =>
  (await head.post('/api/petitions', body)).body.petitionId;
const idOf = (name: 'deputy' | 'leader' | 'examiner') => api.office.staff[name].accountId;

describe('what leaders do themselves (18②, R-04)', () => {
  it('接访 is recorded of a leader who is there, and of nobody else', async () => {
    const petitionId = await registered(letterBody(day));
    const record = (leaderId: string) =>
      head.command(petitionId, 'record-reception', {
        version: 1,
        body: { leaderId, receivedOn: day, kind: 'reception', summary: '当面听取了来访人的诉求' },
      });
    for (const nobody of [idOf('examiner'), '00000000-0000-4000-8000-000000000001'])
      expect(await record(nobody)).toMatchObject({
        status: 422,
        body: { code: 'RECEIVER_NOT_LEADER', field: 'leaderId' },
      });
    expect((await record(idOf('deputy'))).status).toBe(200);
  });
  it('包案 of an accusation is taken only by who may open it (§9)', async () => {
    const petitionId = await registered(accusationBody(day));
    const sponsor = (sponsorId: string) =>
      head.command(petitionId, 'sponsor-case', { version: 1, body: { sponsorId, assignedOn: day } });
    expect(await sponsor(idOf('examiner'))).toMatchObject({
      status: 422,
      body: { code: 'SPONSOR_NOT_LEADER' },
    });
    expect(await sponsor(idOf('leader'))).toMatchObject({
      status: 422,
      body: { code: 'SPONSOR_NOT_INFORMED', field: 'sponsorId' },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

jest.setTimeout(90_000);

let api: TestApi;
let reception: ApiClient;
beforeAll(async () => {
  api = await openTestApi();
  reception = await api.signInAs('reception');
  const day: string = (await reception.get('/api/session')).body.today;
  for (let n = 0; n < 3; n += 1) await reception.post('/api/petitions', letterBody(day));
  await api.indexed();
}, 120_000);
afterAll(() => api.close(), 30_000);

describe('searching with the words in the body: an address stands in the log of every proxy', () => {
  it('finds page by page what the list finds', async () => {
    const { body: listed } = await reception.get('/api/petitions?limit=2');
    const searched = await reception.post('/api/petitions/search', { limit: 2 });
    expect([searched.status, searched.body]).toEqual([200, listed]);
    const next = await reception.post('/api/petitions/search', { limit: 2, after: listed.next });
    expect(next.body.items).toHaveLength(1);
    const { items } = listed;
    const byNumber = await reception.post('/api/petitions/search', { q: items[0].displayNo });
    expect(byNumber.body.items.map(({ petitionId }: { petitionId: string }) => petitionId)).toEqual([
      items[0].petitionId,
    ]);
    expect((await reception.post('/api/petitions/search', { q: '无人写过的字词' })).body.items).toEqual([]);
  });

  it('is refused to nobody who may look, and to whoever may not', async () => {
    expect((await api.anonymous.post('/api/petitions/search', {})).status).toBe(401);
    const bad = await reception.post('/api/petitions/search', { q: '字'.repeat(101) });
    expect([bad.status, bad.body.field]).toEqual([400, 'q']);
    expect(bad.text).not.toContain('字字');
    // reading goes on when the disk is full
    const { room } = api.office.runtime;
    const isShort = room.isShort.bind(room);
    room.isShort = () => true;
    try {
      expect((await reception.post('/api/petitions/search', { q: '请求' })).status).toBe(200);
    } finally {
      room.isShort = isShort;
    }
  });
});

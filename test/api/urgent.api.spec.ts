import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let clerk: ApiClient;
beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  clerk = await api.signInAs('reception');
}, 240_000);
afterAll(() => api?.close(), 120_000);

describe('an urgent matter on the screens (§1.9, K-08)', () => {
  it('stands first on the workbench and shows its minutes in the head of the case until the final report', async () => {
    const { today } = (await clerk.get('/api/session')).body;
    const earlier = new Date(Date.parse(`${today}T00:00:00Z`) - 14 * 86_400_000).toISOString().slice(0, 10);
    const late = { receivedOn: earlier, backdatingEvidence: '信封邮戳可证' };
    await clerk.post('/api/petitions', letterBody(today, late));
    const { petitionId } = (
      await clerk.post('/api/petitions', letterBody(today, { urgentGrounds: ['threat'] }))
    ).body;
    const first = async (who: ApiClient) => (await who.get('/api/workbench')).body.items[0];
    for (const who of [clerk, head])
      expect(await first(who)).toMatchObject({ petitionId, action: 'reportUrgent', nominalDue: null });
    const view = (await head.get(`/api/petitions/${petitionId}`)).body;
    expect(view.urgentClocks.map(({ zh, light }: { zh: string; light: object }) => [zh, light])).toEqual([
      ['紧急电话报告', { key: 'green', shape: '●', word: expect.stringMatching(/^剩 (29|30) 分钟$/) }],
      ['紧急书面报告', { key: 'green', shape: '●', word: expect.stringMatching(/^剩 (59|60) 分钟$/) }],
      ['紧急续报', { key: 'green', shape: '●', word: expect.stringMatching(/^剩 1(19|20) 分钟$/) }],
    ]);
    for (const [version, report] of [...['initial', 'final'].entries()].map(([at, each]) => [
      view.version + at,
      each,
    ])) {
      const done = await head.command(petitionId, 'report-urgent', {
        version: version as number,
        body: {
          report,
          way: 'written',
          recipients: ['partyGovernment'],
          measures: '已派员到场',
          content: '情况如下',
        },
      });
      expect([done.status, done.text]).toEqual([200, expect.any(String)]);
    }
    expect((await head.get(`/api/petitions/${petitionId}`)).body.urgentClocks).toEqual([]);
    expect(await first(head)).not.toMatchObject({ petitionId });
  });
});

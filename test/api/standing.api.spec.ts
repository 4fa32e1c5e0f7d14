import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sendDueReminders, timersSubscription } from '#jobs';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

jest.setTimeout(90_000);

let api: TestApi;
const people: Record<string, ApiClient> = {};
let day: string;
beforeAll(async () => {
  api = await openTestApi();
  for (const login of ['reception', 'windowHead', 'handler', 'second', 'admin', 'county', 'leader'])
    people[login] = await api.signInAs(login);
  day = (await as('reception').get('/api/session')).body.today;
}, 120_000);
afterAll(() => api.close(), 30_000);

const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(login);
  return client;
};
const parts = (todayIs?: () => string) => ({ ...api.office.runtime, ...(todayIs ? { todayIs } : {}) });
const derive = () => api.office.runtime.store.subscription(timersSubscription(parts())).catchUp();
/** A petition that was registered so long ago that it is overdue. */
const overdue = async () => {
  const outcome = await api.office.register({}, '2026-03-02');
  await derive();
  await sendDueReminders(parts());
  return outcome;
};

/** Opens the stream of a page and collects what it says. */
async function openLive(client: ApiClient, query = ''): Promise<{ seen: string[]; close(): Promise<void> }> {
  const stop = new AbortController();
  const answer = await fetch(`${api.url}/api/live${query}`, {
    headers: client.cookie === null ? {} : { cookie: client.cookie },
    signal: stop.signal,
  });
  if (answer.status !== 200) throw new Error(String(answer.status));
  const seen: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      seen.push(
        ...decoder
          .decode(chunk)
          .split('\n')
          .filter((line) => line !== ''),
      );
  })().catch(() => undefined);
  return {
    seen,
    close: async () => {
      stop.abort();
      await reading;
    },
  };
}
const within5s = async (holds: () => boolean): Promise<boolean> => {
  for (let waited = 0; waited < 5_000 && !holds(); waited += 50)
    await new Promise((done) => setTimeout(done, 50));
  return holds();
};

describe('live news for open pages', () => {
  it('asks for a session', async () => {
    expect((await api.anonymous.get('/api/live')).status).toBe(401);
  });

  it('says within five seconds that the inbox or the case changed, and not a word more', async () => {
    const { petitionId } = await api.office.register({}, '2026-03-02');
    const [head, stranger] = await Promise.all([
      openLive(as('windowHead'), `?petition=${petitionId}`),
      openLive(as('county'), `?petition=${petitionId}`),
    ]);
    expect(await within5s(() => head.seen.includes('event: open'))).toBe(true);
    await derive();
    await sendDueReminders(parts());
    expect(
      await within5s(() => head.seen.includes('event: inbox') && head.seen.includes('event: case')),
    ).toBe(true);
    expect(head.seen.filter((line) => line.startsWith('data: ')).join()).not.toMatch(/信|〔/);
    // another organisation's person hears nothing of it, though he asked for it by its id
    expect(stranger.seen).not.toContain('event: case');
    await Promise.all([head.close(), stranger.close()]);
  });

  it('tells nobody of an accusation who may not see it', async () => {
    const { petitionId } = (await as('reception').post('/api/petitions', accusationBody(day))).body;
    const other = await openLive(as('second'), `?petition=${petitionId}`);
    expect(await within5s(() => other.seen.includes('event: open'))).toBe(true);
    await derive();
    await new Promise((done) => setTimeout(done, 500));
    expect(other.seen).not.toContain('event: case');
    await other.close();
  });
});

describe('what reminds whom when', () => {
  it('tells what was sent and what is to come, to those who may see the case', async () => {
    const { petitionId } = await overdue();
    const rows = (await as('windowHead').get(`/api/petitions/${petitionId}/reminders`)).body;
    expect(rows[0]).toMatchObject({ clock: '告知期限', when: expect.stringMatching(/^超期第\d+个工作日$/) });
    expect(rows[0].at).not.toBeNull();
    expect(rows.at(-1)).toMatchObject({ at: null, receivers: expect.arrayContaining(['员工leader']) });
    expect((await as('county').get(`/api/petitions/${petitionId}/reminders`)).status).toBe(404);
  });
});

describe('the list of the day, the load ahead, the ways to be reached', () => {
  it('prints numbers and days by handler on A4, without a name of a petitioner or a title', async () => {
    await overdue();
    const page = await as('windowHead').get('/api/inbox/daily-list');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('size:A4');
    expect(page.text).toMatch(/■ 超期 \d+ 日/);
    expect(page.text).toContain('《信访工作条例》第二十三条');
    expect(page.text).not.toMatch(/周某山|补发|津贴/);
  });

  it('counts what falls due in the next four weeks by organisation, handler and week', async () => {
    await as('reception').post('/api/petitions', letterBody(day));
    const { cells } = (await as('windowHead').get('/api/deadlines/ahead')).body;
    const own = cells.filter(({ orgId }: { orgId: number }) => orgId === api.office.orgId);
    expect(
      own.reduce((sum: number, { clocks }: { clocks: number }) => sum + clocks, 0),
    ).toBeGreaterThanOrEqual(1);
    expect((await as('county').get('/api/deadlines/ahead')).body.cells).toEqual([]);
  });

  it('keeps a person’s ways, and refuses those that reach nobody', async () => {
    const contact = { email: 'a@example.test', phone: null, byEmail: true, bySms: false };
    expect((await as('handler').send('PUT', '/api/inbox/contact', { body: contact })).body).toEqual(contact);
    expect((await as('handler').get('/api/inbox/contact')).body).toEqual(contact);
    const refused = await as('handler').send('PUT', '/api/inbox/contact', {
      body: { ...contact, bySms: true },
    });
    expect(refused).toMatchObject({ status: 400, body: { field: 'phone' } });
  });

  it('shows the administrator states and letters, nobody else', async () => {
    const page = await as('admin').get('/api/operations/deliveries');
    expect(page.body).toMatchObject({
      email: false,
      sms: false,
      letters: [],
      lettersTotal: 0,
      lettersDead: 0,
    });
    expect((await as('windowHead').get('/api/operations/deliveries')).status).toBe(403);
    const nobodys = '0190a000-0000-7000-8000-000000000001';
    expect((await as('admin').post(`/api/operations/deliveries/${nobodys}/resend`, {})).status).toBe(404);
    expect((await as('windowHead').post('/api/operations/deliveries/resend', {})).status).toBe(403);
    const all = await as('admin').post('/api/operations/deliveries/resend', {});
    expect([all.status, all.body]).toEqual([200, { messages: 0 }]);
    expect((await as('leader').get('/api/operations/stuck')).body).toEqual({
      items: [],
      total: 0,
      counts: [],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount } from '#identity';
import { inTransaction } from '#platform';
import { type ApiAnswer, ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { PASSWORD } from '../support/office.js';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await inTransaction(api.office.db.pools.store, async (client) => {
    for (const login of ['victim', 'changer', 'besieged'])
      await createAccount(
        client,
        {
          login,
          displayName: login,
          orgId: api.office.orgId,
          roles: ['handler'],
          password: PASSWORD,
          mustChangePassword: false,
        },
        null,
      );
  });
}, 240_000);
afterAll(() => api.close(), 30_000);

const BY_NATURE = new Set([
  'date',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'set-cookie',
]);
const headersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !BY_NATURE.has(name)));

const SAFE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const PROBLEM_TYPE = { 'content-type': 'application/problem+json; charset=utf-8' };

describe('headers (S6)', () => {
  it('of answers, refusals, unknown addresses, broken bodies and health', async () => {
    const client = await api.signInAs('reception');
    const expected: [string, Promise<{ headers: Headers }>, Record<string, string>][] = [
      ['an answer', client.get('/api/petitions'), JSON_TYPE],
      ['a refusal', api.anonymous.get('/api/petitions'), PROBLEM_TYPE],
      ['no such address', client.get('/api/nothing'), PROBLEM_TYPE],
      ['no such page', client.get('/nothing/at/all'), PROBLEM_TYPE],
      ['a broken body', client.send('POST', '/api/petitions', { raw: '{' }), PROBLEM_TYPE],
      [
        'a wrong type',
        client.send('POST', '/api/petitions', { raw: 'a=b', headers: { 'content-type': 'text/plain' } }),
        PROBLEM_TYPE,
      ],
      ['health', api.anonymous.get('/healthz'), JSON_TYPE],
      ['ready', api.anonymous.get('/readyz'), JSON_TYPE],
      ['the description', api.anonymous.get('/api/openapi.json'), JSON_TYPE],
    ];
    for (const [what, answer, type] of expected)
      expect([what, headersOf((await answer).headers)]).toEqual([what, { ...SAFE, ...type }]);
  });

  it('of a print page: its own styles, still no script and nothing from outside', async () => {
    const client = await api.signInAs('reception');
    const day: string = (await client.get('/api/session')).body.today;
    const { petitionId } = (await client.post('/api/petitions', letterBody(day))).body;
    const page = await client.get(`/api/petitions/${petitionId}/print/registrationForm`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline';/,
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.text).not.toMatch(/<script/i);
    const docx = await client.get(`/api/petitions/${petitionId}/documents/registrationForm`);
    expect(docx.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(docx.headers.get('content-disposition')).not.toContain(encodeURIComponent('周某山'));
  });

  it('answers no other origin: neither to ask beforehand nor to read', async () => {
    const answer = await api.anonymous.send('OPTIONS', '/api/petitions', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(404);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const read = await api.anonymous.get('/api/setup', { origin: 'https://evil.example' });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('writes from a foreign page', () => {
  it('are refused by their origin, signing in included; nothing is done', async () => {
    const client = await api.signInAs('reception');
    const day: string = (await client.get('/api/session')).body.today;
    const before = await api.countEvents();
    for (const origin of [
      'https://evil.example',
      'null',
      `${api.url}.evil.example`,
      'http://127.0.0.1:1',
      'x',
    ])
      for (const [method, path, body] of [
        ['POST', '/api/petitions', letterBody(day)],
        ['POST', '/api/session', { login: 'reception', password: PASSWORD }],
        ['DELETE', '/api/session', undefined],
        ['PUT', '/api/session/password', { current: PASSWORD, next: 'Xin-2026-mima' }],
      ] as const) {
        const answer = await client.send(method, path, { ...(body ? { body } : {}), headers: { origin } });
        expect([origin, path, answer.status, answer.body.code]).toEqual([
          origin,
          path,
          403,
          'ORIGIN_FOREIGN',
        ]);
      }
    expect(await api.countEvents()).toBe(before);
    expect((await client.post('/api/petitions', letterBody(day), { origin: api.url })).status).toBe(201);
  });

  it('are refused by what the browser says of the site, where it sends no origin', async () => {
    const client = await api.signInAs('reception');
    for (const site of ['cross-site', 'same-site']) {
      const answer = await client.send('DELETE', '/api/session', { headers: { 'sec-fetch-site': site } });
      expect([answer.status, answer.body.code]).toEqual([403, 'ORIGIN_FOREIGN']);
    }
    expect((await client.get('/api/session')).status).toBe(200);
  });
});

describe('sessions (S7)', () => {
  const signIn = (login: string, password: string, cookie?: string) =>
    new ApiClient(api.url, cookie ?? null).post('/api/session', { login, password });

  it('come in a cookie that scripts and other sites never get, and in no body', async () => {
    const answer = await signIn('handler', PASSWORD);
    const [cookie = '', browser] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^xinfang=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(browser).toMatch(
      /^xinfang-browser-[0-9a-f]{16}=[\w.-]+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const token = /^xinfang=([\w-]+)/.exec(cookie)?.[1] ?? '?';
    expect(answer.text).not.toContain(token);
    const { rows } = await api.office.db.pools.owner.query<{ text: string }>(
      `select string_agg(s::text, ' ') as text from idn.session s`,
    );
    expect(rows[0]?.text).not.toContain(token);
  });

  it('take a new token at every sign-in and end the one that the browser brought (fixation)', async () => {
    const planted = await api.signInAs('handler');
    const answer = await signIn('handler', PASSWORD, planted.cookie ?? '');
    expect((answer.headers.get('set-cookie') ?? '').split(';')[0]).not.toBe(planted.cookie);
    expect((await planted.get('/api/session')).status).toBe(401);
  });

  it('end with signing out, at once and for that browser only', async () => {
    const [one, two] = [await api.signInAs('handler'), await api.signInAs('handler')];
    const out = await one.send('DELETE', '/api/session');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^xinfang=;/);
    expect((await one.get('/api/session')).status).toBe(401);
    expect((await two.get('/api/session')).status).toBe(200);
  });

  it('all end with a changed password, at the latest within a second', async () => {
    const [here, elsewhere] = [await api.signInAs('changer'), await api.signInAs('changer')];
    const next = 'Xin-2026-mima-2';
    const wrong = await here.send('PUT', '/api/session/password', {
      body: { current: 'wrong-password', next },
    });
    expect([wrong.status, wrong.body.code, wrong.body.field]).toEqual([422, 'PASSWORD_WRONG', 'current']);
    const weak = await here.send('PUT', '/api/session/password', {
      body: { current: PASSWORD, next: 'changer1234' },
    });
    expect(weak.status).toBeGreaterThanOrEqual(400);
    expect((await elsewhere.get('/api/session')).status).toBe(200);
    const changed = await here.send('PUT', '/api/session/password', { body: { current: PASSWORD, next } });
    expect(changed.status).toBe(204);
    for (const client of [here, elsewhere]) expect((await client.get('/api/session')).status).toBe(401);
    expect((await signIn('changer', PASSWORD)).status).toBe(401);
    expect((await signIn('changer', next)).status).toBe(200);
  });

  it('end when an administrator disables the account or sets a new password', async () => {
    const admin = await api.signInAs('admin');
    const second = await api.signInAs('second');
    const { accountId } = api.office.staff.second;
    const reset = await admin.post(`/api/accounts/${accountId}/password`, undefined);
    expect([reset.status, reset.body.password]).toEqual([200, expect.stringMatching(/^(\w{4}-){3}\w{4}$/)]);
    expect((await second.get('/api/session')).status).toBe(401);
    const first = new ApiClient(api.url);
    const signedIn = await first.post('/api/session', { login: 'second', password: reset.body.password });
    expect(signedIn.body.mustChangePassword).toBe(true);
    first.cookie = (signedIn.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? null;
    expect((await first.get('/api/petitions')).body.code).toBe('PASSWORD_CHANGE_REQUIRED');
    await admin.send('PATCH', `/api/accounts/${accountId}`, { body: { disabled: true } });
    expect((await first.get('/api/session')).status).toBe(401);
    const disabled = await signIn('second', reset.body.password);
    expect([disabled.status, disabled.body.code]).toEqual([401, 'ACCOUNT_DISABLED']);
  });

  it('lose a role at the next request', async () => {
    const admin = await api.signInAs('admin');
    const examiner = await api.signInAs('examiner');
    expect((await examiner.get('/api/statistics/quarter')).status).toBe(200);
    await admin.send('PATCH', `/api/accounts/${api.office.staff.examiner.accountId}`, {
      body: { roles: ['auditor'] },
    });
    expect([401, 403]).toContain((await examiner.get('/api/statistics/quarter')).status);
  });

  it('tell an unknown login from a wrong password by nothing', async () => {
    const [unknown, wrong] = [
      await signIn('nobody-here', 'wrong-password'),
      await signIn('deputy', 'wrong-password'),
    ];
    const seen = ({ status, body }: typeof unknown) => ({ status, ...body, instance: '' });
    expect(seen(unknown)).toEqual(seen(wrong));
    expect(unknown).toMatchObject({ status: 401, body: { code: 'SIGN_IN_FAILED' } });
  });

  it('are locked after five wrong passwords, for the right one too, and say how long', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) statuses.push((await signIn('victim', `wrong-password-${at}`)).status);
    expect(statuses.slice(0, 5).every((status) => status === 401)).toBe(true);
    expect(statuses[5]).toBe(429);
    const right = await signIn('victim', PASSWORD);
    expect([right.status, right.body.code]).toEqual([429, 'SIGN_IN_LOCKED']);
    expect(right.body.detail).toMatch(/分钟/);
  });

  it('stay open in a browser where this person, and no other, has signed in before', async () => {
    const cookiesOf = (answer: ApiAnswer) =>
      answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
    const try_ = (login: string, password: string, cookies: readonly string[] = []) =>
      api.anonymous.send('POST', '/api/session', {
        body: { login, password },
        headers: cookies.length === 0 ? {} : { cookie: cookies.join('; ') },
      });
    const [, his] = cookiesOf(await try_('besieged', PASSWORD));
    const [, anothers] = cookiesOf(await try_('deputy', PASSWORD));
    expect(his).toMatch(/^xinfang-browser-/);
    for (let at = 0; at < 6; at += 1) await try_('besieged', `wrong-password-${at}`);
    const renamed = `${his?.split('=')[0]}=${anothers?.split('=')[1]}`;
    for (const cookies of [[], [anothers ?? ''], [renamed], [`${his}x`]])
      expect((await try_('besieged', PASSWORD, cookies)).status).toBe(429);
    const answer = await try_('besieged', PASSWORD, [his ?? '']);
    expect(answer.status).toBe(200);
  });
});

describe('health', () => {
  it('answers without a session, says nothing more than whether', async () => {
    expect((await api.anonymous.get('/healthz')).body).toEqual({ status: 'ok' });
    const ready = await api.anonymous.get('/readyz');
    expect([ready.status, Object.keys(ready.body).sort()]).toEqual([200, ['degraded', 'status', 'warnings']]);
    expect(ready.body).toMatchObject({ status: 'ready', degraded: [] });
  });

  it('is not ready while the database is away, and alive all the same', async () => {
    const { store } = api.office.runtime.pools;
    const query = store.query.bind(store);
    store.query = (() => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))) as never;
    try {
      const ready = await api.anonymous.get('/readyz');
      expect([ready.status, ready.body.status]).toEqual([503, 'unavailable']);
      expect((await api.anonymous.get('/healthz')).status).toBe(200);
      const answer = await new ApiClient(api.url, `xinfang=${'A'.repeat(43)}`).get('/api/petitions');
      expect([answer.status, answer.body.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    } finally {
      store.query = query as never;
    }
    expect((await api.anonymous.get('/readyz')).status).toBe(200);
  });
});

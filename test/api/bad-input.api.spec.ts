import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let reception: ApiClient;
let windowHead: ApiClient;
let handler: ApiClient;
let day: string;
let petitionId: string;

beforeAll(async () => {
  api = await openTestApi();
  [reception, windowHead, handler] = await Promise.all([
    api.signInAs('reception'),
    api.signInAs('windowHead'),
    api.signInAs('handler'),
  ]);
  day = (await reception.get('/api/session')).body.today;
  const registered = await reception.post('/api/petitions', letterBody(day));
  petitionId = registered.body.petitionId;
}, 240_000);
afterAll(() => api.close(), 30_000);

/** A problem document in Chinese, without a trace of the program; gives it back. */
function problemOf(answer: ApiAnswer): any {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    answer.status,
    'application/problem+json; charset=utf-8',
  ]);
  expect(answer.body).toMatchObject({
    status: answer.status,
    type: `urn:xinfang:problem:${answer.body.code}`,
    instance: expect.stringMatching(/^urn:uuid:/),
  });
  expect(answer.body.title).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.body.detail).not.toMatch(/[a-z]{4,} (of|is|must|should|in) /);
  expect(answer.text).not.toMatch(/\bat .*:\d+|node_modules|\.ts\b|select |insert |undefined|\[object/i);
  return answer.body;
}

/** Refused with this status, and the store as it was. */
async function refused(send: () => Promise<ApiAnswer>, status: number): Promise<any> {
  const before = await api.countEvents();
  const answer = await send();
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([status, expect.any(String)]);
  expect(await api.countEvents()).toBe(before);
  return problemOf(answer);
}

const register = (change: Record<string, unknown>) =>
  reception.post('/api/petitions', letterBody(day, change));
const [matter] = letterBody('2026-01-01').matters;

describe('a registration that is not one', () => {
  const cases: [string, Record<string, unknown>, { code: string; field: string }][] = [
    ['no title', { title: undefined }, { code: 'FIELD_REQUIRED', field: 'title' }],
    ['title a number', { title: 12 }, { code: 'FIELD_INVALID', field: 'title' }],
    ['title null', { title: null }, { code: 'FIELD_REQUIRED', field: 'title' }],
    ['title a list', { title: ['请求'] }, { code: 'FIELD_INVALID', field: 'title' }],
    ['title of a million', { title: '请'.repeat(300_000) }, { code: 'FIELD_TOO_LONG', field: 'title' }],
    ['30 February', { receivedOn: '2027-02-30' }, { code: 'DATE_NOT_IN_CALENDAR', field: 'receivedOn' }],
    ['year 0', { receivedOn: '0000-01-01' }, { code: 'FIELD_INVALID', field: 'receivedOn' }],
    [
      'a day with a time',
      { receivedOn: '2026-03-02T00:00:00Z' },
      { code: 'FIELD_INVALID', field: 'receivedOn' },
    ],
    [
      'a moment that is none',
      { receivedAt: '2026-02-30T25:61Z' },
      { code: 'FIELD_INVALID', field: 'receivedAt' },
    ],
    ['an unknown property', { color: 'red' }, { code: 'FIELD_UNKNOWN', field: 'color' }],
    ['an unknown channel', { channel: 'pigeon' }, { code: 'FIELD_INVALID', field: 'channel' }],
    ['channel of a prototype', { channel: 'toString' }, { code: 'FIELD_INVALID', field: 'channel' }],
    ['a lone surrogate', { content: '请求\ud800补发' }, { code: 'TEXT_ILL_FORMED', field: 'content' }],
    ['NUL', { content: '请求\u0000补发' }, { code: 'TEXT_ILL_FORMED', field: 'content' }],
    ['a string for a list', { matters: 'x' }, { code: 'FIELD_INVALID', field: 'matters' }],
    ['an object for a list', { subjects: { 0: 'x' } }, { code: 'FIELD_INVALID', field: 'subjects' }],
    ['a list in a list', { matters: [[]] }, { code: 'FIELD_INVALID', field: 'matters' }],
    ['null in a list', { matters: [null] }, { code: 'FIELD_INVALID', field: 'matters' }],
    ['a number in a list', { subjects: [5] }, { code: 'FIELD_INVALID', field: 'subjects' }],
    ['no matter', { matters: [] }, { code: 'FIELD_INVALID', field: 'matters' }],
    [
      'an unknown property deep down',
      { matters: [{ ...matter, points: ['a'], x: 1 }] },
      { code: 'FIELD_UNKNOWN', field: 'matters[0].x' },
    ],
    [
      'points that are numbers',
      { matters: [{ ...matter, points: [1] }] },
      { code: 'FIELD_INVALID', field: 'matters[0].points' },
    ],
    ['a huge number', { visitorCount: 1e300 }, { code: 'FIELD_INVALID', field: 'visitorCount' }],
    ['beyond int4', { visitorCount: 3_000_000_000 }, { code: 'FIELD_INVALID', field: 'visitorCount' }],
    ['a fraction', { visitorCount: 1.5 }, { code: 'FIELD_INVALID', field: 'visitorCount' }],
    ['repeatOf no id', { repeatOf: '12' }, { code: 'FIELD_INVALID', field: 'repeatOf' }],
    ['a flag of text', { via12380: 'true' }, { code: 'FIELD_INVALID', field: 'via12380' }],
  ];
  it.each(cases)('%s', async (_, change, expected) => {
    const problem = await refused(() => register(change), 400);
    expect(problem).toMatchObject(expected);
    expect(problem.errors[0]).toMatchObject({
      ...expected,
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it('six representatives: the rule with its article, not a fault of form (R-07)', async () => {
    const representative = { role: 'representative', name: '代某表', address: '某村' };
    const subjects = [...letterBody(day).subjects, ...Array.from({ length: 6 }, () => representative)];
    const visit = { channel: 'visit', visitorCount: 12, subjects };
    const problem = await refused(() => register(visit), 422);
    expect(problem).toMatchObject({
      code: 'REPRESENTATIVES_MAX_5',
      article: expect.stringMatching(/条/),
      field: 'subjects[6]',
    });
    const five = await register({ ...visit, subjects: subjects.slice(0, 6) });
    expect(five.status).toBe(201);
  });

  it('names every fault, not only the first', async () => {
    const problem = await refused(() => register({ title: 1, content: 2, receivedOn: '2027-02-30' }), 400);
    expect(problem.errors.map((each: { field: string }) => each.field).sort()).toEqual([
      'content',
      'receivedOn',
      'title',
    ]);
  });
});

describe('a body that is none', () => {
  const send = (raw: Buffer | string, type = 'application/json') =>
    refused(() => reception.send('POST', '/api/petitions', { raw, headers: { 'content-type': type } }), 400);
  const json = () => JSON.stringify(letterBody(day));

  it.each([
    ['broken JSON', '{"title":', 'BODY_NOT_JSON'],
    ['a list', '[]', 'BODY_NOT_OBJECT'],
    ['text', '"x"', 'BODY_NOT_OBJECT'],
    ['a number', '5', 'BODY_NOT_OBJECT'],
    ['null', 'null', 'BODY_NOT_OBJECT'],
    ['nothing', '', 'FIELD_REQUIRED'],
    ['deep nesting', `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'TOO_DEEP'],
    ['deep objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'TOO_DEEP'],
    ['__proto__', '{"__proto__":{"admin":true},"title":"x"}', 'FIELD_UNKNOWN'],
    ['constructor', '{"constructor":{"prototype":{"admin":true}}}', 'FIELD_UNKNOWN'],
  ])('%s', async (_, raw, code) => {
    const problem = await send(raw);
    expect(problem.code).toBe(code);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('GBK bytes: refused, never kept as question marks', async () => {
    // “请求” in GBK
    const [before = '', after = ''] = json().split('请求补发工龄津贴');
    const gbk = Buffer.from([0xc7, 0xeb, 0xc7, 0xf3]);
    const problem = await send(Buffer.concat([Buffer.from(before), gbk, Buffer.from(after)]));
    expect(problem).toMatchObject({ code: 'BODY_NOT_UTF8', detail: expect.stringMatching(/GBK/) });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/json; charset=gbk',
  ])('as %s: 415', async (type) => {
    const problem = await refused(
      () => reception.send('POST', '/api/petitions', { raw: json(), headers: { 'content-type': type } }),
      415,
    );
    expect(problem.code).toBe('MEDIA_TYPE_UNSUPPORTED');
  });

  it('more than two megabytes: 413', async () => {
    const before = await api.countEvents();
    const answer = await reception
      .post('/api/petitions', letterBody(day, { title: '请'.repeat(1_000_000) }))
      // the server may hang up while we are still sending
      .catch(() => null);
    if (answer !== null) {
      expect(answer.status).toBe(413);
      expect(problemOf(answer).code).toBe('INPUT_TOO_LARGE');
    }
    expect(await api.countEvents()).toBe(before);
    expect((await reception.get('/api/session')).status).toBe(200);
  });
});

describe('a case command', () => {
  const triage = () => ({
    intakeDecision: 'handle',
    disposition: 'ZB',
    class: 'appeal',
    appealKind: 'item6',
    categoryCode: '0801',
    proposal: '拟由本机关办理',
    approval: {
      signerId: api.office.staff.windowHead.accountId,
      capacity: 'windowHead',
      signedOn: day,
      onPaper: false,
    },
  });
  const send = (body: unknown, headers: Record<string, string>, id = petitionId) =>
    windowHead.post(`/api/petitions/${id}/triage`, body, headers);

  it('without If-Match: 428, with one that is none too', async () => {
    for (const headers of [{}, { 'if-match': '*' }, { 'if-match': '"x"' }, { 'if-match': '-1' }] as Record<
      string,
      string
    >[])
      expect(await refused(() => send(triage(), headers), 428)).toMatchObject({
        code: 'VERSION_REQUIRED',
        field: 'If-Match',
      });
  });

  it('with a version that never was: 412', async () => {
    for (const version of ['"0"', '"99"'])
      expect(await refused(() => send(triage(), { 'if-match': version }), 412)).toMatchObject({
        code: 'CASE_CHANGED',
      });
  });

  it('with a key that is no UUID: 400 naming the header', async () => {
    for (const key of ['1', 'x'.repeat(300), "'; drop table es.event; --"])
      expect(
        await refused(() => send(triage(), { 'if-match': '"1"', 'idempotency-key': key }), 400),
      ).toMatchObject({ field: 'Idempotency-Key' });
  });

  it('on an address that is no id: 400, not 500', async () => {
    for (const id of ['x', '1', '%00', "'%20or%201=1", randomUUID().slice(1), '..%2f..'])
      expect(await refused(() => send(triage(), { 'if-match': '"1"' }, id), 400)).toMatchObject({
        field: 'petitionId',
      });
    for (const path of ['x', 'x/access', 'x/events/1', 'x/documents/acceptanceNotice'])
      problemOf(await windowHead.get(`/api/petitions/${path}`));
  });

  it('with an empty list or a text for the approval', async () => {
    for (const approval of [[], 'x', 5, null, [[]], {}])
      expect(
        (await refused(() => send({ ...triage(), approval }, { 'if-match': '"1"' }), 400)).field,
      ).toMatch(/^approval/);
  });

  it('by a signer who is nobody, or somebody else', async () => {
    const sign = (signerId: string, capacity = 'windowHead') =>
      refused(
        () =>
          send(
            { ...triage(), approval: { ...triage().approval, signerId, capacity } },
            { 'if-match': '"1"' },
          ),
        422,
      );
    expect(await sign(randomUUID())).toMatchObject({ code: 'APPROVER_UNKNOWN', field: 'approval.signerId' });
    expect(await sign(api.office.staff.leader.accountId, 'leader')).toMatchObject({
      code: 'APPROVAL_NOT_YOURS',
    });
  });

  it('with remarks that are no texts', async () => {
    for (const softFailureRemarks of [{ QS01: 1 }, { QS01: ['x'] }, 'x', [], { QS01: 'x'.repeat(1001) }])
      expect(
        await refused(
          () =>
            windowHead.post(
              `/api/petitions/${petitionId}/pass-gate`,
              { gate: 'signing', softFailureRemarks },
              { 'if-match': '"1"' },
            ),
          400,
        ),
      ).toMatchObject({ field: 'softFailureRemarks' });
  });

  it('which does not exist: 404', async () => {
    expect(
      await refused(
        () => windowHead.post(`/api/petitions/${petitionId}/register`, {}, { 'if-match': '"1"' }),
        404,
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an address that is none', () => {
  it('is a problem document that does not say it back, as everything that is refused', async () => {
    for (const path of ['/api/petitions/%FF', '/api/petitions/%E0%A4%A/papers', '/%']) {
      const answer = await api.anonymous.get(path);
      expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID', status: 400 } });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.text).not.toContain('%');
    }
  });
});

describe('a question that cannot be asked', () => {
  it.each([
    ['after=x', 'after'],
    [`after=${'a'.repeat(500)}`, 'after'],
    ['statRef=x', 'statRef'],
    ['statRef=%7B%7D', 'statRef'],
    ['orgId=99999999999', 'orgId'],
    ['orgId=x', 'orgId'],
    ['orgId=0', 'orgId'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['q=a&q=b', 'q'],
    ['q=%00', 'q'],
    ['q=%ED%A0%80', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['receivedFrom=2027-02-30', 'receivedFrom'],
    ['mine=perhaps', 'mine'],
    ['sort=title;drop', 'sort'],
    ['colour=red', 'colour'],
    ['handlerId=1', 'handlerId'],
    ['light=pink', 'light'],
  ])('petitions?%s', async (query, field) => {
    const answer = await windowHead.get(`/api/petitions?${query}`);
    // a broken percent sign arrives as U+FFFD: a word like any other
    if (query === 'q=%ED%A0%80' && answer.status === 200) return;
    expect([answer.status, problemOf(answer).field]).toEqual([400, field]);
  });

  it.each(['period=2026Q5', 'period=x', 'orgId=99', 'orgId=x', 'asOf=2027-02-30', 'axis=x', 'period=0000Q1'])(
    'statistics/quarter?%s',
    async (query) => {
      const answer = await windowHead.get(`/api/statistics/quarter?${query}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      problemOf(answer);
    },
  );

  it.each(['from=2027-02-30', 'to=x', 'from=2026-12-31&to=2026-01-01'])(
    'checkpoints/audit?%s',
    async (query) => {
      const answer = await windowHead.get(`/api/checkpoints/audit?${query}`);
      expect(answer.status).toBe(400);
      problemOf(answer);
    },
  );

  it.each(['0', '-1', 'x', '99999999999999999999', '1.5'])('events/%s', async (version) => {
    const answer = await windowHead.get(`/api/petitions/${petitionId}/events/${version}`);
    expect([400, 404]).toContain(answer.status);
    problemOf(answer);
  });

  it.each(['inbox?after=x', `inbox?after=${'x'.repeat(300)}`])('%s', async (path) => {
    const answer = await handler.get(`/api/${path}`);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).field).toBe('after');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { followCalendar } from '#jobs';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let admin: ApiClient;
beforeAll(async () => {
  api = await openTestApi();
  admin = await api.signInAs('admin');
}, 90_000);
afterAll(() => api.close(), 30_000);

const source = { docNo: '国办发明电〔2026〕7号', title: '部分节假日安排', publishedOn: '2026-11-04' };
/** A year far enough that no test's machine has reached it: every day of its first month is off. */
const YEAR = 2099;
const body = {
  kind: 'national',
  year: YEAR,
  rest: Array.from({ length: 20 }, (_, at) => `${YEAR}-01-${String(at + 1).padStart(2, '0')}`),
  work: [],
  source,
};

describe('工作日历', () => {
  it('is shown to all who work here, and changed by the administrator of the top alone', async () => {
    const seen = await (await api.signInAs('handler')).get('/api/calendar');
    expect(seen.status).toBe(200);
    expect(seen.body.mayChange).toBe(false);
    expect((await admin.get('/api/calendar')).body.mayChange).toBe(true);
    for (const login of ['windowHead', 'leader', 'county'] as const) {
      const client = await api.signInAs(login);
      for (const path of ['/api/calendar/preview', '/api/calendar/changes'])
        expect(await client.post(path, body)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    }
  });

  it('tells what would move without a single number of a petition, then takes the year once', async () => {
    const { body: session } = await (await api.signInAs('reception')).get('/api/session');
    await (await api.signInAs('reception')).post('/api/petitions', letterBody(session.today));
    const preview = await admin.post('/api/calendar/preview', body);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ changed: true, clocks: 0 });
    expect(preview.text).not.toMatch(/petitionId|displayNo/);

    const key = uuidv7();
    const first = await admin.post('/api/calendar/changes', body, { 'idempotency-key': key });
    expect(first.body).toEqual({ changed: true, version: `cn-2010-${YEAR}.2` });
    expect((await admin.post('/api/calendar/changes', body, { 'idempotency-key': key })).body).toEqual(
      first.body,
    );
    expect((await admin.post('/api/calendar/changes', body)).body.changed).toBe(false);

    expect((await admin.get('/api/calendar')).body).toMatchObject({ followed: false });
    await followCalendar({ ...api.office.runtime });
    const after = (await admin.get('/api/calendar')).body;
    expect(after).toMatchObject({ followed: true, version: `cn-2010-${YEAR}.2` });
    expect(after.changes[0]).toMatchObject({ what: `装入${YEAR}年放假安排`, by: '员工admin' });
    expect(after.years[0]).toMatchObject({ year: YEAR, source });
  });

  it.each([
    ['CALENDAR_NOTICE_INCOMPLETE', 'rest', { rest: [`${YEAR}-01-01`] }],
    ['CALENDAR_DAY_INVALID', 'work', { work: [`${YEAR}-01-05`] }],
    ['CALENDAR_SOURCE_MISSING', 'source', { source: { ...source, docNo: ' ' } }],
  ])('refuses with %s and names the field', async (code, field, change) => {
    const answer = await admin.post('/api/calendar/preview', { ...body, ...change });
    expect(answer).toMatchObject({ status: 422, body: { code, field } });
  });
});

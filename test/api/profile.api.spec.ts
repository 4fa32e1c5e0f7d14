import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let admin: ApiClient;
let today: string;
beforeAll(async () => {
  api = await openTestApi();
  admin = await api.signInAs('admin');
  today = (await admin.get('/api/session')).body.today;
}, 90_000);
afterAll(() => api.close(), 30_000);

const body = () => ({
  orgId: api.office.orgId,
  key: 'notifyDays',
  value: '12',
  from: today,
  reason: '部务会决定缩短',
  basis: { docNo: '宛组通〔2026〕3号', title: '关于缩短告知期限的通知', decidedOn: '2026-02-27' },
});

describe('期限与参数', () => {
  it('is shown to all who work here, and changed by administrators alone', async () => {
    const seen = await (await api.signInAs('handler')).get('/api/profile');
    expect(seen.body).toMatchObject({ orgId: api.office.orgId, mayChange: false, version: '2022' });
    const row = seen.body.parameters.find(({ key }: { key: string }) => key === 'handleDays');
    expect(row).toMatchObject({ zh: '办理期限', valueZh: '60日', bound: 'shorten', origin: 'default' });
    expect(row.article).toContain('第三十四条');
    for (const login of ['windowHead', 'leader', 'county'] as const) {
      const client = await api.signInAs(login);
      for (const path of ['/api/profile/preview', '/api/profile/changes'])
        expect(await client.post(path, body())).toMatchObject({
          status: 403,
          body: { code: 'ROLE_MISSING' },
        });
    }
  });

  it('tells what would move without a number of a petition, then sets it once and explains it', async () => {
    await (await api.signInAs('reception')).post('/api/petitions', letterBody(today));
    const preview = await admin.post('/api/profile/preview', body());
    expect(preview.body).toMatchObject({ changed: true, petitions: 1, clocks: 1 });
    expect(preview.body.kinds).toEqual([{ kind: 'dueNotify', zh: expect.any(String), clocks: 1 }]);
    expect(preview.text).not.toMatch(/petitionId|displayNo/);

    const key = uuidv7();
    const first = await admin.post('/api/profile/changes', body(), { 'idempotency-key': key });
    expect(first.body).toEqual({ changed: true, version: `2022+notifyDays@${today}#1` });
    const again = await admin.post('/api/profile/changes', body(), { 'idempotency-key': key });
    expect(again.body).toEqual(first.body);
    expect((await admin.post('/api/profile/changes', body())).body.changed).toBe(false);

    const { parameters, values } = (await admin.get('/api/profile')).body;
    expect(parameters.find((one: { key: string }) => one.key === 'notifyDays')).toMatchObject({
      valueZh: '12日',
      defaultZh: '15日',
      origin: 'own',
    });
    expect(values).toMatchObject([
      { no: 1, valueZh: '12日', to: null, by: '员工admin', reason: '部务会决定缩短' },
    ]);

    // what the clerk is told while he types is what will hold, not the standard
    const typed = { channel: 'letter', origin: 'direct', receivedOn: today, anonymity: 'realName' };
    const told = await (await api.signInAs('reception')).post('/api/petitions/preview', typed);
    expect(told.body.duties[0].zh).toMatch(/\(12 /);

    const { reason, basis, orgId } = body();
    const end = { orgId, reason, basis, ends: 1, to: today };
    expect((await admin.post('/api/profile/changes', end)).body.changed).toBe(true);
    expect((await admin.get('/api/profile')).body.values).toMatchObject([{ no: 1, to: today }]);
  });

  it.each([
    ['PARAMETER_LONGER_THAN_LAW', 'value', { value: '16' }],
    ['PARAMETER_INVALID', 'value', { value: '十二' }],
    ['PARAMETER_FIXED_BY_LAW', 'value', { key: 'reviewWindowDays', value: '20' }],
    ['PROFILE_REASON_MISSING', 'reason', { reason: '改' }],
    ['PROFILE_CHANGE_UNKNOWN', 'ends', { ends: 99, to: '2026-12-31' }],
  ])('refuses with %s and names the field', async (code, field, change) => {
    const answer = await admin.post('/api/profile/preview', { ...body(), ...change });
    expect(answer).toMatchObject({ status: 422, body: { code, field } });
  });
});

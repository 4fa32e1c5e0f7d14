/** 零报告 of a sensitive period: every unit that it covers may report, and whoever asked sees who did not (O-63). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { addDays } from '#domain';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let county: ApiClient;
let today = '';
let periodId = '';

const post = (who: ApiClient, path: string, body: object) =>
  who.post(`/api/sensitive-periods/${path}`, body, { 'idempotency-key': uuidv7() });
type Unit = { orgId: number; days: string[] };
type Table = { affairId: string; days: string[]; units: Unit[] };
const tableOf = async (who: ApiClient): Promise<Table | undefined> =>
  (await who.get('/api/office/zero-reports')).body.periods.find(
    ({ affairId }: Table) => affairId === periodId,
  );
const statusOf = async (who: ApiClient, orgId: number): Promise<string | undefined> =>
  (await tableOf(who))?.units.find((unit) => unit.orgId === orgId)?.days[0];

beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  county = await api.signInAs('county');
  today = (await head.get('/api/session')).body.today;
  const set = await post(head, 'set-period', {
    title: '某时期',
    from: addDays(today, -3),
    to: addDays(today, 3),
    source: '某文',
    categories: ['04', '0101'],
    zeroReport: true,
    ladder: false,
    fastLane: false,
  });
  expect(set.status).toBe(200);
  periodId = set.body.affairId;
}, 900_000);
afterAll(() => api?.close(), 120_000);

describe('零报告 (O-63)', () => {
  it('is asked of every unit where the period names none, from the day on which it was set', async () => {
    const { countyId, orgId } = api.office;
    const table = await tableOf(head);
    expect(table?.units.map((unit) => unit.orgId)).toEqual(expect.arrayContaining([orgId, countyId]));
    for (const { days } of table?.units ?? [])
      expect(days).toEqual(['due', 'notAsked', 'notAsked', 'notAsked']);
  });
  it('is reported by a unit below, which sees its own line and no other', async () => {
    const { countyId, orgId } = api.office;
    expect((await tableOf(county))?.units.map((unit) => unit.orgId)).toEqual([countyId]);
    const filed = await county.post(
      `/api/sensitive-periods/${periodId}/file-zero-report`,
      { for: today, count: 0 },
      { 'idempotency-key': uuidv7(), 'if-match': '"1"' },
    );
    expect(filed.status).toBe(200);
    expect(await statusOf(county, countyId)).toBe('inTime');
    expect(await statusOf(head, countyId)).toBe('inTime');
    expect(await statusOf(head, orgId)).toBe('due');
  });
  it('takes contents by their code and none that is not in the book', async () => {
    const refused = await post(head, 'set-period', {
      title: '某时期',
      from: today,
      to: today,
      source: '某文',
      categories: ['99'],
      zeroReport: false,
      ladder: false,
      fastLane: false,
    });
    expect([refused.status, refused.body.field]).toEqual([400, 'categories']);
  });
});

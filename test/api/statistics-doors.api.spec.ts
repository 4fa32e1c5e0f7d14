import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import { readOpenApi, routesOf } from './openapi-routes.js';

/** Who may ask what of the figures; routes.api.spec.ts leaves these to this table. */
const EVERYBODY = ['reception', 'windowHead', 'handler', 'second', 'examiner', 'deputy', 'leader', 'admin'];
const STAFF = EVERYBODY.filter((name) => name !== 'admin');
/** Signed figures hold accusations: the window head and the leaders. */
const SIGNED = ['windowHead', 'deputy', 'leader'];
const PERIOD = '2026Q3';
const TEXT = {
  title: '第三季度信访统计分析',
  sections: [{ heading: '一、总体情况', paragraphs: ['共 1 件。'] }],
};
const kind = 'quarterAnalysis';
const figures = [{ key: 'total', numerator: 1, denominator: null }];

const READS: Record<string, { query?: Record<string, string>; may: readonly string[] }> = {
  getQuarterStatistics: { may: STAFF },
  getSignals: { may: STAFF },
  getBreakdown: { query: { period: PERIOD, by: 'channel' }, may: STAFF },
  downloadWorkbook: { may: STAFF },
  listRecordedPetitions: { query: { knownOn: '2026-11-01' }, may: STAFF },
  getStatBook: { may: SIGNED },
  getReport: { query: { period: PERIOD, kind }, may: SIGNED },
  getSnapshot: { may: SIGNED },
  listRestatements: { may: SIGNED },
  getScores: { query: { year: '2026' }, may: SIGNED },
  getReconciliation: { query: { year: '2026' }, may: SIGNED },
  downloadReport: { query: { period: PERIOD, kind }, may: SIGNED },
};
const WRITES: Record<string, object> = {
  freezePeriod: {},
  enterHistoricFigures: {
    figures,
    docNo: '某〔2025〕1号',
    signedOn: '2025-10-15',
    signer: '某人',
  },
  submitReturn: { zeroReport: false, figures, reportedOn: '2026-10-09', reporter: '某人' },
  sendBackReturn: { reason: '数字不符' },
  acceptReturn: {},
  draftReport: { kind, text: TEXT },
  submitReport: { kind },
  returnReport: { kind, reason: '补充' },
  signReport: { kind },
  correctReport: { kind, figures: [{ key: '信访总量', was: '1', is: '2' }], reason: '漏录' },
};
/**
 * Asked of one figure: by its reference, below; as slow as the converter it starts: statistics.api.spec.ts; of a file: historic-scan.api.spec.ts;
 * of nobody's but the own organisation: statistics.api.spec.ts.
 */
const APART = ['explainFigure', 'getMembers', 'downloadReportPdf', 'readHistoricScan', 'listWaitingFigures'];

const routes = routesOf(readOpenApi()).filter(({ path }) => path.startsWith('/api/statistics/'));
const pathOf = (operationId: string): string =>
  routes.find((route) => route.operationId === operationId)?.path ?? `/no-such-route/${operationId}`;

let api: TestApi;
const people = new Map<string, ApiClient>();
const as = (name: string): ApiClient => {
  const client = people.get(name);
  if (client === undefined) throw new Error(`nobody signs in as ${name}`);
  return client;
};

beforeAll(async () => {
  api = await openTestApi();
  await api.office.register({ receivedOn: '2026-07-06' }, '2026-07-06');
  for (const name of [...EVERYBODY, 'county']) people.set(name, await api.signInAs(name));
}, 240_000);
afterAll(() => api?.close(), 120_000);

const read = (name: string, operationId: string, orgId: number) =>
  as(name).get(
    `${pathOf(operationId)}?${new URLSearchParams({
      orgId: String(orgId),
      ...(READS[operationId]?.query ?? { period: PERIOD }),
    }).toString()}`,
  );
const write = (name: string, operationId: string, orgId: number) =>
  as(name).post(
    pathOf(operationId),
    { orgId, period: PERIOD, ...WRITES[operationId] },
    { 'idempotency-key': uuidv7() },
  );

describe('who may see and sign figures (domain.md §9, O-65, O-69)', () => {
  it('every route of the figures stands in a table', () => {
    expect(routes.map(({ operationId }) => operationId).sort()).toEqual(
      [...Object.keys(READS), ...Object.keys(WRITES), ...APART].sort(),
    );
  });

  it('reads are for the staff of the organisation, signed figures for those who sign', async () => {
    const wrong: string[] = [];
    for (const [operationId, { may }] of Object.entries(READS))
      for (const name of EVERYBODY) {
        const { status, text } = await read(name, operationId, api.office.orgId);
        if (may.includes(name) ? status === 403 || status >= 500 : status !== 403)
          wrong.push(`${name} ${operationId}: ${status} ${text.slice(0, 200)}`);
      }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('another organisation’s figures are no one’s: by no read and by no command', async () => {
    const wrong: string[] = [];
    for (const [name, orgId] of [
      ['county', api.office.orgId],
      ['handler', api.office.countyId],
      ['leader', 999_999],
    ] as const)
      for (const operationId of [...Object.keys(READS), ...Object.keys(WRITES)]) {
        const { status, body } = await (operationId in READS ? read : write)(name, operationId, orgId);
        if (status !== 403) wrong.push(`${name} ${operationId}: ${status} ${JSON.stringify(body)}`);
      }
    expect(wrong).toEqual([]);
  });

  it('commands of those who may not are refused and write nothing', async () => {
    const wrong: string[] = [];
    const before = await api.countEvents();
    for (const operationId of Object.keys(WRITES))
      for (const name of EVERYBODY.filter((each) => !SIGNED.includes(each))) {
        const { status } = await write(name, operationId, api.office.orgId);
        if (status !== 403) wrong.push(`${name} ${operationId}: ${status}`);
      }
    expect(wrong).toEqual([]);
    expect(await api.countEvents()).toBe(before);
  });

  it('a figure explains itself to whom it is shown, and to nobody else', async () => {
    const { body: page } = await read('leader', 'getQuarterStatistics', api.office.orgId);
    const path = `${pathOf('explainFigure')}?${new URLSearchParams({ ref: page.total.ref, printedOn: '2026-10-01' }).toString()}`;
    expect((await as('leader').get(path)).body.now.value).toBe('1');
    expect((await as('county').get(path)).body.code).toBe('ORGANISATION_OTHER');
    expect((await as('admin').get(path)).status).toBe(403);
    const behind = `${pathOf('getMembers')}?${new URLSearchParams({ ref: page.total.ref }).toString()}`;
    expect((await as('leader').get(behind)).body.total).toBe(1);
    expect((await as('county').get(behind)).body.code).toBe('ORGANISATION_OTHER');
    expect((await as('admin').get(behind)).status).toBe(403);
  });

  it('the same key again is the same answer; for other content it is refused', async () => {
    const key = createHash('sha256').update('key').digest('hex').slice(0, 32);
    const id = `${key.slice(0, 8)}-${key.slice(8, 12)}-7${key.slice(13, 16)}-8${key.slice(17, 20)}-${key.slice(20, 32)}`;
    const body = { orgId: api.office.orgId, period: '2025Q3', ...WRITES['enterHistoricFigures'] };
    const send = (more: object) =>
      as('windowHead').post(pathOf('enterHistoricFigures'), { ...body, ...more }, { 'idempotency-key': id });
    const first = await send({});
    const events = await api.countEvents();
    expect([first.status, (await send({})).status]).toEqual([200, 200]);
    expect(await api.countEvents()).toBe(events);
    expect((await send({ docNo: '某〔2025〕2号' })).body.code).toBe('IDEMPOTENCY_MISMATCH');
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['2026Q5', 400],
    ['2026-02-30..2026-03-01', 400],
    ['2026-03-01..2026-02-01', 400],
    ['0000Q1', 400],
    ['2026W60', 400],
  ])('the period %s is refused by its field, with a sentence', async (period, expected) => {
    const { status, body } = await as('leader').get(`/api/statistics/quarter?period=${period}`);
    expect([status, body.errors?.[0]?.field ?? body.field]).toEqual([expected, 'period']);
  });
});

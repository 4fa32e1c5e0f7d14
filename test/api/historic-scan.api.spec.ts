import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { v7 as uuidv7 } from 'uuid';
import { sweepScans } from '#paperwork';
import { type ApiAnswer, type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let handler: ApiClient;
let county: ApiClient;
let pdf: Buffer;
beforeAll(async () => {
  api = await openTestApi();
  [head, handler, county] = await Promise.all([
    api.signInAs('windowHead'),
    api.signInAs('handler'),
    api.signInAs('county'),
  ]);
  const made = await PDFDocument.create();
  made.setAuthor('扫描员王某');
  made.addPage([595, 842]);
  made.addPage([595, 842]);
  pdf = Buffer.from(await made.save());
}, 240_000);
afterAll(() => api.close(), 60_000);

const PERIOD = '2024Q3';
const FIGURES = {
  figures: [{ key: 'total', numerator: 5, denominator: null }],
  docNo: '宛组信〔2024〕9号',
  signedOn: '2024-10-15',
  signer: '某部长',
};
const enter = (body: object, client = head, key = uuidv7()): Promise<ApiAnswer> =>
  client.post(
    '/api/statistics/historic-figures',
    { orgId: api.office.orgId, period: PERIOD, ...FIGURES, ...body },
    { 'idempotency-key': key },
  );
const at = (period = PERIOD) => `orgId=${api.office.orgId}&period=${period}`;
const file = (client: ApiClient, period = PERIOD) =>
  client.get(`/api/statistics/historic-scan?${at(period)}`);
const refusal = ({ status, body }: ApiAnswer) => [status, body.code];
const folder = () => join(api.office.runtime.settings.dataDir, 'attachments');
const filesNow = (): string[] =>
  existsSync(folder())
    ? readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'))
    : [];

describe('历史录入的扫描件 (O-104)', () => {
  it('is kept sealed, its hash measured here, shown and handed out as it was kept', async () => {
    const entered = await enter({ scan: pdf.toString('base64') });
    expect([entered.status, entered.body.historicScan]).toEqual([
      200,
      { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), hasFile: true, pages: 2, bytes: expect.any(Number) },
    ]);
    const { historicScan } = (await head.get(`/api/statistics/book?${at()}`)).body;
    expect(historicScan).toEqual(entered.body.historicScan);
    const answer = await fetch(`${api.url}/api/statistics/historic-scan?${at()}`, {
      headers: { cookie: head.cookie ?? '' },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type'), body.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(createHash('sha256').update(body).digest('hex')).toBe(historicScan.sha256);
    expect(body.includes(Buffer.from('扫描员王某', 'utf16le').swap16())).toBe(false);
    const [name = ''] = filesNow();
    expect(readFileSync(join(folder(), name)).includes('%PDF')).toBe(false);
  });

  it('given again with the same key it is one file; what is refused leaves none', async () => {
    const key = uuidv7();
    const before = filesNow().length;
    const body = { period: '2024Q2', signedOn: '2024-07-15', scan: pdf.toString('base64') };
    for (const _ of [1, 2]) expect((await enter(body, head, key)).status).toBe(200);
    expect(filesNow()).toHaveLength(before + 1);
    for (const [change, code] of [
      [{ signedOn: '2020-01-01' }, 'STAT_SIGNED_DAY'],
      [{ scan: Buffer.from('not a scan').toString('base64') }, 'SCAN_TYPE_UNKNOWN'],
      [{ figures: [{ key: 'nonsense', numerator: 1, denominator: null }] }, 'STAT_KEY_UNKNOWN'],
    ] as const) {
      const answer = await enter({ ...body, ...change });
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    }
    expect((await enter(body, handler)).body.code).toBe('ROLE_MISSING');
    expect((await enter({ ...body, scanHash: 'a'.repeat(64) })).status).toBe(400);
    expect(filesNow()).toHaveLength(before + 1);
  });

  it('is named by its event: no sweep takes it for forgotten', async () => {
    const before = filesNow();
    const dataDir = join(folder(), '..');
    const swept = await sweepScans(api.office.db.pools.store, { dataDir, olderThanMs: 0, settleMs: 0 });
    expect([swept.files, swept.removed, filesNow()]).toEqual([before.length, 0, before]);
  });

  it('is for those who see signed figures, of organisations in their view', async () => {
    expect((await file(handler)).body.code).toBe('ROLE_MISSING');
    expect([(await file(county)).status, (await file(county)).text.includes('%PDF')]).toEqual([403, false]);
    expect((await file(head, '2023Q3')).body.code).toBe('SCAN_UNKNOWN');
    await enter({ period: '2023Q3', signedOn: '2023-10-15' });
    expect((await head.get(`/api/statistics/book?${at('2023Q3')}`)).body.historicScan).toBeNull();
    expect((await file(head, '2023Q3')).body.code).toBe('SCAN_UNKNOWN');
  });

  it('a file that was changed or taken away is not handed out', async () => {
    const scan = pdf.toString('base64');
    const before = filesNow();
    await enter({ period: '2022Q3', signedOn: '2022-10-15', scan });
    const [added = ''] = filesNow().filter((name) => !before.includes(name));
    const [other = ''] = before;
    writeFileSync(join(folder(), added), readFileSync(join(folder(), other)));
    expect(refusal(await file(head, '2022Q3'))).toEqual([422, 'SCAN_DAMAGED']);
    writeFileSync(join(folder(), added), 'nothing');
    expect(refusal(await file(head, '2022Q3'))).toEqual([422, 'SCAN_DAMAGED']);
    rmSync(join(folder(), added));
    expect(refusal(await file(head, '2022Q3'))).toEqual([422, 'SCAN_GONE']);
  });
});

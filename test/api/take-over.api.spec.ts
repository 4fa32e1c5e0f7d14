import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let today: string;
beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  today = (await head.get('/api/session')).body.today;
}, 120_000);
afterAll(() => api.close(), 60_000);

const HEAD = '编号,收信日期,信访人,内容摘要,分类,办理方式,承办人,告知日期,受理日期,办结日期,纸质卷号';
const OPEN =
  '来信2026-17,2026-03-02,周某山,请求补发工龄津贴,0801,直接办理,handler,2026-03-10,2026-03-09,,卷17';
const csv = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\n'), 'utf8').toString('base64');
const begin = async () =>
  (
    await head.post('/api/takeovers/begin', {
      title: '来信登记簿接管',
      startedOn: today,
      paperCount: 2,
      handedOverBy: '孙某强',
      receiverId: api.office.staff.windowHead.accountId,
    })
  ).body.affairId as string;
const take = (id: string, file: string, dryRun: boolean, who = head) =>
  who.post(`/api/registers/take-over/${id}`, { fileName: '来信登记簿.csv', file, dryRun });

describe('taking registers over (§2.15)', () => {
  it('is received by the head of its own window, not by another organisation’s', async () => {
    const begun = await head.post('/api/takeovers/begin', {
      title: '来信登记簿接管',
      startedOn: today,
      paperCount: 0,
      handedOverBy: '孙某强',
      receiverId: api.office.county.accountId,
    });
    expect(begun).toMatchObject({ status: 422, body: { code: 'STAFF_UNKNOWN' } });
  });

  it('tries, enters, shows in the list with its old number, counts in L27, and is undone as a whole', async () => {
    const id = await begin();
    const wrong = await take(id, csv(OPEN.replace('2026-03-09', '2026-03-01')), true);
    expect(wrong).toMatchObject({
      status: 200,
      body: { rows: 1, faultCount: 1, faults: [{ line: 2, column: '受理日期', cell: '' }] },
    });
    expect((await take(id, csv(OPEN), true)).body).toMatchObject({ open: 1, faultCount: 0, entered: 0 });
    expect((await head.get('/api/petitions')).body.total ?? 0).toBe(0);
    expect((await take(id, csv(OPEN), false)).body).toMatchObject({ open: 1, faultCount: 0, entered: 1 });
    const [line] = (await head.get('/api/petitions')).body.items;
    expect(line).toMatchObject({ displayNo: '宛组信接〔2026〕1号', status: 'accepted' });
    const { body: page } = await head.get(`/api/petitions/${line.petitionId}`);
    expect(JSON.stringify(page)).toContain('来信2026-17');
    const found = await api
      .indexed()
      .then(() => head.get(`/api/petitions?q=${encodeURIComponent('来信2026-17')}`));
    expect(found.body.items).toHaveLength(1);

    const ledger = (await head.get('/api/registers/L27')).body;
    expect(ledger.columns).toEqual(expect.arrayContaining(['在办件数(纸质)', '在办件数(系统)', '差异']));
    expect(ledger.rows[0].cells).toEqual(expect.arrayContaining(['来信登记簿接管', '2', '1', '-1']));

    const { body: affair } = await head.get(`/api/takeovers/${id}`);
    const unexplained = await head.post(
      `/api/takeovers/${id}/sign`,
      {},
      { 'if-match': `"${affair.row.version}"` },
    );
    expect(unexplained).toMatchObject({ status: 422, body: { code: 'TAKEOVER_DIFFERENCE_UNEXPLAINED' } });
    const undone = await head.post(
      `/api/takeovers/${id}/undo`,
      { reason: '导错了登记簿。' },
      { 'if-match': `"${affair.row.version}"` },
    );
    expect(undone).toMatchObject({ status: 200, body: { affairId: id } });
    expect((await head.get(`/api/petitions/${line.petitionId}`)).status).toBe(404);
    expect((await head.get('/api/petitions')).body.items).toEqual([]);
    await api.indexed();
    const gone = await head.get(`/api/petitions?q=${encodeURIComponent('来信2026-17')}`);
    expect(gone.body.items).toEqual([]);
  });

  it('says in one sentence what it cannot read, and lets nobody in but the head of the window', async () => {
    const id = await begin();
    expect(await take(id, Buffer.from('x').toString('base64'), true)).toMatchObject({
      status: 422,
      body: { code: 'IMPORT_FILE_UNREADABLE', field: 'file' },
    });
    expect((await take(id, csv(OPEN), true, await api.signInAs('reception'))).status).toBe(403);
    expect(
      (await take(id, csv(OPEN.replace(',handler,', ',,')), false, await api.signInAs('county'))).body.code,
    ).toBe('AFFAIR_NOT_FOUND');
  });
});

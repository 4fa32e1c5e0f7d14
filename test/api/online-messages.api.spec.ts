import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { createPublicApp } from '../../apps/public/src/create-public-app.js';
import { accusationBody, type ApiClient, letterBody, type TestApi } from '../support/api.js';
import { DESK_SECRET, openDeskApi } from '../support/desk-api.js';

let opened: Awaited<ReturnType<typeof openDeskApi>>;
let api: TestApi;
let desk: string;
let reception: ApiClient;
let head: ApiClient;
let today: string;

beforeAll(async () => {
  // an address of its own for each message: five a day are the limit of one
  opened = await openDeskApi({ behindProxy: true });
  ({ api, desk } = opened);
  [reception, head] = await Promise.all([api.signInAs('reception'), api.signInAs('windowHead')]);
  today = (await reception.get('/api/session')).body.today;
}, 120_000);
afterAll(() => opened.close());

let addresses = 0;
const page = async (path: string, fields?: Record<string, string>, from = `203.0.113.${++addresses}`) => {
  const answer = await fetch(`${desk}${path}`, {
    ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    headers: { 'x-forwarded-for': from },
  });
  return { status: answer.status, text: await answer.text() };
};
const WRITTEN = {
  signed: 'realName',
  content: '2025年的津贴没有发齐,多次询问没有答复',
  place: '某镇',
  concerned: '某所负责人',
  wish: '请补发',
  name: '仲守业',
  phone: '13800000009',
  address: '某镇某村',
};
const write = (change: Record<string, string> = {}, from?: string) =>
  page('/write', { id: uuidv7(), orgId: String(api.office.orgId), ...WRITTEN, ...change }, from);
const codeIn = ({ text }: { text: string }) =>
  /class="kept-code">\s*([A-Z0-9-]{24})\s*</.exec(text)?.[1] ?? '';
const waiting = async (client: ApiClient) =>
  (await client.get('/api/online-messages?scope=open')).body.rows as {
    affairId: string;
    title: string;
    version: number;
    statusZh: string;
  }[];
/** Of this beginning; several came in on one day. */
const found = async (content: string, client = reception) => {
  const row = (await waiting(client)).find(({ title }) => title === content);
  if (row === undefined) throw new Error('it does not wait');
  return row;
};
const online = (messageId: string, change: Record<string, unknown> = {}) =>
  letterBody(today, { channel: 'online', messageId, ...change });
const progress = async (queryCode: string) => (await page('/progress', { queryCode })).text;

describe('我要反映 (O-03, R-06, O-112)', () => {
  it('is shut until the unit opens it, and says so', async () => {
    expect((await page('/')).text).not.toContain('/write');
    expect((await page('/write')).text).toContain('没有开通');
    expect((await write()).text).toContain('没有开通');
    const admin = await api.signInAs('admin');
    const opened = await admin.post('/api/profile/changes', {
      orgId: api.office.orgId,
      key: 'publicPages',
      value: 'true',
      from: today,
      reason: '部务会决定开通',
      basis: { docNo: '宛组通〔2026〕3号', title: '关于开通网上反映的通知', decidedOn: '2026-02-27' },
    });
    expect(opened).toMatchObject({ status: 200, body: { changed: true } });
    expect((await page('/')).text).toContain('href="/write"');
    const form = await page('/write');
    expect(form.text).toContain('不超过 1000 字');
    expect(form.text).not.toMatch(/举报|<script/);
    expect(await waiting(reception)).toEqual([]);
  });

  it('shows the code once, the same one to a second click, and keeps one message', async () => {
    const id = uuidv7();
    const [first, second] = await Promise.all([write({ id }, '198.51.100.1'), write({ id }, '198.51.100.1')]);
    const code = codeIn(first);
    expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$/);
    expect(codeIn(second)).toBe(code);
    expect(await waiting(reception)).toHaveLength(1);
    expect(await progress(code)).toContain('正在登记');
    expect(await progress(code)).not.toMatch(/津贴|仲守业/);
    const { body } = await reception.get('/api/session');
    expect(body.counts.toRegister).toBe(1);
  });

  it('gives what was written to whoever registers it, each look on record, and to nobody else', async () => {
    const { affairId } = await found(WRITTEN.content);
    const read = await reception.get(`/api/online-messages/${affairId}/content`);
    expect(read.body).toMatchObject({
      status: 'waiting',
      receivedOn: today,
      signed: 'realName',
      content: WRITTEN.content,
      concerned: WRITTEN.concerned,
      writer: { name: '仲守业', phone: '13800000009', address: '某镇某村' },
    });
    const { rows: looks } = await api.office.db.pools.owner.query(
      'select account_id from idn.access_audit where petition_id = $1',
      [affairId],
    );
    expect(looks.length).toBeGreaterThan(0);
    for (const who of ['handler', 'examiner', 'county', 'admin'] as const) {
      const other = await api.signInAs(who);
      expect((await other.get(`/api/online-messages/${affairId}/content`)).status).toBe(404);
      expect((await other.get(`/api/online-messages/${affairId}`)).status).toBe(404);
      expect((await other.get('/api/online-messages')).body.rows ?? []).toEqual([]);
      expect((await other.get('/api/session')).body.counts.toRegister).toBe(0);
    }
    // no route receives, and none registers beside the registration itself
    for (const path of ['receive', `${affairId}/register`])
      expect((await reception.post(`/api/online-messages/${path}`, {})).status).toBe(404);
  });

  it('becomes a petition once, whoever else registers it at that moment, and its code goes on', async () => {
    const code = codeIn(await write({ content: '两人同时登记' }));
    const { affairId } = await found('两人同时登记');
    expect((await head.get(`/api/online-messages/${affairId}/content`)).status).toBe(200);
    const wrongDay = await reception.post('/api/petitions', online(affairId, { channel: 'letter' }));
    expect(wrongDay).toMatchObject({
      status: 422,
      body: { code: 'MESSAGE_ARRIVAL_FIXED', field: 'channel' },
    });
    const answers = await Promise.all(
      [reception, head].map((client) => client.post('/api/petitions', online(affairId))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, expect.any(Number)]);
    const done = answers.find(({ status }) => status === 201);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused?.status).toBeGreaterThanOrEqual(409);
    expect(refused?.status).toBeLessThan(423);
    expect(done?.body.queryCode).toBeNull();
    // at once, before the search index knows of it
    expect(await progress(code)).toContain('已收到');
    expect(await progress(code)).not.toContain('正在登记');
    expect((await waiting(reception)).map(({ affairId: id }) => id)).not.toContain(affairId);
    const again = await reception.post('/api/petitions', online(affairId));
    expect(again).toMatchObject({ status: 422, body: { code: 'AFFAIR_STEP_NOT_OPEN' } });
    // afterwards the petition says who may know who wrote
    const read = await reception.get(`/api/online-messages/${affairId}/content`);
    expect(read.body).toMatchObject({ status: 'registered', content: '', writer: null });
    // who read it before stands with the petition
    const readers = await head.get(`/api/petitions/${done?.body.petitionId}/access`);
    expect(readers.body.map(({ name }: { name: string }) => name)).toContain('员工windowHead');
    const book = await head.get(`/api/registers/L19?from=${today}&to=${today}`);
    const objects = book.body.rows.map(({ cells }: { cells: string[] }) => cells[2]);
    expect(objects).toContain(`${today} 网上来件`);
  });

  it('§6.2 tells of an accusation three states alone from then on', async () => {
    const code = codeIn(await write({ content: '提拔时没有公示' }));
    const { affairId } = await found('提拔时没有公示');
    const answer = await reception.post(
      '/api/petitions',
      accusationBody(today, { channel: 'online', messageId: affairId }),
    );
    expect(answer.status).toBe(201);
    expect(await progress(code)).not.toMatch(/举报|<time|评价/);
    // what was written may name the reporter: whoever is not to know him reads nothing of it, though he sees the petition
    const seen = await head.get(`/api/petitions/${answer.body.petitionId}`);
    expect(seen.body.messageId).toBe(affairId);
    expect((await head.get(`/api/online-messages/${affairId}`)).text).toContain('提拔时没有公示');
    const clerk = await reception.get(`/api/petitions/${answer.body.petitionId}`);
    expect(clerk.body.messageId ?? null).toBeNull();
    expect((await reception.get(`/api/online-messages/${affairId}`)).text).not.toContain('提拔时没有公示');
    for (const client of [reception, head])
      expect((await client.get('/api/online-messages')).text).not.toContain('提拔时没有公示');
    // of an accusation the handler sees neither petition nor message
    const handler = await api.signInAs('handler');
    expect((await handler.get(`/api/online-messages/${affairId}/content`)).status).toBe(404);
  });

  it('forgets the writer with the petitioner: one key for both', async () => {
    await write({ content: '之后要求删除身份' });
    const { affairId } = await found('之后要求删除身份');
    const { body: registered } = await reception.post('/api/petitions', online(affairId));
    const { rows } = await api.office.db.pools.owner.query<{ keys: Record<string, string> }>(
      `select metadata -> 'keyIds' as keys from es.event where stream_id = any($1::uuid[]) and version = 1`,
      [[affairId, registered.petitionId]],
    );
    expect(rows).toHaveLength(2);
    const [one, other] = rows.map(({ keys }) => keys) as [Record<string, string>, Record<string, string>];
    const shared = Object.keys(one).filter((part) => one[part] === other[part]);
    expect(shared).toHaveLength(2);
    expect(shared).toContain('petition');
    const { stock } = api.office.runtime.vault;
    const before = await head.get(`/api/online-messages/${affairId}`);
    expect(before.text).toContain('之后要求删除身份');
    for (const part of shared) await stock.shred(one[part] ?? '', 'RETENTION_ENDED');
    const gone = await head.get(`/api/online-messages/${affairId}`);
    expect(gone.status).toBe(200);
    expect(gone.text).not.toMatch(/之后要求删除身份|仲守业/);
  });

  it('is closed to whoever it names, as if it were not there', async () => {
    await write({ content: '接访的员工reception收了礼', signed: 'anonymous' });
    expect((await waiting(reception)).map(({ title }) => title)).not.toContain('接访的员工reception收了礼');
    const { affairId } = await found('接访的员工reception收了礼', head);
    expect((await reception.get(`/api/online-messages/${affairId}/content`)).status).toBe(404);
    expect((await reception.post('/api/petitions', online(affairId))).status).toBe(404);
    const before = (await reception.get('/api/session')).body.counts.toRegister as number;
    expect((await head.get('/api/session')).body.counts.toRegister).toBe(before + 1);
    const read = await head.get(`/api/online-messages/${affairId}/content`);
    expect(read.body).toMatchObject({ signed: 'anonymous', writer: null });
  });

  it('does not disappear where it names everybody who could enter it', async () => {
    const content = '员工reception、员工windowHead都收了礼';
    await write({ content, signed: 'anonymous' });
    for (const client of [reception, head]) expect((await found(content, client)).title).toBe(content);
  });

  it('is set aside with a reason where nothing is stated, says so to the holder, and can be taken up again', async () => {
    const code = codeIn(await write({ content: '办公用品大促销', signed: 'anonymous' }));
    const { affairId, version } = await found('办公用品大促销');
    const at = { 'if-match': `"${version}"` };
    const aside = await reception.post(
      `/api/online-messages/${affairId}/set-aside`,
      { ground: 'advertisement', reason: '推销,没有反映事项' },
      at,
    );
    expect(aside.status).toBe(200);
    expect(await progress(code)).toContain('没有登记');
    const back = await head.post(
      `/api/online-messages/${affairId}/take-up`,
      { reason: '后半段反映了具体事项' },
      { 'if-match': `"${version + 1}"` },
    );
    expect(back.status).toBe(200);
    expect(await progress(code)).toContain('正在登记');
  });

  it('O-03 refuses what is too long and the sixth of a day, with all that was typed still there', async () => {
    const events = await api.countEvents();
    const long = await write({ content: '字'.repeat(1001) });
    expect(long.text).toContain('网上反映不超过 1000 字');
    expect(long.text).toContain('字'.repeat(1001));
    expect(long.text).toContain('仲守业');
    const unnamed = await write({ name: '' });
    expect(unnamed.text).toContain('请填写姓名');
    expect(await api.countEvents()).toBe(events);
    const from = '198.51.100.77';
    // however they come: all at one moment
    const many = await Promise.all(Array.from({ length: 7 }, () => write({}, from)));
    expect(many.filter((one) => codeIn(one) !== '')).toHaveLength(5);
    const sixth = await write({ content: '第六件' }, from);
    expect(sixth.text).toContain('今天已经提交了 5 件');
    expect(sixth.text).toContain('第六件');
    expect(await api.countEvents()).toBe(events + 5);
    expect(codeIn(await write({}, '198.51.100.78'))).not.toBe('');
  });

  it('keeps neither text, name nor network address in the clear', async () => {
    const { rows } = await api.office.db.pools.owner.query<{ line: string }>(
      `select e::text as line from es.event e where type like 'OnlineMessage%'
       union all select a::text from rm.affair a where category = 'online-message'`,
    );
    expect(rows.length).toBeGreaterThan(5);
    const all = rows.map(({ line }) => line).join('\n');
    expect(all).not.toMatch(/津贴|仲守业|13800000009|198\.51\.100|203\.0\.113/);
  });

  it('tells the code of what was taken though its answer got lost, and loses nothing where nobody answers', async () => {
    const id = uuidv7();
    const code = codeIn(await write({ id, content: '答复没有送到' }));
    expect(codeIn(await write({ id, content: '答复没有送到' }))).toBe(code);
    const changed = await write({ id, content: '改过的内容' });
    expect(changed.text).toContain('已经收下');
    expect(changed.text).toContain('改过的内容');
    expect(changed.text).not.toContain(id);
    const alone = await createPublicApp(
      { tls: null, petitioner: { ...api.office.runtime.settings.petitioner, apiUrl: 'http://127.0.0.1:9' } },
      DESK_SECRET,
    );
    await alone.listen({ port: 0, host: '127.0.0.1' });
    const { port } = alone.getHttpServer().address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/write`, {
      method: 'POST',
      body: new URLSearchParams({ id, orgId: '1', ...WRITTEN }),
    });
    const text = await answer.text();
    expect(text).toContain('暂时提交不了');
    expect(text).toContain(WRITTEN.content);
    // the same form, so that it is taken once
    expect(text).toContain(id);
    await alone.close();
  });

  it('takes rubbish for what it is', async () => {
    for (const fields of [{}, { id: 'x' }, { id: uuidv7(), orgId: 'x', content: 'x', signed: 'x' }])
      expect((await page('/write', fields as Record<string, string>)).status).toBe(200);
    const marked = await write({ name: '', content: '"><script>alert(1)</script></textarea>' });
    expect(marked.text).not.toContain('<script');
    expect((await write({ orgId: '99999' })).text).toContain('没有这个单位');
    // what is much too long comes back as it was typed; what nobody types is not even read
    const endless = await write({ content: '字'.repeat(15_000) });
    expect(endless.text).toContain('字'.repeat(15_000));
    expect((await write({ content: '字'.repeat(100_000) })).status).toBe(413);
    expect((await page('/write')).status).toBe(200);
  });
});

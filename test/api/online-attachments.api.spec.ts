import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { v7 as uuidv7 } from 'uuid';
import { accusationBody, type ApiClient, letterBody, type TestApi } from '../support/api.js';
import { openDeskApi } from '../support/desk-api.js';

let opened: Awaited<ReturnType<typeof openDeskApi>>;
let api: TestApi;
let desk: string;
let reception: ApiClient;
let head: ApiClient;
let today: string;
let letter: Blob;

beforeAll(async () => {
  opened = await openDeskApi({ behindProxy: true });
  ({ api, desk } = opened);
  [reception, head] = await Promise.all([api.signInAs('reception'), api.signInAs('windowHead')]);
  today = (await reception.get('/api/session')).body.today;
  await change('publicPages', 'true');
  const pdf = await PDFDocument.create();
  pdf.setAuthor('仲守业的手机');
  pdf.addPage([300, 400]);
  letter = new Blob([Uint8Array.from(await pdf.save())]);
}, 120_000);
afterAll(() => opened.close());

const change = async (key: string, value: string): Promise<void> => {
  const admin = await api.signInAs('admin');
  const { status } = await admin.post('/api/profile/changes', {
    orgId: api.office.orgId,
    key,
    value,
    from: today,
    reason: '部务会决定',
    basis: { docNo: '宛组通〔2026〕3号', title: '关于网上反映的通知', decidedOn: '2026-02-27' },
  });
  expect(status).toBe(200);
};

const SOUND = new Blob([
  Buffer.from('ID3\x04\0\0\0\0\0\x04Wang', 'latin1'),
  ...Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])),
]);

let addresses = 0;
const write = async (
  fields: Record<string, string>,
  files: readonly (readonly [Blob, string])[],
  id = uuidv7(),
): Promise<{ status: number; text: string; code: string }> => {
  const form = new FormData();
  const written = { id, orgId: String(api.office.orgId), signed: 'realName', name: '仲守业', ...fields };
  for (const [name, value] of Object.entries(written)) form.append(name, value);
  for (const [file, name] of files) form.append('files', file, name);
  const answer = await fetch(`${desk}/write`, {
    method: 'POST',
    body: form,
    headers: { 'x-forwarded-for': `203.0.113.${++addresses}` },
  });
  const text = await answer.text();
  const code = /class="kept-code">\s*([A-Z0-9-]{24})\s*</.exec(text)?.[1] ?? '';
  return { status: answer.status, text, code };
};
const idOf = async (title: string): Promise<string> => {
  const { body } = await reception.get('/api/online-messages?scope=open');
  return (
    (body.rows as { affairId: string; title: string }[]).find((row) => row.title === title)?.affairId ?? ''
  );
};
type Attachment = { scanId: string; name: string; mediaType: string; pages: number };
const attachmentsOf = async (messageId: string, client = reception): Promise<Attachment[]> =>
  (await client.get(`/api/online-messages/${messageId}/content`)).body.attachments ?? [];
const folder = () => join(api.office.runtime.settings.dataDir, 'attachments');
const filesLying = (): string[] =>
  existsSync(folder())
    ? readdirSync(folder(), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

describe('attachments of 网上来件 (O-03, M-05, screens.md: the petitioner)', () => {
  it('are offered by the form as the unit takes them', async () => {
    const form = await (await fetch(`${desk}/write`)).text();
    expect(form).toContain('multipart/form-data');
    expect(form).toContain('不超过 5 个,一共不超过 20 MB');
    expect(form).not.toMatch(/<script/);
  });

  it('lie sealed, without what tells of their maker, are read by whoever registers, each look on record', async () => {
    const sent = await write({ content: '附上工资条和录音' }, [
      [letter, '工资条.pdf'],
      [SOUND, '通话.mp3'],
      // a field in which nothing was chosen
      [new Blob([]), ''],
    ]);
    expect(sent.code).not.toBe('');
    expect(sent.text).toContain('附件 2 个');
    const messageId = await idOf('附上工资条和录音');
    const attachments = await attachmentsOf(messageId);
    expect(attachments).toMatchObject([
      { name: '工资条.pdf', mediaType: 'application/pdf', pages: 1 },
      { name: '通话.mp3', mediaType: 'audio/mpeg', pages: 0 },
    ]);
    for (const file of filesLying()) expect(readFileSync(file).toString('latin1')).not.toMatch(/%PDF|ID3/);
    const address = `/api/online-messages/${messageId}/attachments/${attachments[0]?.scanId ?? ''}`;
    const read = await reception.get(address);
    expect(read.status).toBe(200);
    expect(read.text).toContain('%PDF-');
    expect(read.text).not.toContain('仲守业');
    const { rows } = await api.office.db.pools.owner.query(
      `select from idn.access_audit where petition_id = $1 and action = 'export'`,
      [messageId],
    );
    expect(rows).toHaveLength(1);
    for (const who of ['handler', 'county', 'admin'] as const)
      expect((await (await api.signInAs(who)).get(address)).status).toBe(404);
    const other = `/api/online-messages/${messageId}/attachments/${uuidv7()}`;
    expect((await reception.get(other)).body.code).toBe('ATTACHMENT_UNKNOWN');
    const book = await reception.get('/api/online-messages?scope=open');
    expect(book.body.columns).toContain('附件数');
    expect(book.text).not.toContain('工资条.pdf');
  });

  it('go into the file with the petition, under the rules of its scans, and are bound into the volume', async () => {
    const messageId = await idOf('附上工资条和录音');
    const [first] = await attachmentsOf(messageId);
    const body = letterBody(today, { channel: 'online', messageId });
    const { body: done, status } = await reception.post('/api/petitions', body);
    expect(status).toBe(201);
    const papers = await head.get(`/api/petitions/${done.petitionId}/papers`);
    expect(papers.body.scans).toMatchObject([
      { of: 'enclosure', ofZh: '来件附件', title: '工资条.pdf', pages: 1, withheld: false },
      { of: 'enclosure', title: '通话.mp3', pages: 0 },
    ]);
    const scan = await head.get(`/api/petitions/${done.petitionId}/papers/scans/${first?.scanId ?? ''}`);
    expect([scan.status, scan.text.startsWith('%PDF-')]).toEqual([200, true]);
    expect(papers.body.pieces.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['来件附件工资条.pdf', '来件附件（电子）通话.mp3']),
    );
    const volume = await head.get(`/api/petitions/${done.petitionId}/papers/volume`);
    expect(volume.status).toBe(papers.body.pdf === true ? 200 : 422);
    // from now on the petition says who may see them
    expect(await attachmentsOf(messageId)).toEqual([]);
    const before = `/api/online-messages/${messageId}/attachments/${first?.scanId ?? ''}`;
    expect((await reception.get(before)).body.code).toBe('ATTACHMENT_UNKNOWN');
    const { rows } = await api.office.db.pools.owner.query<{ id: string }>(
      `select data->>'scanId' as id from es.event where stream_id = any($1::uuid[])
        and type in ('ScanFiled', 'OnlineMessageAttached')`,
      [[messageId, done.petitionId]],
    );
    // nothing was copied
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  });

  it('of an accusation show nothing to whoever is not to know the reporter, not even how they are called', async () => {
    await write({ content: '提拔没有公示,附照片' }, [[letter, '任免通知.pdf']]);
    const messageId = await idOf('提拔没有公示,附照片');
    const body = accusationBody(today, { channel: 'online', messageId });
    const { body: done } = await reception.post('/api/petitions', body);
    const seen = await reception.get(`/api/online-messages/${messageId}`);
    expect(seen.text).not.toContain('任免通知');
    expect(await attachmentsOf(messageId)).toEqual([]);
    const handler = await api.signInAs('handler');
    expect((await handler.get(`/api/petitions/${done.petitionId}/papers`)).status).toBe(404);
  });

  it('of an anonymous writer are not called as he called them', async () => {
    await write({ content: '匿名附一页', signed: 'anonymous', name: '' }, [[letter, '我是仲守业.pdf']]);
    expect(await attachmentsOf(await idOf('匿名附一页'))).toMatchObject([{ name: '附件 1' }]);
  });

  it('are refused with which and why, with all that was typed, and leave nothing', async () => {
    const before = [await api.countEvents(), filesLying().length];
    const program = new Blob([Buffer.from('MZ\u0000\u0000')]);
    const refused = await write({ content: '带了一个程序' }, [
      [letter, '一.pdf'],
      [program, '二.pdf'],
    ]);
    expect(refused.text).toContain('第 2 个附件没有收下');
    expect(refused.text).toContain('附件请重新选择');
    expect(refused.text).toContain('带了一个程序');
    const six = await write(
      { content: '六个附件' },
      Array.from({ length: 6 }, (_, n) => [letter, `${n}.pdf`]),
    );
    expect(six.text).toContain('附件不超过 5 个');
    const large = await write({ content: '太大' }, [
      [new Blob([Buffer.alloc(12 * 1024 * 1024)]), '一.mp4'],
      [new Blob([Buffer.alloc(12 * 1024 * 1024)]), '二.mp4'],
    ]);
    expect(large.text).toContain('附件一共不超过 20 MB');
    expect(large.text).toContain('太大');
    const empty = await write({ content: '空文件' }, [[new Blob([]), '空.pdf']]);
    expect(empty.text).toContain('空文件,附件没有收下');
    expect([await api.countEvents(), filesLying().length]).toEqual(before);
  });

  it('are kept once however often the form is sent, and a second click is told the same code', async () => {
    const id = uuidv7();
    const before = filesLying().length;
    const send = () => write({ content: '点了两次' }, [[letter, '一.pdf']], id);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.code).not.toBe('');
    expect(second.code).toBe(first.code);
    expect(filesLying()).toHaveLength(before + 1);
    const messageId = await idOf('点了两次');
    const [attachment] = await attachmentsOf(messageId);
    const read = await reception.get(
      `/api/online-messages/${messageId}/attachments/${attachment?.scanId ?? ''}`,
    );
    expect(read.status).toBe(200);
    // the page cannot choose them again: without them the code is told all the same, and how many were kept
    const without = await write({ content: '点了两次' }, [], id);
    expect([without.code, without.text.includes('附件 1 个')]).toEqual([first.code, true]);
  });

  it('go with the message: when its key is destroyed nothing can be read', async () => {
    await write({ content: '之后销毁' }, [[letter, '一.pdf']]);
    const messageId = await idOf('之后销毁');
    const [attachment] = await attachmentsOf(messageId);
    const { rows } = await api.office.db.pools.owner.query<{ key: string }>(
      `select metadata->'keyIds'->>'petition' as key from es.event where stream_id = $1 and version = 1`,
      [messageId],
    );
    await api.office.runtime.vault.stock.shred(rows[0]?.key ?? '', 'RETENTION_ENDED');
    const gone = await reception.get(
      `/api/online-messages/${messageId}/attachments/${attachment?.scanId ?? ''}`,
    );
    expect(gone.body.code).toBe('SCAN_GONE');
  });

  it('takes a form that is none for what it is, and goes on', async () => {
    const before = [await api.countEvents(), filesLying().length];
    const post = async (body: string | FormData, type?: string) =>
      (
        await fetch(`${desk}/write`, {
          method: 'POST',
          body,
          headers: {
            'x-forwarded-for': '198.51.100.9',
            ...(type === undefined ? {} : { 'content-type': type }),
          },
        })
      ).status;
    expect(await post('x', 'multipart/form-data')).toBeLessThan(500);
    expect(
      await post(
        '--a\r\nContent-Disposition: form-data; name="id"\r\n\r\nx',
        'multipart/form-data; boundary=a',
      ),
    ).toBeLessThan(500);
    const polluted = new FormData();
    polluted.append('__proto__', 'x');
    polluted.append('constructor', letter, '一.pdf');
    expect(await post(polluted)).toBeLessThan(500);
    const many = new FormData();
    for (let n = 0; n < 90; n += 1) many.append('files', letter, `${n}.pdf`);
    expect(await post(many)).toBeLessThan(500);
    const fields = new FormData();
    for (let n = 0; n < 200; n += 1) fields.append(`f${n}`, 'x');
    expect(await post(fields)).toBeLessThan(500);
    // however many come at once, the program holds no more than its room, and whoever is told to wait has lost nothing that he typed
    const half = new Blob([Buffer.alloc(19 * 1024 * 1024)]);
    const crowd = await Promise.all(
      Array.from({ length: 6 }, (_, n) => write({ content: `同时来的第 ${n} 件` }, [[half, '一.mp4']])),
    );
    for (const [n, { status, text }] of crowd.entries()) {
      expect(status).toBe(200);
      expect(text).toMatch(/附件没有收下|个附件没有收下/);
      expect(text).toContain(`同时来的第 ${n} 件`);
    }
    expect([await api.countEvents(), filesLying().length]).toEqual(before);
    expect((await write({ content: '之后照样收' }, [[letter, '一.pdf']])).code).not.toBe('');
  });

  it('are not taken where the unit takes none', async () => {
    await change('onlineAttachments', '0');
    expect(await (await fetch(`${desk}/write`)).text()).not.toContain('type="file"');
    expect((await write({ content: '还是附一个' }, [[letter, '一.pdf']])).text).toContain('不收附件');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { DOCUMENT_KINDS } from '#documents';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let head: ApiClient;
let ours: Buffer;
beforeAll(async () => {
  api = await openTestApi();
  head = await api.signInAs('windowHead');
  ours = await fileOf('letter');
}, 120_000);
afterAll(() => api.close(), 60_000);

const fileOf = async (name: string, form = 'docx'): Promise<Buffer> => {
  const answer = await fetch(`${api.url}/api/templates/${name}/${form}`, {
    headers: { cookie: head.cookie ?? '' },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
const textOf = (docx: Buffer): string =>
  (new PizZip(docx).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/gu, '');
/** Our letter with something put in place of a word. */
const changed = (change: (zip: PizZip) => void): string => {
  const zip = new PizZip(ours);
  change(zip);
  return zip.generate({ type: 'nodebuffer' }).toString('base64');
};
const retold = (from: string | RegExp, to: string) =>
  changed((zip) =>
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to)),
  );
const upload = (docx: string, who = head) => who.send('PUT', '/api/templates/letter', { body: { docx } });
const own = async () =>
  ((await head.get('/api/templates')).body as { name: string; zh: string; own: boolean }[]).filter(
    (each) => each.own,
  );

describe('templates that the office edits (§5)', () => {
  it('names every layout and kind; the one in force can be taken home and looked at in a sample', async () => {
    const { body } = await head.get('/api/templates');
    expect(body.length).toBe(5 + Object.keys(DOCUMENT_KINDS).length);
    expect(body[0]).toMatchObject({ name: 'letter', own: false });
    expect(textOf(ours)).toContain('{title}');
    const sample = textOf(await fileOf('acceptanceNotice', 'sample'));
    expect(sample).toContain('受理告知书');
    expect(sample).not.toContain('{');
    for (const answer of [
      await head.get('/api/templates/nothing/docx'),
      await head.send('DELETE', '/api/templates/nothing'),
      await head.send('DELETE', '/api/templates/..%2f..%2fletter'),
    ])
      expect(answer).toMatchObject({ status: 422, body: { code: 'TEMPLATE_NAME_UNKNOWN' } });
  });

  it('is put in force, shows in the sample, and goes back to ours', async () => {
    expect((await upload(retold('{title}', '{title}（试用版式）'))).body).toMatchObject({ own: true });
    expect((await own()).map(({ name }) => name)).toEqual(['letter']);
    expect(textOf(await fileOf('letter', 'sample'))).toContain('（试用版式）');
    expect((await head.send('DELETE', '/api/templates/letter')).body).toMatchObject({ own: false });
    expect(await own()).toEqual([]);
    expect(textOf(await fileOf('letter', 'sample'))).not.toContain('（试用版式）');
  });

  it('is not put over what somebody else set since it was looked at; of two at once one is told', async () => {
    const version = async () =>
      (await head.get('/api/templates')).body.find((each: { name: string }) => each.name === 'letter')
        .version;
    const put = (docx: string, seen: string) =>
      head.send('PUT', '/api/templates/letter', { body: { docx, version: seen } });
    const seen = await version();
    const [first, second] = [retold('{title}', '{title}甲'), retold('{title}', '{title}乙')];
    const both = await Promise.all([put(first, seen), put(second, seen)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(both.find(({ status }) => status === 422)?.body).toMatchObject({
      code: 'TEMPLATE_CHANGED',
      field: 'version',
    });
    const remove = (of: string) => head.send('DELETE', `/api/templates/letter?version=${of}`);
    expect((await remove(seen)).body).toMatchObject({ code: 'TEMPLATE_CHANGED' });
    expect((await remove(await version())).body).toMatchObject({ own: false, version: 'ours' });
  });

  it('is refused with the place: an unknown field, a macro, an endless table, no signature, no docx at all', async () => {
    const unknown = await upload(retold('{title}', '{tittle}'));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'TEMPLATE_FIELD_UNKNOWN' } });
    expect(unknown.body.detail).toMatch(/没有“tittle”这个字段\(正文第\d+段 tittle\)/u);
    const macro = await upload(changed((zip) => zip.file('word/vbaProject.bin', 'x')));
    expect(macro).toMatchObject({ status: 422, body: { code: expect.stringMatching(/^TEMPLATE_/u) } });
    expect(macro.body.detail).toContain('宏');
    const endless = await upload(
      retold('{title}', '{title}{#paragraphs}{#paragraphs}{text}{/paragraphs}{/paragraphs}'),
    );
    expect(endless).toMatchObject({ status: 422, body: { code: 'TEMPLATE_LOOP_ENDLESS' } });
    const unsigned = await upload(retold('{@signature}', '（此处无署名）'));
    expect(unsigned).toMatchObject({ status: 422, body: { code: 'TEMPLATE_SIGNATURE_MISSING' } });
    expect((await upload(Buffer.from('no docx').toString('base64'))).status).toBe(422);
    expect(await own()).toEqual([]);
    expect((await upload(ours.toString('base64'), await api.signInAs('handler'))).status).toBe(403);
  });
});

/** Bad input for papers over HTTP: a clear refusal, or a right page (§5). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { v7 as uuidv7 } from 'uuid';
import { type ApiAnswer, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { triagedLetter } from '../support/paper-road.js';

let api: TestApi;
let clerk: ApiClient;
let head: ApiClient;
let day: string;
let petitionId: string;
beforeAll(async () => {
  api = await openTestApi();
  [clerk, head] = [await api.signInAs('reception'), await api.signInAs('windowHead')];
  day = (await clerk.get('/api/session')).body.today;
  petitionId = await triagedLetter(api.office);
}, 120_000);
afterAll(() => api.close(), 60_000);

const FIELDS = { route: '由本机关办理,在规定期限内书面答复。' };
const step = async (who: ApiClient, name: string, body: Record<string, unknown>, id = petitionId) => {
  const { version } = (await who.get(`/api/petitions/${id}/papers`)).body as { version: number };
  return who.command(id, `papers/${name}`, { body, version });
};
const drafted = async (more: Record<string, unknown> = {}, id = petitionId) => {
  const documentId = uuidv7();
  const answer = await step(clerk, 'draft', { documentId, code: 'D04', fields: FIELDS, ...more }, id);
  return { documentId, answer };
};
const file = async (documentId: string, form: string, id = petitionId) => {
  const answer = await fetch(`${api.url}/api/petitions/${id}/papers/${documentId}/${form}`, {
    headers: { cookie: head.cookie ?? '' },
  });
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
};
const words = (docx: Buffer): string =>
  (new PizZip(docx).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>|\s/gu, '');
const refusal = ({ status, body }: ApiAnswer) => ({ status, code: body?.code, field: body?.field });
const leaderSigns = () => ({
  signerId: api.office.staff.leader.accountId,
  capacity: 'leader',
  signedOn: day,
  onPaper: true,
});

describe('a template that was laid into the folder by hand (§5)', () => {
  const folder = () => join(api.office.runtime.settings.dataDir, 'templates');
  afterEach(() => rmSync(folder(), { recursive: true, force: true }));

  const ours = async (): Promise<PizZip> => {
    const answer = await fetch(`${api.url}/api/templates/letter/docx`, {
      headers: { cookie: head.cookie ?? '' },
    });
    return new PizZip(Buffer.from(await answer.arrayBuffer()));
  };
  const retold = (zip: PizZip, from: string, to: string) =>
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to));
  const BAD: [string, string, (zip: PizZip) => void][] = [
    ['a macro', 'TEMPLATE_HAS_MACRO', (zip) => zip.file('word/vbaProject.bin', 'x')],
    ['an unknown field', 'TEMPLATE_FIELD_UNKNOWN', (zip) => retold(zip, '{title}', '{tittle}')],
    [
      'an endless table',
      'TEMPLATE_LOOP_ENDLESS',
      (zip) => retold(zip, '{title}', '{title}{#paragraphs}{#paragraphs}{text}{/paragraphs}{/paragraphs}'),
    ],
    ['no signature', 'TEMPLATE_SIGNATURE_MISSING', (zip) => retold(zip, '{@signature}', '（无）')],
  ];

  it.each(BAD)(
    '%s: the paper is refused by name and place, and comes again once it is gone',
    async (_, code, spoil) => {
      const { documentId } = await drafted();
      await step(head, 'check', { documentId });
      const signed = await step(head, 'sign', { documentId, signedOn: day, approval: leaderSigns() });
      expect(signed.status).toBe(200);
      const zip = await ours();
      spoil(zip);
      mkdirSync(folder(), { recursive: true });
      writeFileSync(join(folder(), 'letter.docx'), zip.generate({ type: 'nodebuffer' }));
      const refused = await file(documentId, 'docx');
      expect(refused.status).toBe(422);
      expect(JSON.parse(refused.body.toString())).toMatchObject({
        code,
        field: 'template',
        detail: expect.stringContaining('文书模板有误'),
      });
      rmSync(folder(), { recursive: true });
      expect(words((await file(documentId, 'docx')).body)).toContain('受理告知书');
    },
  );
});

describe('what is typed for a paper (§5.2)', () => {
  it('an endless table is refused before it is made; what fits comes out whole', async () => {
    const figures = (lines: number) => Array.from({ length: lines }, () => '甲|1').join('\n');
    const circular = (lines: number) =>
      head.post('/api/office-papers/compose', {
        code: 'D36',
        fields: {
          addressee: '各县市区委组织部',
          title: '关于信访工作情况的通报',
          period: '2026年第一季度',
          ranking: figures(lines),
          remarks: '多数单位按期办结。',
        },
      });
    expect(refusal(await circular(3_001))).toEqual({
      status: 422,
      code: 'DOCUMENT_TABLE_TOO_LONG',
      field: 'fields',
    });
    expect((await circular(40)).body).toMatchObject({ missing: [], faults: [] });
  });

  it('a title of 300 characters stands whole in docx and print; of 301 it is refused by its field', async () => {
    const title = '关于某某信访事项受理情况的告知'.repeat(20);
    expect([...title]).toHaveLength(300);
    const { documentId, answer } = await drafted({ title });
    expect(answer.status).toBe(200);
    expect(words((await file(documentId, 'docx')).body)).toContain(title);
    const printed = (await file(documentId, 'print')).body.toString().replace(/<br>/gu, '');
    expect(printed).toContain(title);
    const tooLong = (await drafted({ title: `${title}书` })).answer;
    expect(tooLong.status).toBe(400);
    expect(tooLong.body.field).toBe('title');
  });

  it('a name with 𠮷 and 䶮 goes through register, paper, docx, print and list as it is written', async () => {
    const name = '𠮷䶮';
    const registered = await clerk.post(
      '/api/petitions',
      letterBody(day, { subjects: [{ role: 'petitioner', name, address: '某县', phone: '13800000001' }] }),
      { 'idempotency-key': uuidv7() },
    );
    const id = registered.body.petitionId as string;
    const approval = {
      ...leaderSigns(),
      signerId: api.office.staff.deputy.accountId,
      capacity: 'deputyLeader',
    };
    const { version } = registered.body as { version: number };
    const body = {
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟由本机关办理',
      approval,
    };
    expect((await head.command(id, 'triage', { body, version })).status).toBe(200);
    const { documentId, answer } = await drafted({}, id);
    expect(answer.status).toBe(200);
    const docx = words((await file(documentId, 'docx', id)).body);
    expect(docx).toContain(`${name}：`);
    expect((await file(documentId, 'print', id)).body.toString()).toContain(`${name}：`);
    for (const text of [docx, JSON.stringify((await head.get(`/api/petitions/${id}/papers`)).body)]) {
      // no half of a character, no sign that stands for one that was lost
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      expect(text).not.toContain('\ufffd');
    }
  });
});

describe('a missing signature on a paper (QP03, QC02, QC04)', () => {
  const checked = async () => {
    const { documentId } = await drafted();
    await step(head, 'check', { documentId });
    return documentId;
  };

  it('is not signed by nobody, not by too low a level, not before it was checked', async () => {
    const documentId = await checked();
    const none = await step(head, 'sign', { documentId, signedOn: day });
    expect(none.status).toBe(400);
    expect(none.body.field).toContain('approval');
    const low = await step(head, 'sign', {
      documentId,
      signedOn: day,
      approval: {
        signerId: api.office.staff.handler.accountId,
        capacity: 'handler',
        signedOn: day,
        onPaper: true,
      },
    });
    expect(low.status).toBeGreaterThanOrEqual(400);
    expect(low.body.field).toContain('approval');
    const { documentId: unchecked } = await drafted();
    const early = await step(head, 'sign', { documentId: unchecked, signedOn: day, approval: leaderSigns() });
    expect(refusal(early)).toMatchObject({ status: 422, code: 'DOCUMENT_STEP_NOT_NOW' });
  });

  it('unsigned it bears no number, is not stamped and does not go out; signed and unstamped neither', async () => {
    const documentId = await checked();
    const stamp = {
      documentId,
      seal: 'organ',
      stampedOn: day,
      approverId: api.office.staff.windowHead.accountId,
    };
    expect(refusal(await step(head, 'stamp', stamp))).toMatchObject({ code: 'DOCUMENT_STEP_NOT_NOW' });
    const send = { documentId, method: 'posted', sentOn: day };
    expect(refusal(await step(head, 'send', send))).toMatchObject({ code: 'DOCUMENT_STEP_NOT_NOW' });
    const { papers } = (await head.get(`/api/petitions/${petitionId}/papers`)).body;
    expect(papers.find((one: { documentId: string }) => one.documentId === documentId).docNo).toBeNull();
    await step(head, 'sign', { documentId, signedOn: day, approval: leaderSigns() });
    expect(refusal(await step(head, 'send', send))).toMatchObject({
      status: 422,
      code: 'DOCUMENT_NOT_STAMPED',
    });
  });

  it('a sheet that was signed on paper comes back with name and day, or not at all', async () => {
    const documentId = await checked();
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
    const scan = { of: 'document', refId: documentId, title: '签署后的告知书', file: dot };
    expect(refusal(await step(head, 'scans', { ...scan, signedOn: day }))).toMatchObject({
      status: 422,
      field: 'signer',
    });
    expect(refusal(await step(head, 'scans', { ...scan, signer: '部长甲' }))).toMatchObject({
      status: 422,
      field: 'signedOn',
    });
    expect((await step(head, 'scans', { ...scan, signer: '部长甲', signedOn: day })).status).toBe(200);
  });
});

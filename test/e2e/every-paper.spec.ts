/** Every paper of §5.1, issued, delivered and filed over HTTP: D01–D48, none left out. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { v7 as uuidv7 } from 'uuid';
import { DOCUMENTS, type DocumentCode, paperRule } from '#domain';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import type { StaffName } from '../support/office.js';
import { OFFICE_RECIPES } from './support/office-paper-recipes.js';
import { CASE_RECIPES, STAYS_INSIDE } from './support/paper-recipes.js';
import { type Stories, storiesOf } from './support/paper-stories.js';

/** One grey dot, as a scanner that saw nothing gives it. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

let api: TestApi;
let stories: Stories;
let day = '';
const people = new Map<StaffName, ApiClient>();
const as = (who: StaffName): ApiClient => {
  const client = people.get(who);
  if (client === undefined) throw new Error(`nobody signs in as ${who}`);
  return client;
};

beforeAll(async () => {
  api = await openTestApi();
  for (const who of ['reception', 'windowHead', 'handler', 'second', 'examiner', 'leader'] as const)
    people.set(who, await api.signInAs(who));
  day = (await as('reception').get('/api/session')).body.today;
  stories = storiesOf(api.office, day);
}, 240_000);
afterAll(() => api.close(), 60_000);

const textOf = (docx: Buffer): string =>
  (new PizZip(docx).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>|\s/gu, '');

/** What a person gets under an address, as bytes. */
async function fileOf(who: StaffName, path: string, body?: unknown): Promise<Buffer> {
  const answer = await fetch(`${api.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: as(who).cookie ?? '', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${bytes.toString()}`);
  return bytes;
}

type PaperRow = { documentId: string; status: string; docNo: string | null; title: string };
const papersOf = async (petitionId: string) =>
  (await as('windowHead').get(`/api/petitions/${petitionId}/papers`)).body as {
    version: number;
    papers: PaperRow[];
    pieces: { title: string; docNo: string }[];
    scans: { of: string; title: string }[];
  };

/** One step of a paper over HTTP. @rejects whatever is refused, in its words */
async function step(who: StaffName, petitionId: string, name: string, body: Record<string, unknown>) {
  const { version } = await papersOf(petitionId);
  const answer = await as(who).command(petitionId, `papers/${name}`, { body, version });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
}

/** Drafted by one, checked by another; signed where somebody signs it; stamped, sent and received where it goes out. */
async function road(code: keyof typeof CASE_RECIPES, petitionId: string): Promise<PaperRow> {
  const { typed = () => ({}), by = 'reception', checker = 'windowHead' } = CASE_RECIPES[code];
  const fields = typed(day);
  const composed = await as(by).post(`/api/petitions/${petitionId}/papers/compose`, { code, fields });
  expect(composed.body).toMatchObject({ missing: [], faults: [] });
  const documentId = uuidv7();
  await step(by, petitionId, 'draft', { documentId, code, fields });
  await step(checker, petitionId, 'check', { documentId });
  if (paperRule(code).decision !== null) {
    const signerId = api.office.staff.leader.accountId;
    const approval = { signerId, capacity: 'leader', signedOn: day, onPaper: true };
    await step('windowHead', petitionId, 'sign', { documentId, signedOn: day, approval });
  }
  if (!STAYS_INSIDE.includes(code)) {
    const approverId = api.office.staff.windowHead.accountId;
    await step('windowHead', petitionId, 'stamp', { documentId, seal: 'organ', stampedOn: day, approverId });
    await step('windowHead', petitionId, 'send', { documentId, method: 'posted', sentOn: day });
    await step('windowHead', petitionId, 'receipt', {
      documentId,
      outcome: 'signed',
      on: day,
      receivedBy: '签收人甲',
    });
  }
  await step('windowHead', petitionId, 'scans', {
    of: STAYS_INSIDE.includes(code) ? 'document' : 'receipt',
    refId: documentId,
    title: `${DOCUMENTS[code].zh}原件`,
    ...(STAYS_INSIDE.includes(code) ? { signer: '签署人乙', signedOn: day } : {}),
    file: DOT,
  });
  const { papers } = await papersOf(petitionId);
  const paper = papers.find((one) => one.documentId === documentId);
  if (paper === undefined) throw new Error(`${code} is not in the list`);
  return paper;
}

describe('every paper is issued, delivered and filed (§5.1)', () => {
  it('no D-number is left out', () => {
    const told = [...Object.keys(CASE_RECIPES), ...Object.keys(OFFICE_RECIPES)].sort();
    expect(told).toEqual(Object.keys(DOCUMENTS));
  });

  it.each(Object.keys(CASE_RECIPES) as (keyof typeof CASE_RECIPES)[])(
    '%s of a case',
    async (code) => {
      const petitionId = await CASE_RECIPES[code].story(stories, api.office, day);
      const paper = await road(code, petitionId);
      const { book, decision } = paperRule(code);
      const inside = STAYS_INSIDE.includes(code);
      expect(paper.status).toBe(inside ? (decision === null ? 'checked' : 'signed') : 'received');
      // what is numbered has its number, nothing else has one
      expect(paper.docNo === null).toBe(book === null);
      const { pieces, scans } = await papersOf(petitionId);
      expect(pieces.map(({ title }) => title)).toContain(paper.title);
      if (!inside) expect(pieces.map(({ title }) => title)).toContain(`送达回证（${DOCUMENTS[code].zh}）`);
      expect(scans).toEqual(
        expect.arrayContaining([expect.objectContaining({ title: `${DOCUMENTS[code].zh}原件` })]),
      );
      const path = `/api/petitions/${petitionId}/papers/${paper.documentId}`;
      const text = textOf(await fileOf('windowHead', `${path}/docx`));
      expect(text).not.toMatch(/undefined|null|\{|\}/u);
      if (paper.docNo !== null) expect(text).toContain(paper.docNo);
      expect((await fileOf('windowHead', `${path}/print`)).toString()).toContain('</html>');
    },
    60_000,
  );

  it.each(Object.keys(OFFICE_RECIPES) as (keyof typeof OFFICE_RECIPES)[])(
    '%s of the office',
    async (code: DocumentCode) => {
      const { typed, book, act } = OFFICE_RECIPES[code as keyof typeof OFFICE_RECIPES];
      const filed = await act({ as, office: api.office, day, stories });
      const body = { code, fields: typed, docNo: `宛组信报〔${day.slice(0, 4)}〕1号`, signedOn: day };
      const text = textOf(await fileOf('windowHead', '/api/office-papers/render', { ...body, form: 'docx' }));
      expect(text).not.toMatch(/undefined|null|\{|\}/u);
      if (paperRule(code).book !== null) expect(text).toContain(body.docNo);
      if (book === null) return;
      const register = await as('leader').get(
        `/api/registers/${book}?from=${day.slice(0, 4)}-01-01&to=2099-12-31`,
      );
      expect(register.status).toBe(200);
      expect(JSON.stringify(register.body.rows)).toContain(filed);
    },
    60_000,
  );
});

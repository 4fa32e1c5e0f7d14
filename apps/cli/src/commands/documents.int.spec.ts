import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { DOCUMENTS } from '#domain';
import { hasPdf, isCaseCode } from '#documents';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { ACCUSING, onRoad, ROUTE, triagedLetter } from '../../../../test/support/paper-road.js';
import { documents } from './documents.js';

let office: TestOffice;
const folder = mkdtempSync(join(tmpdir(), 'xf-cli-'));
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);
const fieldsFile = (fields: unknown): string => {
  const path = at(`${Math.random()}.json`);
  writeFileSync(path, typeof fields === 'string' ? fields : JSON.stringify(fields));
  return path;
};
/** What a call says, line by line. @rejects as the command does */
async function call(words: string[], options: Record<string, string> = {}): Promise<string[]> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  expect(await documents.run({ runtime: office.runtime, words, options: { ...options }, say })).toBe(0);
  return said;
}
const head = { login: 'windowHead' };
const wordsOf = (docx: string): string =>
  (new PizZip(readFileSync(docx)).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/gu, '');
const numberOf = async (petitionId: string): Promise<string> => {
  const { rows } = await office.db.pools.owner.query<{ no: string }>(
    'select display_no as no from rm.petition where petition_id = $1',
    [petitionId],
  );
  return rows[0]?.no ?? '';
};
const exportsOf = async (petitionId: string): Promise<number> => {
  const { rows } = await office.db.pools.owner.query<{ n: number }>(
    `select count(*)::int as n from idn.access_audit where petition_id = $1 and action = 'export'`,
    [petitionId],
  );
  return rows[0]?.n ?? 0;
};

describe('documents on the command line', () => {
  it('lists all 48 kinds with what each asks for', async () => {
    const lines = await call([]);
    expect(lines.map((line) => line.slice(0, 3))).toEqual(Object.keys(DOCUMENTS));
    expect(lines[3]).toBe(
      'D04 受理告知书:addressee(收件人,可不填) route(处理途径和程序) contact(联系人,可不填) phone(联系电话,可不填)',
    );
  });

  it('gives a paper that the case makes now, by number or id, for its owner alone, and notes that it left', async () => {
    const petitionId = await triagedLetter(office);
    const out = at('d04.docx');
    const [said] = await call([await numberOf(petitionId), 'D04'], {
      ...head,
      fields: fieldsFile(ROUTE),
      out,
    });
    expect(said).toMatch(/d04\.docx\(受理告知书-.*-草稿\.docx\):\d+ 字节,已记入查阅记录。/u);
    expect(wordsOf(out)).toMatch(/周某山：.*由承办处室调查核实/su);
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(await exportsOf(petitionId)).toBe(1);
    await call([petitionId, 'D01'], { ...head, out: at('d01.html') });
    expect(readFileSync(at('d01.html'), 'utf8')).toContain('来信来访登记表');
    const list = await call([petitionId], head);
    expect(list).toContain('D01 来信来访登记表:可出');
    expect(list).toContain('D04 受理告知书:还缺 处理途径和程序');
    // a paper that the case cannot make is not among those that can be given
    await expect(call([petitionId, 'D11'], { ...head, out: at('d11.docx') })).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
    });
  });

  it('gives each paper of the road with its number, and the life as a folder and as one PDF', async () => {
    const petitionId = await triagedLetter(office);
    const documentId = await onRoad(office, petitionId, {
      code: 'D04',
      fields: ROUTE,
      signer: 'windowHead',
      on: '2026-03-04',
      sent: { on: '2026-03-05', method: 'posted', received: '2026-03-08', receivedBy: '周某山' },
    });
    await call([petitionId, documentId], { ...head, out: at('signed.docx') });
    expect(wordsOf(at('signed.docx'))).toMatch(/宛组信告〔2026〕\d+号.*2026年3月4日/su);
    expect((await call([petitionId], head))[0]).toMatch(
      new RegExp(`^${documentId} D04 受理告知书 宛组信告〔2026〕\\d+号 `, 'u'),
    );
    await call([petitionId, 'all'], { ...head, out: at('life') });
    expect(
      readdirSync(at('life')).map((name) => name.replace(/^(\d\d)-(\d{4}-\d\d-\d\d-)?/u, '$1 ')),
    ).toEqual([
      expect.stringMatching(/^00 卷内目录、备考表\./u),
      expect.stringMatching(/^01 来信来访登记表\./u),
      expect.stringMatching(/^02 来信原件\./u),
      expect.stringMatching(/^03 信访呈批单\./u),
      expect.stringMatching(/^04 受理告知书宛组信告〔2026〕\d+号\./u),
      expect.stringMatching(/^05 送达回证（受理告知书）\./u),
    ]);
    const volume = call([petitionId, 'volume'], { ...head, out: at('volume.pdf') });
    if (!hasPdf()) return void (await expect(volume).rejects.toMatchObject({ code: 'PDF_NOT_AVAILABLE' }));
    await volume;
    expect(readFileSync(at('volume.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 180_000);

  it('gives the papers of the office, with their number and day', async () => {
    const fields = {
      addressee: '各县市区委组织部',
      document: '宛组信通〔2026〕1号',
      figures: '率|1|2',
      reason: '误',
      signer: '赵某',
    };
    const out = at('d48.docx');
    await call(['D48'], {
      ...head,
      fields: fieldsFile(fields),
      out,
      'doc-no': '宛组信通〔2026〕2号',
      'signed-on': '2026-04-01',
    });
    expect(wordsOf(out)).toMatch(/宛组信通〔2026〕2号.*2026年4月1日/su);
    for (const code of ['D33', 'D34', 'D35', 'D36', 'D44', 'D45', 'D46', 'D47'] as const) {
      expect(isCaseCode(code)).toBe(false);
      await expect(call([code], { ...head, out: at(`${code}.docx`) })).rejects.toMatchObject({
        code: 'DOCUMENT_INCOMPLETE',
      });
    }
  });

  it('is for nobody who may not see the case, and says of nothing that it is there', async () => {
    const { petitionId } = await office.register(ACCUSING, '2026-03-02');
    const no = await numberOf(petitionId);
    for (const login of ['county', 'handler'])
      await expect(call([no, 'D01'], { login, out: at('no.docx') })).rejects.toThrow('没有这个编号的信访件');
    await expect(call([petitionId, 'D01'], { login: 'county', out: at('no.docx') })).rejects.toMatchObject({
      code: 'PETITION_NOT_FOUND',
    });
    expect(existsSync(at('no.docx'))).toBe(false);
  });

  it('asks why an accusation is opened, and keeps the reason (§9)', async () => {
    const { petitionId } = await office.register(ACCUSING, '2026-03-02');
    const paper = [petitionId, 'D01'];
    const out = at('why.html');
    await expect(call([petitionId], head)).rejects.toMatchObject({ code: 'ACCESS_REASON_REQUIRED' });
    await expect(call(paper, { ...head, out })).rejects.toMatchObject({ code: 'ACCESS_REASON_REQUIRED' });
    await expect(call(paper, { ...head, out, reason: ' x ' })).rejects.toThrow('--reason 应写明查阅事由');
    await expect(call(paper, { login: 'county', out, reason: '督办检查' })).rejects.toMatchObject({
      code: 'PETITION_NOT_FOUND',
    });
    expect([existsSync(out), await exportsOf(petitionId)]).toEqual([false, 0]);
    await call(paper, { ...head, out, reason: '督办检查' });
    expect([existsSync(out), await exportsOf(petitionId)]).toEqual([true, 1]);
  });

  it('says what is wrong with the call before anything leaves the house', async () => {
    const petitionId = await triagedLetter(office);
    const paper = [petitionId, 'D04'];
    const options = { ...head, out: at('fresh.docx') };
    writeFileSync(at('there.docx'), 'mine');
    const calls: [string[], Record<string, string>, RegExp][] = [
      [paper, { ...options, out: at('there.docx') }, /已经存在,不覆盖/],
      [[petitionId, 'all'], { ...head, out: folder }, /已经存在,不覆盖/],
      [paper, { ...options, out: join(folder, 'none', 'x.docx') }, /没有“.*none”这个目录/],
      [paper, { ...options, out: at('x.doc') }, /\.docx、\.pdf 或 \.html/],
      [paper, { ...options, fields: at('none.json') }, /读不到 --fields/],
      [paper, { ...options, fields: fieldsFile('{bad') }, /的 JSON/],
      [paper, { ...options, fields: fieldsFile({ route: 1 }) }, /的 JSON/],
      [[petitionId, 'D99'], options, /请写明文书/],
      [[petitionId, 'volume'], options, /全卷只出 PDF/],
      [['D49'], head, /没有这个编号/],
      [paper, head, /请给出 --out/],
    ];
    for (const [words, given, message] of calls) await expect(call(words, given)).rejects.toThrow(message);
    expect(readFileSync(at('there.docx'), 'utf8')).toBe('mine');
    expect(await exportsOf(petitionId)).toBe(0);
  });
});

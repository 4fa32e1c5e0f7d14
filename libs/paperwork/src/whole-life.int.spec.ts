/**
 * The whole life of one appeal and of one accusation, paper by paper, as the folder that the head of the office signs
 * (§5, §6.5). `PAPERS_FOLDER=<folder>` keeps both folders, to be looked through.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { v7 as uuidv7 } from 'uuid';
import { hasPdf } from '#documents';
import { openTestOffice, type StaffName, type TestOffice } from '../../../test/support/office.js';
import { volumeFolder } from './bind-volume.js';
import { PaperDesk } from './paper-desk.js';
import type { PaperFile, PaperForm } from './paper-file.js';
import { accusationLife, REPORTER } from './testing/accusation-life.js';
import { appealLife } from './testing/appeal-life.js';

let office: TestOffice;
const scratch = mkdtempSync(join(tmpdir(), 'xf-life-'));
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(async () => {
  await office.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Every paper of the file as one person may take it out, with its words. */
async function folderFor(
  who: StaffName,
  petitionId: string,
  { keptAs, form = hasPdf() ? 'pdf' : 'docx' }: { keptAs?: string; form?: PaperForm } = {},
) {
  await office.giveReason(who, petitionId);
  const desk = new PaperDesk(office.runtime);
  const files = await volumeFolder({ ...office.runtime, desk }, office.staff[who], { petitionId, form });
  const keep = process.env['PAPERS_FOLDER'];
  if (keep !== undefined && keptAs !== undefined) {
    mkdirSync(join(keep, keptAs), { recursive: true });
    for (const { fileName, body } of files) writeFileSync(join(keep, keptAs, fileName), body);
  }
  return files.map((file) => ({ name: file.fileName.replace(/\.\w+$/u, ''), text: textOf(file) }));
}

function textOf({ fileName, body }: PaperFile): string {
  if (fileName.endsWith('.docx'))
    return (new PizZip(body).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>|\s/gu, '');
  const path = join(scratch, `${uuidv7()}.pdf`);
  writeFileSync(path, body);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
}

const kindOf = (name: string): string =>
  name.replace(/^\d\d-(?:\d{4}-\d\d-\d\d-)?/u, '').replace(/宛组.*$/u, '');

describe('the whole life of a petition as a folder of papers (§5, §6.5)', () => {
  it('of an appeal: every paper from the register to the receipt of the answer', async () => {
    const papers = await folderFor('windowHead', await appealLife(office), { keptAs: 'appeal' });
    expect(papers.map(({ name }) => kindOf(name))).toEqual([
      '卷内目录、备考表',
      '来信来访登记表',
      '来信原件',
      '信访呈批单',
      '受理告知书',
      '送达回证（受理告知书）',
      '证据材料',
      '证据材料',
      '延期审批表',
      '延期告知书',
      '送达回证（延期告知书）',
      '四关审核表（审签审核，第1轮）',
      '信访处理意见书',
      '送达回证（信访处理意见书）',
      '四关审核表（结案审核，第1轮）',
    ]);
    const of = (kind: string) => papers.find(({ name }) => kindOf(name) === kind)?.text ?? '';
    expect(of('信访呈批单')).toMatch(/拟由老干部处直接办理.*同意。.*2026年3月3日/su);
    expect(of('延期告知书')).toMatch(/周某山：.*办理期限延长至2026年5月26日.*2026年4月27日/su);
    expect(of('信访处理意见书')).toMatch(
      /宛组信复〔2026〕1号.*一、投诉请求.*二、事实和理由.*三、处理意见.*（二）关于.*四、法律法规依据.*五、救济途径.*2026年5月14日/su,
    );
    expect(of('送达回证（信访处理意见书）')).toMatch(/周某山.*2026年5月19日/su);
    for (const { text } of papers) expect(text).not.toMatch(/undefined|null|\{|\}|第四十条/u);
  }, 300_000);

  it('of an accusation: who reported stands in his own papers alone, and not at all for who may not know him', async () => {
    const petitionId = await accusationLife(office);
    const papers = await folderFor('windowHead', petitionId, { keptAs: 'accusation' });
    expect(papers.map(({ name }) => kindOf(name))).toEqual([
      '卷内目录、备考表',
      '来信来访登记表',
      '来信原件',
      '信访呈批单',
      '立案(立项)审批表',
      '受理告知书',
      '送达回证（受理告知书）',
      '查核方案、谈话笔录',
      '证据材料',
      '证据材料',
      '查核方案、谈话笔录',
      '函询通知书',
      '送达回证（函询通知书）',
      '四关审核表（审签审核，第1轮）',
      '查核报告',
      '实名举报反馈记录',
      '四关审核表（结案审核，第1轮）',
    ]);
    expect(papers.filter(({ text }) => REPORTER.test(text)).map(({ name }) => kindOf(name))).toEqual([
      '来信来访登记表',
      '受理告知书',
      '送达回证（受理告知书）',
      '实名举报反馈记录',
    ]);
    const told = papers.find(({ name }) => kindOf(name) === '受理告知书')?.text ?? '';
    expect(told).not.toMatch(/龙某元|提拔|60日/u);
    const seen = await folderFor('handler', petitionId, { form: 'docx' });
    expect(seen.filter(({ text }) => REPORTER.test(text)).map(({ name }) => name)).toEqual([]);
  }, 300_000);
});

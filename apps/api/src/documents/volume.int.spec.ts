import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { hasPdf } from '#documents';
import { PaperDesk } from '#paperwork';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { onRoad, ROUTE, triagedLetter } from '../../../../test/support/paper-road.js';
import { BindVolume } from './papers.messages.js';
import { BindVolumeHandler } from './volume.handler.js';

let office: TestOffice;
let desk: PaperDesk;
beforeAll(async () => {
  office = await openTestOffice();
  desk = new PaperDesk(office.runtime);
}, 120_000);
afterAll(() => office.close());

describe('the whole file as one PDF (§6.5)', () => {
  it('has contents, every piece in order, page numbers and bookmarks; without LibreOffice the answer says so', async () => {
    const petitionId = await triagedLetter(office);
    await onRoad(office, petitionId, { code: 'D04', fields: ROUTE, signer: 'deputy', on: '2026-03-05' });
    const bind = () =>
      new BindVolumeHandler(desk, office.runtime).execute(
        new BindVolume(office.staff.windowHead, petitionId),
      );
    if (!hasPdf()) {
      await expect(bind()).rejects.toMatchObject({ code: 'PDF_NOT_AVAILABLE' });
      return;
    }
    const { body, fileName, mediaType } = await bind();
    expect({ fileName, mediaType }).toEqual({
      fileName: expect.stringMatching(/^全卷-宛组信〔2026〕来信\d+号\.pdf$/),
      mediaType: 'application/pdf',
    });
    const read = await PDFDocument.load(body);
    expect(read.catalog.get(PDFName.of('PageMode'))).toBe(PDFName.of('UseOutlines'));
    const folder = mkdtempSync(join(tmpdir(), 'xf-volume-'));
    try {
      const path = join(folder, 'volume.pdf');
      writeFileSync(path, body);
      const text = (from: number, to: number) =>
        execFileSync('pdftotext', ['-f', String(from), '-l', String(to), '-layout', path, '-'], {
          encoding: 'utf8',
        }).replace(/\s/gu, '');
      const pages = read.getPageCount();
      const all = Array.from({ length: pages }, (_, at) => text(at + 1, at + 1));
      const [index = ''] = all;
      const first = all.find((page) => page.includes('一、来件')) ?? '';
      expect(index).toContain('卷内目录');
      expect(index).toContain('一般信访库');
      expect(index).toContain('来信原件');
      expect(index).toMatch(/保管期限/u);
      // the archive's page number, then the form itself
      expect(first.startsWith('1宛州市委组织部')).toBe(true);
      expect(first).toContain('来信来访登记表');
      expect(all.join('')).toMatch(/原件存卷.*受理告知书/su);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});

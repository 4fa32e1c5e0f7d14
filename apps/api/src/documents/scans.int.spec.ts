import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { v7 as uuidv7 } from 'uuid';
import { hasPdf, pagesIn } from '#documents';
import { bindVolume, examineApart, fileScan, PaperDesk, scanFile, type ScanRequest } from '#paperwork';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(() => office.close());

const DAY = '2026-03-05';

/** The smallest picture there is: one grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

async function pdfOf(pages: number, change: (pdf: PDFDocument) => void = () => undefined): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor('扫描员王某');
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842]);
  change(pdf);
  return Buffer.from(await pdf.save());
}

const file = (petitionId: string, request: ScanRequest, commandId = uuidv7()) => {
  const viewer = office.staff.windowHead;
  return fileScan(office.runtime, { viewer, petitionId, commandId }, request, (measured) =>
    office.act('windowHead', petitionId, { type: 'fileScan', ...measured } as never, DAY),
  );
};
const stateOf = async (petitionId: string) =>
  (await new PaperDesk(office.runtime).open(office.staff.windowHead, petitionId)).opened.state;
const pathOf = (scanId: string) =>
  join(office.runtime.settings.dataDir, 'attachments', scanId.slice(-2), scanId);

/** Four frames of an MP3, with a tag before them. */
const SOUND = Buffer.concat(
  Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])),
);
const MP3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x04Wang', 'latin1'), SOUND]);

describe('recordings of calls and visits (QC01)', () => {
  it('lie sealed, are read back as they sound, each time recorded; the volume has no page of theirs', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    const viewer = office.staff.windowHead;
    await file(petitionId, { of: 'recording', title: '来电录音', file: MP3 });
    const state = await stateOf(petitionId);
    const [scan] = state.scans;
    expect(scan).toMatchObject({ of: 'recording', mediaType: 'audio/mpeg', pages: 0, bytes: SOUND.length });
    expect(readFileSync(pathOf(scan?.scanId ?? '')).includes(SOUND.subarray(0, 64))).toBe(false);
    const looks = async () =>
      (
        await office.db.pools.owner.query(
          `select from idn.access_audit where petition_id = $1 and action = 'export'`,
          [petitionId],
        )
      ).rowCount ?? 0;
    const before = await looks();
    const read = await scanFile(office.runtime, viewer, { petitionId, scanId: scan?.scanId ?? '' });
    expect([read.mediaType, read.fileName.endsWith('.mp3'), read.body.equals(SOUND)]).toEqual([
      'audio/mpeg',
      true,
      true,
    ]);
    expect(await looks()).toBe(before + 1);
  });

  it('are no scans: a page called a recording, or sound called a letter, is refused and leaves nothing', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    await expect(
      file(petitionId, { of: 'recording', title: '录音', file: await pdfOf(1) }),
    ).rejects.toMatchObject({ code: 'RECORDING_TYPE_UNKNOWN' });
    await expect(file(petitionId, { of: 'arrival', title: '来信', file: MP3 })).rejects.toMatchObject({
      code: 'SCAN_TYPE_UNKNOWN',
    });
    expect((await stateOf(petitionId)).scans).toEqual([]);
  });
});

describe('scans come into the file as files (§2.14, QC04)', () => {
  it('a letter’s scan lies sealed, is linked, read back, and bound into the volume', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    const viewer = office.staff.windowHead;
    await file(petitionId, { of: 'arrival', title: '来信原件', file: await pdfOf(2) });
    const [scan] = (await stateOf(petitionId)).scans;
    expect(scan).toMatchObject({ of: 'arrival', refId: null, mediaType: 'application/pdf', pages: 2 });
    const sealed = readFileSync(pathOf(scan?.scanId ?? ''));
    expect(sealed.includes('%PDF')).toBe(false);
    const read = await scanFile(office.runtime, viewer, { petitionId, scanId: scan?.scanId ?? '' });
    expect(read.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await pagesIn(read.body)).toBe(2);
    expect(read.body.includes(Buffer.from('扫描员王某', 'utf16le').swap16())).toBe(false);
    if (!hasPdf()) return;
    const desk = new PaperDesk(office.runtime);
    const without = await office.register({}, '2026-03-02');
    const pages = async (id: string) =>
      pagesIn((await bindVolume({ ...office.runtime, desk }, viewer, id)).body);
    expect(await pages(petitionId)).toBe((await pages(without.petitionId)) + 2);
  }, 180_000);

  it('given again it is one scan; what the rules refuse leaves no file behind', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    const commandId = uuidv7();
    const request: ScanRequest = { of: 'arrival', title: '来信原件', file: PNG };
    await file(petitionId, request, commandId);
    await file(petitionId, request, commandId);
    const { scans } = await stateOf(petitionId);
    expect(scans).toHaveLength(1);
    expect(existsSync(pathOf(scans[0]?.scanId ?? ''))).toBe(true);
    await expect(
      file(petitionId, { of: 'instruction', refId: uuidv7(), title: '批示', file: PNG }),
    ).rejects.toMatchObject({ code: 'SCAN_OF_UNKNOWN' });
    await expect(
      file(petitionId, { of: 'document', refId: uuidv7(), title: '签署页', file: PNG }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    expect((await stateOf(petitionId)).scans).toHaveLength(1);
  });

  it('an instruction on paper: recorded, then its scan; a sheet that was signed comes with name and day', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    await office.act(
      'reception',
      petitionId,
      {
        type: 'recordInstruction',
        capacity: 'leader',
        writtenOn: '2026-03-04',
        leaderName: '赵某部长',
        words: '请认真核查。',
        scanRef: '见扫描件',
      } as never,
      DAY,
    );
    const { instructions } = await stateOf(petitionId);
    const refId = instructions[0]?.instructionId ?? '';
    await file(petitionId, { of: 'instruction', refId, title: '呈批单原件', file: PNG });
    expect((await stateOf(petitionId)).scans[0]).toMatchObject({
      of: 'instruction',
      refId,
      mediaType: 'image/png',
    });
    const documentId = uuidv7();
    await office.act(
      'windowHead',
      petitionId,
      { type: 'draftDocument', documentId, code: 'D03', title: '呈批单', content: '{}', fields: {} } as never,
      DAY,
    );
    const sheet: ScanRequest = { of: 'document', refId: documentId, title: '签批后的呈批单', file: PNG };
    await expect(file(petitionId, sheet)).rejects.toMatchObject({ code: 'DATE_INVALID' });
    await expect(file(petitionId, { ...sheet, signedOn: '2026-03-04' })).rejects.toMatchObject({
      code: 'TEXT_REQUIRED',
    });
    await file(petitionId, { ...sheet, signedOn: '2026-03-04', signer: '赵某部长' });
    expect((await stateOf(petitionId)).scans[1]).toMatchObject({ of: 'document', signedOn: '2026-03-04' });
  });

  it('is for nobody who may not see the case', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    await file(petitionId, { of: 'arrival', title: '来信原件', file: PNG });
    const scanId = (await stateOf(petitionId)).scans[0]?.scanId ?? '';
    await expect(scanFile(office.runtime, office.county, { petitionId, scanId })).rejects.toMatchObject({
      code: 'PETITION_NOT_FOUND',
    });
    await expect(
      scanFile(office.runtime, office.staff.windowHead, { petitionId, scanId: uuidv7() }),
    ).rejects.toMatchObject({ code: 'SCAN_UNKNOWN' });
  });
});

describe('what is no scan is refused by its content', () => {
  it.each([
    ['a program', Buffer.from('MZ\u0000\u0000'), 'SCAN_TYPE_UNKNOWN'],
    ['a page of HTML', Buffer.from('<html><script>alert(1)</script></html>'), 'SCAN_TYPE_UNKNOWN'],
    ['a PDF in name only', Buffer.from('%PDF-1.7 nothing'), 'SCAN_UNREADABLE'],
    ['a picture that is cut off', PNG.subarray(0, 40), 'SCAN_UNREADABLE'],
    ['nine megabytes', Buffer.alloc(9 * 1024 * 1024, 0x20), 'SCAN_TOO_LARGE'],
  ])('%s', async (_, body, code) => {
    await expect(examineApart('arrival', body)).rejects.toMatchObject({ code });
  });

  it('a PDF that runs something', async () => {
    const active = await pdfOf(1, (pdf) => {
      pdf.catalog.set(
        PDFName.of('OpenAction'),
        pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      );
    });
    await expect(examineApart('arrival', active)).rejects.toMatchObject({ code: 'SCAN_ACTIVE' });
  });

  it('a photograph keeps its picture and its turn, and loses place and device (M-05)', async () => {
    const exif = Buffer.from(
      'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS-32.99-112.53',
      'latin1',
    );
    const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
    const plain = JPEG();
    const { body, mediaType } = await examineApart(
      'arrival',
      Buffer.concat([plain.subarray(0, 2), app1, plain.subarray(2)]),
    );
    expect(mediaType).toBe('image/jpeg');
    expect(body.includes('GPS')).toBe(false);
    expect(body.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
    expect(body.readUInt16BE(2 + 4 + 6 + 18)).toBe(6);
  });
});

/** One grey pixel as a JPEG: its frame, and where the picture begins. */
const JPEG = (): Buffer => Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00d2ffd9', 'hex');

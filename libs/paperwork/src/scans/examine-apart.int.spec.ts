import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { examineApart } from './examine-apart.js';

const program = pathToFileURL(join(process.cwd(), 'dist/libs/paperwork/src/scans/examine-program.js'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(process.cwd(), 'dist', 'examine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const programOf = (source: string): URL => {
  const file = join(folder, `${source.length}.mjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
};

async function pdf(): Promise<Buffer> {
  const made = await PDFDocument.create();
  made.setAuthor('扫描员王某');
  made.addPage([595, 842]);
  return Buffer.from(await made.save());
}

/** Half a megabyte that unpacks into 400. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(400 * 1024 * 1024));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

describe('a file from outside is looked at in a thread of its own', () => {
  it('comes back without what tells of its maker, several at once', async () => {
    const file = await pdf();
    const [one, two] = await Promise.all([
      examineApart('enclosure', file, { program }),
      examineApart('arrival', file, { program }),
    ]);
    expect(one).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
    expect(one.body.subarray(0, 5).toString()).toBe('%PDF-');
    const read = await PDFDocument.load(one.body, { updateMetadata: false });
    expect(read.getAuthor()).toBeUndefined();
    expect(two.pages).toBe(1);
  });

  it('is refused with the code and sentence of the rule', async () => {
    await expect(
      examineApart('enclosure', Buffer.from('PK\x03\x04word/document.xml'), { program }),
    ).rejects.toMatchObject({ code: 'ENCLOSURE_TYPE_UNKNOWN', detail: { field: 'file' } });
    await expect(examineApart('recording', Buffer.from('RIFF....WAVE'), { program })).rejects.toMatchObject({
      code: 'RECORDING_UNREADABLE',
    });
  });

  it('costs the thread alone where it unpacks into more than anything honest, and the next is looked at', async () => {
    const limits = { milliseconds: 30_000, megabytes: 150 };
    await expect(examineApart('enclosure', bomb(), { program, limits })).rejects.toMatchObject({
      code: 'FILE_TOO_COMPLEX',
    });
    expect((await examineApart('enclosure', await pdf(), { program })).pages).toBe(1);
  }, 60_000);

  it('is not waited for without end', async () => {
    const limits = { milliseconds: 300, megabytes: 1_000 };
    const endless = programOf('for (;;) {}');
    const began = performance.now();
    await expect(
      examineApart('arrival', Buffer.from('x'), { program: endless, limits }),
    ).rejects.toMatchObject({
      code: 'FILE_TOO_COMPLEX',
    });
    expect(performance.now() - began).toBeLessThan(10_000);
    const dying = programOf('process.exit(3)');
    await expect(examineApart('arrival', Buffer.from('x'), { program: dying })).rejects.toMatchObject({
      code: 'FILE_TOO_COMPLEX',
    });
  });
});

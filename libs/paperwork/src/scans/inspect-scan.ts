import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { Rejected, SCAN_BYTES_LIMIT } from '#domain';
import { withoutJpegMarks, withoutPngMarks } from './image-marks.js';

/** A scan that was looked at. @shape body: without what names device, place or author (M-05); sha256 of it, in hex */
export type InspectedScan = {
  readonly body: Buffer;
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly pages: number;
  readonly sha256: string;
};

const refused = (code: string, message: string): Rejected =>
  new Rejected(code, null, message, { field: 'file' });
const unreadable = (): Rejected =>
  refused('SCAN_UNREADABLE', '扫描件打不开:须是完整、未加密的 PDF、JPEG 或 PNG 文件。');

const BEGINNINGS = [
  { mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') },
  { mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { mediaType: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
] as const;
const begins = (file: Buffer, bytes: Buffer): boolean => file.subarray(0, bytes.length).equals(bytes);

/** Does it say of itself that it is pages? */
export const isScan = (file: Buffer): boolean => BEGINNINGS.some(({ bytes }) => begins(file, bytes));

/** What a page of A3 at 600 dpi has, and a little; more is no scan. */
const PIXEL_LIMIT = 80_000_000;

/**
 * Looks at a file by its content, never by its name, and takes away what tells who made it, where and with what.
 * @rejects SCAN_TOO_LARGE SCAN_TYPE_UNKNOWN SCAN_UNREADABLE SCAN_ACTIVE
 */
export async function inspectScan(file: Buffer): Promise<InspectedScan> {
  if (file.length > SCAN_BYTES_LIMIT)
    throw refused(
      'SCAN_TOO_LARGE',
      `扫描件不得超过 ${SCAN_BYTES_LIMIT / 1024 / 1024} MB,请降低分辨率再扫描。`,
    );
  const kind = BEGINNINGS.find(({ bytes }) => begins(file, bytes));
  if (kind?.mediaType === 'application/pdf') return ofPdf(file);
  if (kind !== undefined) return ofImage(file, kind.mediaType);
  throw refused('SCAN_TYPE_UNKNOWN', '扫描件只收 PDF、JPEG、PNG 文件(按内容判断,不看扩展名)。');
}

/** A picture in a PDF. As bytes of its own: pdf-lib reads a JPEG from the start of the memory that it lies in. */
export const embedded = (pdf: PDFDocument, { body, mediaType }: { body: Buffer; mediaType: string }) =>
  mediaType === 'image/jpeg' ? pdf.embedJpg(Uint8Array.from(body)) : pdf.embedPng(body);

const inspected = (body: Buffer, mediaType: InspectedScan['mediaType'], pages: number): InspectedScan => ({
  body,
  mediaType,
  pages,
  sha256: createHash('sha256').update(body).digest('hex'),
});

async function ofImage(file: Buffer, mediaType: 'image/jpeg' | 'image/png'): Promise<InspectedScan> {
  const body = mediaType === 'image/jpeg' ? withoutJpegMarks(file) : withoutPngMarks(file);
  if (body === null) throw unreadable();
  if (mediaType === 'image/png' && body.readUInt32BE(16) * body.readUInt32BE(20) > PIXEL_LIMIT)
    throw refused('SCAN_TOO_LARGE', '扫描件的像素过多,请降低分辨率再扫描。');
  try {
    const trial = await PDFDocument.create();
    const image = await embedded(trial, { body, mediaType });
    if (image.width * image.height > PIXEL_LIMIT)
      throw refused('SCAN_TOO_LARGE', '扫描件的像素过多,请降低分辨率再扫描。');
  } catch (error) {
    if (error instanceof Rejected) throw error;
    throw unreadable();
  }
  return inspected(body, mediaType, 1);
}

async function ofPdf(file: Buffer): Promise<InspectedScan> {
  let read: PDFDocument;
  try {
    read = await PDFDocument.load(file, { updateMetadata: false });
  } catch {
    throw unreadable();
  }
  if (isActive(read))
    throw refused('SCAN_ACTIVE', 'PDF 里有脚本、可运行的动作或者夹带的文件,不是扫描件;请重新扫描。');
  // Copied page by page into an empty document: whatever else the file held stays behind.
  const body = await PDFDocument.create({ updateMetadata: false });
  try {
    for (const page of await body.copyPages(read, read.getPageIndices())) {
      page.node.delete(PDFName.of('Metadata'));
      page.node.delete(PDFName.of('PieceInfo'));
      body.addPage(page);
    }
  } catch {
    throw unreadable();
  }
  if (body.getPageCount() === 0) throw unreadable();
  return inspected(Buffer.from(await body.save()), 'application/pdf', body.getPageCount());
}

const ACTIVE = ['JS', 'JavaScript', 'Launch', 'EmbeddedFiles', 'EmbeddedFile', 'RichMedia', 'AA', 'XFA'];
const ACTIVE_VALUES = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia', '/GoToR', '/SubmitForm'];

/** Does anything in it run, send, or carry another file? */
function isActive(read: PDFDocument): boolean {
  const waiting: unknown[] = read.context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRawStream) waiting.push(object.dict);
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFDict)
      for (const [name, value] of object.entries()) {
        if (ACTIVE.includes(name.decodeText())) return true;
        if (value instanceof PDFName && ACTIVE_VALUES.includes(value.asString())) return true;
        waiting.push(value);
      }
  }
  return false;
}

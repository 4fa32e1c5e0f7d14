import { PDFDocument } from 'pdf-lib';
import { embedded } from './inspect-scan.js';

const A4 = { width: 595.28, height: 841.89 } as const;

/** A scan as pages: a PDF as it is, a picture on a sheet of A4. */
export async function scanAsPdf({ body, mediaType }: { body: Buffer; mediaType: string }): Promise<Buffer> {
  if (mediaType === 'application/pdf') return body;
  const sheet = await PDFDocument.create();
  const image = await embedded(sheet, { body, mediaType });
  const page = sheet.addPage([A4.width, A4.height]);
  const { width, height } = image.scaleToFit(A4.width, A4.height);
  page.drawImage(image, { x: (A4.width - width) / 2, y: (A4.height - height) / 2, width, height });
  return Buffer.from(await sheet.save());
}

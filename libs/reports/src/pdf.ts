import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPassingFolder, type PassingFolder } from '#documents';
import { ReportsRefused } from './reports-refused.js';

const CONVERTERS = ['soffice', 'libreoffice'];
/** Comma, quote, UTF-8: without it a converter writes in the code page of its machine. */
export const CSV_UTF8 = 'csv:Text - txt - csv (StarCalc):44,34,76';
/** A converter that hangs is ended. @unit ms */
const PATIENCE = 120_000;

/**
 * A docx or xlsx as another format by LibreOffice, where there is one; in a folder and under a profile of its own, both gone afterwards.
 * @rejects PDF_NO_CONVERTER PDF_FAILED
 */
export async function convert(
  file: Buffer,
  from: 'docx' | 'xlsx',
  to: 'pdf' | 'txt:Text' | typeof CSV_UTF8,
): Promise<Buffer> {
  return inPassingFolder(async (folder) => {
    await writeFile(join(folder.path, `report.${from}`), file, { mode: 0o600 });
    for (const converter of CONVERTERS) {
      const code = await runIn(folder, converter, { from, to });
      if (code === 'absent') continue;
      if (code !== 0) throw failed();
      return readFile(join(folder.path, `report.${to.split(':')[0] ?? to}`)).catch(() => {
        throw failed();
      });
    }
    throw new ReportsRefused(
      'PDF_NO_CONVERTER',
      '本机没有 LibreOffice,不能转 PDF;请下载 docx,或在网页上打印。',
    );
  });
}

const failed = (): ReportsRefused =>
  new ReportsRefused('PDF_FAILED', 'LibreOffice 没有转换成功,请直接下载 docx。');

/** @returns what it ended with; absent where this machine has no such program */
async function runIn(
  folder: PassingFolder,
  converter: string,
  { from, to }: { from: string; to: string },
): Promise<number | null | 'absent'> {
  const args = [
    `-env:UserInstallation=file://${folder.path}/profile`,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    folder.path,
    join(folder.path, `report.${from}`),
  ];
  try {
    return await folder.run(converter, args, PATIENCE);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return 'absent';
    throw failed();
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ReportsRefused } from './reports-refused.js';

const run = promisify(execFile);
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
  const folder = await mkdtemp(join(tmpdir(), 'xinfang-convert-'));
  const name = `report.${from}`;
  try {
    await writeFile(join(folder, name), file, { mode: 0o600 });
    for (const converter of CONVERTERS) {
      try {
        await run(
          converter,
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            to,
            '--outdir',
            folder,
            join(folder, name),
          ],
          { timeout: PATIENCE, env: { ...process.env, HOME: folder } },
        );
      } catch (error) {
        if ((error as { code?: unknown }).code === 'ENOENT') continue;
        throw new ReportsRefused('PDF_FAILED', 'LibreOffice 没有转换成功,请直接下载 docx。');
      }
      try {
        return await readFile(join(folder, `report.${to.split(':')[0] ?? to}`));
      } catch {
        throw new ReportsRefused('PDF_FAILED', 'LibreOffice 没有转换成功,请直接下载 docx。');
      }
    }
    throw new ReportsRefused(
      'PDF_NO_CONVERTER',
      '本机没有 LibreOffice,不能转 PDF;请下载 docx,或在网页上打印。',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Rejected } from '#domain';
import { inPassingFolder, type PassingFolder } from './passing-folder.js';

/** Media type of a PDF. */
export const PDF_MEDIA_TYPE = 'application/pdf';

let found: boolean | undefined;

/** Has this machine LibreOffice? Looked for once. */
export const hasPdf = (): boolean =>
  (found ??= spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0);

// One at a time: LibreOffice takes a core and some hundred megabytes.
let last: Promise<unknown> = Promise.resolve();

/** @unit millisecond */
const LIMIT_MS = 180_000;

/**
 * The same docx as PDF, made by LibreOffice in a folder of its own that is gone afterwards.
 * @rejects PDF_NOT_AVAILABLE where there is none, or it gives nothing back in time
 */
export async function toPdf(docx: Buffer): Promise<Buffer> {
  const [pdf] = await toPdfs([docx]);
  if (pdf === undefined) throw unavailable('LibreOffice 没有给出结果');
  return pdf;
}

/** Several at once, in order: starting LibreOffice costs more than a page does. @rejects PDF_NOT_AVAILABLE */
export function toPdfs(docx: readonly Buffer[]): Promise<Buffer[]> {
  if (!hasPdf()) return Promise.reject(unavailable('本机没有安装 LibreOffice'));
  const mine = last.then(() => converted(docx));
  last = mine.catch(() => undefined);
  return mine;
}

const unavailable = (why: string): Rejected =>
  new Rejected('PDF_NOT_AVAILABLE', null, `现在不能出 PDF:${why};请下载 docx,或者用“打印”。`, {
    field: 'form',
  });

function converted(docx: readonly Buffer[]): Promise<Buffer[]> {
  return inPassingFolder(async (folder) => {
    try {
      const paths = docx.map((_, at) => join(folder.path, `paper-${at}.docx`));
      for (const [at, path] of paths.entries()) await writeFile(path, docx[at] ?? '', { mode: 0o600 });
      await run(folder, paths);
      return await Promise.all(paths.map((path) => readFile(path.replace(/docx$/u, 'pdf'))));
    } catch (error) {
      if (error instanceof Rejected) throw error;
      throw unavailable('LibreOffice 没有给出结果');
    }
  });
}

async function run(folder: PassingFolder, paths: readonly string[]): Promise<void> {
  const args = [
    `-env:UserInstallation=file://${folder.path}/profile`,
    '--headless',
    '--norestore',
    '--convert-to',
    'pdf',
    '--outdir',
    folder.path,
    ...paths,
  ];
  await folder.run('soffice', args, LIMIT_MS).catch(() => {
    throw unavailable('LibreOffice 不能启动');
  });
}

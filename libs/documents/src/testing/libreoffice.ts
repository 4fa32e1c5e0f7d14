/** LibreOffice and the PDF tools, where the machine has them; for specs and pictures. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const onPath = (command: string): boolean => spawnSync('which', [command], { stdio: 'ignore' }).status === 0;

/** Are LibreOffice Writer and poppler here? */
export const hasLibreOffice = (): boolean => onPath('soffice') && onPath('pdftotext') && onPath('pdfinfo');

/** Converts all files in one run; gives the folder of the PDFs. */
export function toPdf(files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'xf-look-'));
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, bytes);
    return path;
  });
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...paths,
    ],
    { stdio: 'ignore', timeout: 540_000 },
  );
  return folder;
}

/** Text of a PDF in reading order, without blanks between full-width characters. */
export const textOf = (pdf: string): string =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 });

/** One word with its place on its page. @unit millimetre from the top left */
export type Placed = { page: number; text: string; left: number; top: number; right: number; bottom: number };

const MM = 25.4 / 72;

/** Words with their places. */
export function placedIn(pdf: string): Placed[] {
  const xml = execFileSync('pdftotext', ['-bbox', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  let page = 0;
  const words: Placed[] = [];
  for (const [, start, xMin, yMin, xMax, yMax, text = ''] of xml.matchAll(
    /(<page )|<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/gu,
  ))
    if (start !== undefined) page += 1;
    else
      words.push({
        page,
        text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        left: Number(xMin) * MM,
        top: Number(yMin) * MM,
        right: Number(xMax) * MM,
        bottom: Number(yMax) * MM,
      });
  return words;
}

/** Pages and size. @unit millimetre */
export function infoOf(pdf: string): { pages: number; width: number; height: number } {
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+)/u.exec(info) ?? [];
  return {
    pages: Number(/Pages:\s+(\d+)/u.exec(info)?.[1] ?? 0),
    width: Number(width) * MM,
    height: Number(height) * MM,
  };
}

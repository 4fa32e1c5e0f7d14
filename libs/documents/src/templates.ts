import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentModel } from './document-model.js';

// The files stand beside the sources and are not copied into dist: seen from libs/documents/src and from dist/libs/documents/src.
const OURS = ['../templates', '../../../../libs/documents/templates']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((folder) => existsSync(folder));

/**
 * The template of a paper. The office's own wins over ours: `<DATA_DIR>/templates/<kind>.docx`, then
 * `<DATA_DIR>/templates/<layout>.docx`, made from our letter.docx, form.docx or review.docx in Word or WPS.
 */
export function readTemplate(
  { kind, layout }: Pick<DocumentModel, 'kind' | 'layout'>,
  dataDir: string,
): Buffer {
  const own = join(dataDir, 'templates');
  const files = [join(own, `${kind}.docx`), join(own, `${layout}.docx`)];
  const file = files.find((each) => existsSync(each)) ?? join(OURS ?? '', `${layout}.docx`);
  return readFileSync(file);
}

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Rejected } from '#domain';
import { isDocumentKind } from './document-kinds.js';
import type { DocumentModel } from './document-model.js';
import { checkTemplate } from './render/docx.js';

// The files stand beside the sources and are not copied into dist: seen from libs/documents/src and from dist/libs/documents/src.
const OURS = ['../templates', '../../../../libs/documents/templates']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((folder) => existsSync(folder));

/**
 * The template of a paper. The office's own wins over ours: `<DATA_DIR>/templates/<kind>.docx`, then
 * `<DATA_DIR>/templates/<layout>.docx`, made from our letter.docx, official.docx, report.docx, form.docx or review.docx in Word or WPS.
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

const LAYOUT_NAMES = ['letter', 'official', 'report', 'form', 'review'];

/** May a template bear this name: a kind of paper or a layout. */
const isTemplateName = (name: string): boolean => LAYOUT_NAMES.includes(name) || isDocumentKind(name);

/**
 * Takes a template of the office, once it has been looked at; it is in force from the next paper on.
 * @shape name: a kind of paper or a layout
 * @rejects TEMPLATE_NAME_UNKNOWN and those of checkTemplate
 */
export function storeTemplate(dataDir: string, name: string, template: Buffer): void {
  if (!isTemplateName(name))
    throw new Rejected('TEMPLATE_NAME_UNKNOWN', null, '没有这种文书或者版式的模板。', { field: 'name' });
  checkTemplate(template);
  const own = join(dataDir, 'templates');
  mkdirSync(own, { recursive: true });
  // Whole or not at all: a paper that is printed meanwhile sees the old one.
  const file = join(own, `${name}.docx`);
  writeFileSync(`${file}.new`, template);
  renameSync(`${file}.new`, file);
}

/** Back to ours. */
export function removeTemplate(dataDir: string, name: string): void {
  if (isTemplateName(name)) rmSync(join(dataDir, 'templates', `${name}.docx`), { force: true });
}

/** Names of the office's own templates. */
export function officeTemplates(dataDir: string): string[] {
  const own = join(dataDir, 'templates');
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .filter((file) => file.endsWith('.docx'))
    .map((file) => file.slice(0, -'.docx'.length))
    .filter(isTemplateName)
    .sort();
}

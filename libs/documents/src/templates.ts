import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Rejected } from '#domain';
import { DOCUMENT_KINDS, isDocumentKind } from './document-kinds.js';
import type { DocumentModel } from './document-model.js';
import { checkTemplate } from './render/docx.js';

// The files stand beside the sources and are not copied into dist: seen from libs/documents/src and from dist/libs/documents/src.
const OURS = ['../templates', '../../../../libs/documents/templates']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((folder) => existsSync(folder));

/**
 * The template of a paper. The office's own wins over ours: in `<DATA_DIR>/templates/<orgId>/`, then
 * `<DATA_DIR>/templates/` for all of an installation, `<kind>.docx` before `<layout>.docx`, made from our letter.docx, official.docx, report.docx, form.docx or review.docx in Word or WPS.
 */
export function readTemplate(
  { kind, layout }: Pick<DocumentModel, 'kind' | 'layout'>,
  dataDir: string,
  orgId?: number,
): Buffer {
  const all = join(dataDir, 'templates');
  const files = [...(orgId === undefined ? [] : [folderOf(dataDir, orgId)]), all].flatMap((own) => [
    join(own, `${kind}.docx`),
    join(own, `${layout}.docx`),
  ]);
  const file = files.find((each) => existsSync(each)) ?? join(OURS ?? '', `${layout}.docx`);
  return readFileSync(file);
}

/** The template in force of a kind of paper or a layout. @rejects TEMPLATE_NAME_UNKNOWN */
export function templateNamed(name: string, { dataDir, orgId }: { dataDir: string; orgId: number }): Buffer {
  if (isDocumentKind(name))
    return readTemplate({ kind: name, layout: DOCUMENT_KINDS[name].layout }, dataDir, orgId);
  if (!isTemplateName(name)) throw nameUnknown();
  const files = [folderOf(dataDir, orgId), join(dataDir, 'templates'), OURS ?? ''].map((own) =>
    join(own, `${name}.docx`),
  );
  return readFileSync(files.find((each) => existsSync(each)) ?? '');
}

const nameUnknown = (): Rejected =>
  new Rejected('TEMPLATE_NAME_UNKNOWN', null, '没有这种文书或者版式的模板。', { field: 'name' });

/** Each organisation has its own: what one changes is not on another's paper. */
const folderOf = (dataDir: string, orgId: number): string => join(dataDir, 'templates', String(orgId));

/** Layouts, each of which has a template. */
export const LAYOUT_NAMES: readonly string[] = ['letter', 'official', 'report', 'form', 'review'];

/** Those that go out under the organ's name and date. */
const SIGNED_LAYOUTS: readonly string[] = ['letter', 'official', 'report'];

/** May a template bear this name: a kind of paper or a layout. */
export const isTemplateName = (name: string): boolean => LAYOUT_NAMES.includes(name) || isDocumentKind(name);

/**
 * Takes a template of the office, once it has been looked at; it is in force from the next paper on.
 * @shape name: a kind of paper or a layout
 * @rejects TEMPLATE_NAME_UNKNOWN and those of checkTemplate
 */
export function storeTemplate(at: { dataDir: string; orgId: number }, name: string, template: Buffer): void {
  if (!isTemplateName(name)) throw nameUnknown();
  const layout = isDocumentKind(name) ? DOCUMENT_KINDS[name].layout : name;
  checkTemplate(template, { signed: SIGNED_LAYOUTS.includes(layout) });
  const own = folderOf(at.dataDir, at.orgId);
  mkdirSync(own, { recursive: true });
  // Whole or not at all: a paper that is printed meanwhile sees the old one.
  const file = join(own, `${name}.docx`);
  writeFileSync(`${file}.new`, template);
  renameSync(`${file}.new`, file);
}

/** Tells one state of the office's own template from another. @shape 16 hexadecimal digits; `ours` where it has none */
export function templateVersion(
  { dataDir, orgId }: { dataDir: string; orgId: number },
  name: string,
): string {
  if (!isTemplateName(name)) throw nameUnknown();
  const file = join(folderOf(dataDir, orgId), `${name}.docx`);
  return existsSync(file)
    ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
    : 'ours';
}

/**
 * Refuses where somebody has changed the template since it was looked at.
 * @shape seen: {@link templateVersion} of what was looked at; undefined = whatever it is
 * @rejects TEMPLATE_NAME_UNKNOWN TEMPLATE_CHANGED
 */
export function requireTemplateSeen(
  at: { dataDir: string; orgId: number },
  name: string,
  seen: string | undefined,
): void {
  if (seen !== undefined && seen !== templateVersion(at, name))
    throw new Rejected(
      'TEMPLATE_CHANGED',
      null,
      '这个模板刚才已由他人换过,您的没有换上:请先下载现用的模板,核对以后再换。',
      { field: 'version' },
    );
}

/** Back to ours. @rejects TEMPLATE_NAME_UNKNOWN */
export function removeTemplate({ dataDir, orgId }: { dataDir: string; orgId: number }, name: string): void {
  if (!isTemplateName(name)) throw nameUnknown();
  rmSync(join(folderOf(dataDir, orgId), `${name}.docx`), { force: true });
}

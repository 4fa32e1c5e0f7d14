import {
  DOCUMENT_KINDS,
  type DocumentModel,
  DOCX_MEDIA_TYPE,
  PDF_MEDIA_TYPE,
  PRINT_MEDIA_TYPE,
  printPage,
  readTemplate,
  renderDocx,
  toPdf,
} from '#documents';

/** A file for a person. */
export type PaperFile = { fileName: string; mediaType: string; body: Buffer };
/** docx is the truth; the others are made of the same model. */
export type PaperForm = 'docx' | 'print' | 'pdf';

/** How the name of each ends. */
export const FILE_ENDINGS = { docx: 'docx', print: 'html', pdf: 'pdf' } as const;

/** What no file name may hold becomes a dash. */
export const safeName = (name: string): string => name.replace(/[\\/:*?"<>|]/gu, '-');

/** Kind and number, never a name or a word of the content (pitfall 26). */
const stemOf = ({ kind, docNo, caseNo }: DocumentModel, isDraft: boolean): string =>
  safeName(`${DOCUMENT_KINDS[kind].zh}-${docNo ?? `${caseNo}${isDraft ? '-草稿' : ''}`}`);

/** A paper as a file, in the template of its organisation. @rejects PDF_NOT_AVAILABLE and those of the template */
export async function paperFile(
  model: DocumentModel,
  form: PaperForm,
  { dataDir, orgId, isDraft }: { dataDir: string; orgId: number; isDraft: boolean },
): Promise<PaperFile> {
  const fileName = `${stemOf(model, isDraft)}.${FILE_ENDINGS[form]}`;
  if (form === 'print')
    return { fileName, mediaType: PRINT_MEDIA_TYPE, body: Buffer.from(printPage(model), 'utf8') };
  const docx = renderDocx(model, readTemplate(model, dataDir, orgId));
  return form === 'docx'
    ? { fileName, mediaType: DOCX_MEDIA_TYPE, body: docx }
    : { fileName, mediaType: PDF_MEDIA_TYPE, body: await toPdf(docx) };
}

import {
  bindPdf,
  type DocumentModel,
  type FilePiece,
  pagesIn,
  PDF_MEDIA_TYPE,
  readTemplate,
  renderDocx,
  roomZh,
  toPdf,
  toPdfs,
  volumeIndex,
  volumeParts,
} from '#documents';
import type { Viewer } from '#identity';
import { FILE_ENDINGS, paperFile, type PaperFile, type PaperForm, safeName } from './paper-file.js';
import type { OpenedPapers } from './paper-desk.js';
import { keptOrGone, type OutParts, recordExport } from './paper-out.js';
import { placeOf, ScanStore } from './scans/scan-store.js';
import { scanIsWithheld, type ScanParts } from './scans/scans.js';
import { scanAsPdf } from './scans/when-asked.js';

/**
 * The whole file 卷宗 as one PDF: contents, pieces in order with what was scanned of each behind it, pages numbered as the
 * archive does, a bookmark for each piece (§6.5).
 * @rejects PETITION_NOT_FOUND, ACCESS_REASON_REQUIRED, PDF_NOT_AVAILABLE where there is no LibreOffice
 */
export async function bindVolume(
  parts: OutParts & ScanParts,
  viewer: Viewer,
  petitionId: string,
): Promise<PaperFile> {
  const { desk, settings } = parts;
  const papers = await desk.open(viewer, petitionId);
  const { opened, theCase, superiorName } = papers;
  const { orgId, displayNo } = opened.state.arrival;
  const docx = (model: DocumentModel) => renderDocx(model, readTemplate(model, settings.dataDir, orgId));
  const pieces = volumeParts(theCase, (documentId) => keptOrGone(desk, papers, documentId));
  const pdfs = await toPdfs(pieces.map(({ model }) => docx(model)));
  const scans = await Promise.all(pieces.map(({ piece }) => scansOf(parts, { papers, viewer }, piece)));
  const counts = await Promise.all(
    pdfs.map(async (pdf, at) => (await pagesIn(pdf)) + (await pagesOf(scans[at] ?? []))),
  );
  const source = { theCase, organName: theCase.organName, superiorName, today: opened.today };
  const index = await toPdf(docx(volumeIndex(source, counts)));
  const body = await bindPdf(`${displayNo} ${roomZh(theCase)}`, [
    { title: '卷内目录、备考表', pdf: index, numbered: false },
    ...pieces.flatMap(({ piece }, at) => [
      {
        title: [`${at + 1}`, piece.docNo, piece.title].filter((word) => word !== '').join(' '),
        pdf: pdfs[at] as Buffer,
        numbered: true,
      },
      ...(scans[at] ?? []).map((pdf) => ({
        title: `${at + 1} ${piece.title}（扫描件）`,
        pdf,
        numbered: true,
      })),
    ]),
  ]);
  await recordExport(parts, viewer, opened);
  return { fileName: safeName(`全卷-${displayNo}.pdf`), mediaType: PDF_MEDIA_TYPE, body };
}

/**
 * The life of a petition as single papers, numbered in the order of the volume: a folder to be looked through.
 * @rejects PETITION_NOT_FOUND, ACCESS_REASON_REQUIRED, PDF_NOT_AVAILABLE where PDF is asked for and there is no LibreOffice
 */
export async function volumeFolder(
  parts: OutParts,
  viewer: Viewer,
  { petitionId, form }: { petitionId: string; form: PaperForm },
): Promise<PaperFile[]> {
  const papers = await parts.desk.open(viewer, petitionId);
  const { state } = papers.opened;
  const pieces = volumeParts(papers.theCase, (documentId) => keptOrGone(parts.desk, papers, documentId));
  const options = { dataDir: parts.settings.dataDir, orgId: state.arrival.orgId, isDraft: false };
  const docx = (model: DocumentModel) =>
    renderDocx(model, readTemplate(model, options.dataDir, options.orgId));
  // LibreOffice is started once for all of them.
  const pdfs = form === 'pdf' ? await toPdfs(pieces.map(({ model }) => docx(model))) : [];
  // A name is of the kind and the number: a title may hold words of the case (pitfall 26).
  const named = (at: number, name: string) =>
    safeName(`${String(at).padStart(2, '0')}-${name}.${FILE_ENDINGS[form]}`);
  const files: PaperFile[] = [];
  for (const [at, { piece, model }] of pieces.entries()) {
    const pdf = pdfs[at];
    const file =
      pdf === undefined ? await paperFile(model, form, options) : { mediaType: PDF_MEDIA_TYPE, body: pdf };
    files.push({ ...file, fileName: named(at + 1, `${piece.on}-${piece.name}${piece.docNo}`) });
  }
  // A docx has pages only once it is set.
  const counts = await Promise.all(pdfs.map(pagesIn));
  const { theCase, superiorName, opened } = papers;
  const source = { theCase, organName: theCase.organName, superiorName, today: opened.today };
  const index = await paperFile(volumeIndex(source, counts), form, options);
  await recordExport(parts, viewer, opened);
  return [{ ...index, fileName: named(0, '卷内目录、备考表') }, ...files];
}

const pagesOf = async (pdfs: readonly Buffer[]): Promise<number> =>
  (await Promise.all(pdfs.map(pagesIn))).reduce((sum, pages) => sum + pages, 0);

/** What was scanned of a piece, as far as this person may see it and it was not destroyed. */
async function scansOf(
  { settings, vault }: ScanParts,
  { papers: { opened }, viewer }: { papers: OpenedPapers; viewer: Viewer },
  { scanIds }: FilePiece,
): Promise<Buffer[]> {
  const { petitionId, state } = opened;
  const store = new ScanStore(vault);
  const bound: Buffer[] = [];
  for (const scan of state.scans.filter((each) => scanIds.includes(each.scanId))) {
    if (scanIsWithheld(opened, viewer, scan.of, scan.refId)) continue;
    const body = await store.get(placeOf(settings.dataDir, petitionId, scan));
    if (body !== null) bound.push(await scanAsPdf({ body, mediaType: scan.mediaType }));
  }
  return bound;
}

import { CaseworkRefused } from '#casework';
import { type DocumentCode, Rejected } from '#domain';
import type { Viewer } from '#identity';
import { recordLook } from './access-reason.js';
import type { OpenedCase } from './load-for-viewer.js';
import type { OpenedPapers, PaperDesk } from './paper-desk.js';
import { paperFile, type PaperFile, type PaperForm } from './paper-file.js';
import type { PaperworkParts } from './parts.js';

/** Taking papers out of the house: each is recorded in the access audit before it leaves. */
export type OutParts = Pick<PaperworkParts, 'pools' | 'settings'> & { readonly desk: PaperDesk };

/** Records that somebody takes something of a petition out, under the reason for which he opened it. */
export const recordExport = (
  parts: Pick<PaperworkParts, 'pools'>,
  viewer: Viewer,
  { petitionId, sealedReason }: OpenedCase,
): Promise<unknown> =>
  recordLook(parts, viewer, { petitionId, sealedReason, orgId: viewer.orgId, action: 'export' });

/**
 * A document of the road as a file. @shape draft: an earlier one; left out = the one in force
 * @rejects PETITION_NOT_FOUND ACCESS_REASON_REQUIRED DOCUMENT_UNKNOWN DOCUMENT_GONE PAPER_WITHHELD PDF_NOT_AVAILABLE
 */
export async function keptPaperFile(
  parts: OutParts,
  viewer: Viewer,
  paper: { petitionId: string; documentId: string; form: PaperForm; draft?: number | undefined },
): Promise<PaperFile> {
  const papers = await parts.desk.open(viewer, paper.petitionId);
  const model = parts.desk.toRead(papers, paper.documentId, paper.draft);
  const isDraft = parts.desk.paper(papers, paper.documentId).signed === null;
  const file = await paperFile(model, paper.form, fileOptions(parts, papers, isDraft));
  await recordExport(parts, viewer, papers.opened);
  return file;
}

/**
 * A paper that the case would give now, kept by nobody.
 * @rejects PETITION_NOT_FOUND ACCESS_REASON_REQUIRED DOCUMENT_OF_OFFICE DOCUMENT_INCOMPLETE DOCUMENT_FAULTY PDF_NOT_AVAILABLE
 */
export async function composedPaperFile(
  parts: OutParts,
  viewer: Viewer,
  paper: { petitionId: string; code: DocumentCode; fields: Record<string, string>; form: PaperForm },
): Promise<PaperFile> {
  const papers = await parts.desk.open(viewer, paper.petitionId);
  const model = parts.desk.toKeep(papers, paper);
  const file = await paperFile(model, paper.form, fileOptions(parts, papers, true));
  await recordExport(parts, viewer, papers.opened);
  return file;
}

const fileOptions = (
  { settings }: Pick<PaperworkParts, 'settings'>,
  { opened }: OpenedPapers,
  isDraft: boolean,
) => ({
  dataDir: settings.dataDir,
  orgId: opened.state.arrival.orgId,
  isDraft,
});

/** Null where the document's key was destroyed, or where it is not for this reader: its line stays in the list, and a page says so. */
export function keptOrGone(desk: PaperDesk, papers: OpenedPapers, documentId: string) {
  try {
    return desk.toRead(papers, documentId);
  } catch (error) {
    if (error instanceof Rejected || error instanceof CaseworkRefused) return null;
    throw error;
  }
}

import { type Casework, CaseworkRefused } from '#casework';
import { type DocumentCode, Rejected } from '#domain';
import { deriveStreamId, hashRequest } from '#event-store';
import type { Viewer } from '#identity';
import { draftInput, type OpenedPapers, PaperDesk } from '../paper-desk.js';
import { paperFile } from '../paper-file.js';
import { recordExport } from '../paper-out.js';
import type { PaperworkParts } from '../parts.js';

/** What each petition of a run is asked for. */
export type RunWish = {
  readonly runId: string;
  readonly code: DocumentCode;
  readonly drafting: boolean;
  readonly fields: Record<string, string>;
  readonly viewer: Viewer;
};

/** One paper of a run, as it lies in a part. @shape body: base64 */
export type MadePaper = { readonly fileName: string; readonly body: string };
export type PaperOutcome = { made: MadePaper } | { left: string };

type Parts = PaperworkParts & { readonly casework: Casework };

/**
 * The paper of one petition: the one on its road where there is one, with its number; otherwise as the case gives it now,
 * and kept as a draft where that was asked. Whatever the rules refuse is left out with their reason; the rest goes on.
 */
export async function paperOfRun(parts: Parts, wish: RunWish, petitionId: string): Promise<PaperOutcome> {
  const desk = new PaperDesk(parts);
  try {
    const papers = await desk.open(wish.viewer, petitionId, 'book');
    // Need-to-know is judged one by one: no stack of papers in which accusations lie among others (O-23).
    if (papers.opened.state.zone !== 'general')
      return { left: '检举控告件、密封件逐件办理,不批量出文书(O-23)。' };
    // A paper goes out in the name of the organ that holds the petition, from its own books.
    if (papers.opened.state.arrival.orgId !== wish.viewer.orgId)
      return { left: '下级机关登记的件,由其以本机关名义出文书(§5.1)。' };
    const { model, isDraft } = await modelOfRun(parts, wish, { desk, papers });
    const file = await paperFile(model, 'docx', {
      dataDir: parts.settings.dataDir,
      orgId: papers.opened.state.arrival.orgId,
      isDraft,
    });
    await recordExport(parts, wish.viewer, papers.opened);
    return { made: { fileName: file.fileName, body: file.body.toString('base64') } };
  } catch (error) {
    if (error instanceof Rejected || error instanceof CaseworkRefused) return { left: error.message };
    throw error;
  }
}

async function modelOfRun(
  { casework }: Parts,
  { runId, code, drafting, fields, viewer }: RunWish,
  { desk, papers }: { desk: PaperDesk; papers: OpenedPapers },
) {
  const known = papers.opened.state.papers.findLast((one) => one.code === code && one.status !== 'voided');
  if (known !== undefined)
    return { model: desk.asKept(papers, known.documentId), isDraft: known.signed === null };
  const model = desk.toKeep(papers, { code, fields });
  if (drafting) {
    // The same command whenever the run comes by again: it is kept once.
    await casework.execute(
      papers.opened.petitionId,
      { type: 'draftDocument', ...draftInput(code, fields, model) },
      {
        viewer,
        commandId: deriveStreamId(runId, papers.opened.petitionId),
        requestHash: hashRequest({ runId, code }),
        source: 'job',
        expectedVersion: papers.opened.version,
      },
    );
  }
  return { model, isDraft: true };
}

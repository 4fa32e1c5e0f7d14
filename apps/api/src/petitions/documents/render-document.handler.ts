import { NotFoundException } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  DOCUMENT_KINDS,
  type DocumentModel,
  DOCX_MEDIA_TYPE,
  isDocumentKind,
  modelOf,
  movedDayNotice,
  PRINT_MEDIA_TYPE,
  printPage,
  readTemplate,
  renderDocx,
} from '#documents';
import { organisationById, recordAccess, type Viewer, withViewer } from '#identity';
import { movedClocks } from '#jobs';
import { Runtime } from '../../shared/runtime.js';
import { mayKnowReporter } from '../case/people.view.js';
import { loadForViewer, type OpenedCase } from '../load-for-viewer.js';
import { RenderDocument } from '../petition.queries.js';
import { documentCaseOf } from './documents-of.js';

/** A paper of a case as docx or print page; taken out means written into the access audit. */
@QueryHandler(RenderDocument)
export class RenderDocumentHandler implements IQueryHandler<RenderDocument> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId, kind, form }: RenderDocument) {
    const opened = await loadForViewer(this.runtime, viewer, petitionId);
    if (!isDocumentKind(kind)) throw new NotFoundException();
    const { pools, settings } = this.runtime;
    const theCase = documentCaseOf(opened, {
      mayKnowReporter: mayKnowReporter(opened, viewer),
      superiorName: await this.superiorOf(opened.state.arrival.orgId),
    });
    const model =
      kind === 'movedDayNotice'
        ? movedDayNotice(theCase, await this.movedOf(viewer, opened))
        : modelOf(theCase, kind);
    const body =
      form === 'docx'
        ? renderDocx(model, readTemplate(model, settings.dataDir, opened.state.arrival.orgId))
        : Buffer.from(printPage(model), 'utf8');
    // Rendered first, so that what was refused is not counted as taken out; recorded before it leaves.
    await recordAccess(pools.store, {
      orgId: viewer.orgId,
      accountId: viewer.accountId,
      petitionId,
      action: 'export',
      sealedReason: null,
    });
    return {
      fileName: `${fileNameOf(model)}.${form === 'docx' ? 'docx' : 'html'}`,
      mediaType: form === 'docx' ? DOCX_MEDIA_TYPE : PRINT_MEDIA_TYPE,
      body,
    };
  }

  /** What the newest calendar moved, and the notice that it rests on. */
  private async movedOf(viewer: Viewer, { petitionId, today }: OpenedCase) {
    const { pools, calendarBook } = this.runtime;
    const moved = await withViewer(pools.reader, viewer, (client) => movedClocks(client, petitionId));
    const changed = (await calendarBook.changes()).findLast(
      ({ event }) => event.data.version === moved[0]?.calendarVersion,
    );
    return { moved, notice: changed?.event.data.source ?? null, today };
  }

  /** The organ above, to which a review is addressed. */
  private async superiorOf(orgId: number): Promise<string | null> {
    const { store } = this.runtime.pools;
    const { parentId } = await organisationById(store, orgId);
    return parentId === null ? null : (await organisationById(store, parentId)).name;
  }
}

/** Kind and number, never a name or a word of the content (pitfall 26). */
const fileNameOf = ({ kind, docNo, caseNo }: DocumentModel): string =>
  `${DOCUMENT_KINDS[kind].zh}-${docNo ?? caseNo}`.replace(/[\\/:*?"<>|]/gu, '-');

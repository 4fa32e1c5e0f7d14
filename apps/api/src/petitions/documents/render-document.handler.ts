import { NotFoundException } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { isDocumentKind, modelOf, movedDayNotice } from '#documents';
import { type Viewer, withViewer } from '#identity';
import { movedClocks } from '#jobs';
import { type OpenedCase, PaperDesk, paperFile, recordExport } from '#paperwork';
import { Runtime } from '../../shared/runtime.js';
import { RenderDocument } from '../petition.queries.js';

/** A paper of a case as docx or print page; taken out means written into the access audit. */
@QueryHandler(RenderDocument)
export class RenderDocumentHandler implements IQueryHandler<RenderDocument> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  async execute({ viewer, petitionId, kind, form }: RenderDocument) {
    const { opened, theCase } = await this.desk.open(viewer, petitionId);
    if (!isDocumentKind(kind)) throw new NotFoundException();
    const model =
      kind === 'movedDayNotice'
        ? movedDayNotice(theCase, await this.movedOf(viewer, opened))
        : modelOf(theCase, kind);
    // Rendered first, so that what was refused is not counted as taken out; recorded before it leaves.
    const file = await paperFile(model, form, {
      dataDir: this.runtime.settings.dataDir,
      orgId: opened.state.arrival.orgId,
      isDraft: false,
    });
    await recordExport(this.runtime, viewer, opened);
    return file;
  }

  /** What the newest calendar moved, and the notice that it rests on. */
  private async movedOf(viewer: Viewer, { petitionId, today }: OpenedCase) {
    const { pools, calendarBook } = this.runtime;
    const { rows: moved } = await withViewer(pools.reader, viewer, (client) =>
      movedClocks(client, petitionId),
    );
    const changed = (await calendarBook.changes()).findLast(
      ({ event }) => event.data.version === moved[0]?.calendarVersion,
    );
    return { moved, notice: changed?.event.data.source ?? null, today };
  }
}

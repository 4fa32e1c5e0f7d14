import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Rejected } from '#domain';
import {
  bindPdf,
  type DocumentModel,
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
import { recordAccess } from '#identity';
import { Runtime } from '../shared/runtime.js';
import { type OpenedPapers, PaperDesk } from './paper-desk.js';
import { BindVolume } from './papers.messages.js';

@QueryHandler(BindVolume)
export class BindVolumeHandler implements IQueryHandler<BindVolume> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  /**
   * Contents, pieces in order, pages numbered as the archive does, a bookmark for each piece (§6.5).
   * @rejects PETITION_NOT_FOUND, PDF_NOT_AVAILABLE where there is no LibreOffice
   */
  async execute({ viewer, petitionId }: BindVolume) {
    const papers = await this.desk.open(viewer, petitionId);
    const { opened, theCase, superiorName } = papers;
    const { orgId, displayNo } = opened.state.arrival;
    const docx = (model: DocumentModel) =>
      renderDocx(model, readTemplate(model, this.runtime.settings.dataDir, orgId));
    const parts = volumeParts(theCase, (documentId) => this.keptOf(papers, documentId));
    const pdfs = await toPdfs(parts.map(({ model }) => docx(model)));
    const counts = await Promise.all(pdfs.map(pagesIn));
    const source = { theCase, organName: theCase.organName, superiorName, today: opened.today };
    const index = await toPdf(docx(volumeIndex(source, counts)));
    const body = await bindPdf(`${displayNo} ${roomZh(theCase)}`, [
      { title: '卷内目录、备考表', pdf: index, numbered: false },
      ...parts.map(({ piece }, at) => ({
        title: [`${at + 1}`, piece.docNo, piece.title].filter((word) => word !== '').join(' '),
        pdf: pdfs[at] as Buffer,
        numbered: true,
      })),
    ]);
    await recordAccess(this.runtime.pools.store, {
      orgId: viewer.orgId,
      accountId: viewer.accountId,
      petitionId,
      action: 'export',
      sealedReason: null,
    });
    return {
      fileName: `全卷-${displayNo}.pdf`.replace(/[\\/:*?"<>|]/gu, '-'),
      mediaType: PDF_MEDIA_TYPE,
      body,
    };
  }

  /** A document whose key was destroyed leaves its line in the list and a page that says so. */
  private keptOf(papers: OpenedPapers, documentId: string): DocumentModel | null {
    try {
      return this.desk.asKept(papers, documentId);
    } catch (error) {
      if (error instanceof Rejected) return null;
      throw error;
    }
  }
}

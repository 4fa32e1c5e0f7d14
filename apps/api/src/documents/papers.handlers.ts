import {
  CommandBus,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import {
  DOCUMENT_KINDS,
  type DocumentModel,
  DOCX_MEDIA_TYPE,
  hasPdf,
  PDF_MEDIA_TYPE,
  PRINT_MEDIA_TYPE,
  printPage,
  readTemplate,
  renderDocx,
  toPdf,
} from '#documents';
import { recordAccess } from '#identity';
import { PetitionCommand } from '../petitions/petition.command.js';
import { Runtime } from '../shared/runtime.js';
import { PaperDesk } from './paper-desk.js';
import {
  ComposePaper,
  DraftPaper,
  ExaminedStep,
  ListPapers,
  type PaperFile,
  type PaperForm,
  RenderPaper,
} from './papers.messages.js';
import { bodyTextOf, papersViewOf } from './papers.view.js';

@QueryHandler(ListPapers)
export class ListPapersHandler implements IQueryHandler<ListPapers> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  async execute({ viewer, petitionId }: ListPapers) {
    const papers = await this.desk.open(viewer, petitionId);
    return papersViewOf(papers, this.desk, { calendar: this.runtime.calendar, pdf: hasPdf() });
  }
}

@QueryHandler(ComposePaper)
export class ComposePaperHandler implements IQueryHandler<ComposePaper> {
  constructor(private readonly desk: PaperDesk) {}

  async execute({ viewer, petitionId, code, fields }: ComposePaper) {
    const { model, missing, faults } = this.desk.compose(
      await this.desk.open(viewer, petitionId),
      code,
      fields,
    );
    return {
      title: model?.title ?? '',
      addressee: model?.addressee ?? '',
      body: model === null ? '' : bodyTextOf(model),
      missing: [...missing],
      faults: [...faults],
    };
  }
}

@CommandHandler(DraftPaper)
export class DraftPaperHandler implements ICommandHandler<DraftPaper> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly commands: CommandBus,
  ) {}

  async execute({ on, body }: DraftPaper) {
    const papers = await this.desk.open(on.viewer, on.petitionId);
    const model = this.desk.toKeep(papers, body);
    const input = {
      type: 'draftDocument' as const,
      ...(body.documentId === undefined ? {} : { documentId: body.documentId }),
      code: body.code,
      title: model.title,
      addressee: model.addressee ?? '',
      content: JSON.stringify(model),
      fields: body.fields,
    };
    return this.commands.execute(new PetitionCommand(on, input));
  }
}

@CommandHandler(ExaminedStep)
export class ExaminedStepHandler implements ICommandHandler<ExaminedStep> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly commands: CommandBus,
  ) {}

  async execute({ on, input }: ExaminedStep) {
    const papers = await this.desk.open(on.viewer, on.petitionId);
    const { code } = this.desk.paper(papers, input.documentId);
    // The case may have changed since it was written: persons corrected, an accusation found beside it.
    this.desk.requireSayable(papers, code, this.desk.asKept(papers, input.documentId));
    return this.commands.execute(new PetitionCommand(on, input));
  }
}

/** Kind and number, never a name or a word of the content (pitfall 26). */
const fileNameOf = ({ kind, docNo, caseNo }: DocumentModel, isDraft: boolean): string =>
  `${DOCUMENT_KINDS[kind].zh}-${docNo ?? `${caseNo}${isDraft ? '-草稿' : ''}`}`.replace(
    /[\\/:*?"<>|]/gu,
    '-',
  );

/** A paper as a file. @rejects PDF_NOT_AVAILABLE */
export async function paperFile(
  model: DocumentModel,
  form: PaperForm,
  { dataDir, orgId, isDraft }: { dataDir: string; orgId: number; isDraft: boolean },
): Promise<PaperFile> {
  const name = fileNameOf(model, isDraft);
  if (form === 'print')
    return {
      fileName: `${name}.html`,
      mediaType: PRINT_MEDIA_TYPE,
      body: Buffer.from(printPage(model), 'utf8'),
    };
  const docx = renderDocx(model, readTemplate(model, dataDir, orgId));
  return form === 'docx'
    ? { fileName: `${name}.docx`, mediaType: DOCX_MEDIA_TYPE, body: docx }
    : { fileName: `${name}.pdf`, mediaType: PDF_MEDIA_TYPE, body: await toPdf(docx) };
}

@QueryHandler(RenderPaper)
export class RenderPaperHandler implements IQueryHandler<RenderPaper> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  async execute({ viewer, petitionId, paper: { documentId, form, draft } }: RenderPaper) {
    const papers = await this.desk.open(viewer, petitionId);
    const model = this.desk.asKept(papers, documentId, draft);
    const { signed } = this.desk.paper(papers, documentId);
    const file = await paperFile(model, form, {
      dataDir: this.runtime.settings.dataDir,
      orgId: papers.opened.state.arrival.orgId,
      isDraft: signed === null,
    });
    await recordAccess(this.runtime.pools.store, {
      orgId: viewer.orgId,
      accountId: viewer.accountId,
      petitionId,
      action: 'export',
      sealedReason: null,
    });
    return file;
  }
}

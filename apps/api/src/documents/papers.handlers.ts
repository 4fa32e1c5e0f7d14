import {
  CommandBus,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { hasPdf } from '#documents';
import { draftInput, keptPaperFile, PaperDesk } from '#paperwork';
import { PetitionCommand } from '../petitions/petition.command.js';
import { Runtime } from '../shared/runtime.js';
import { ComposePaper, DraftPaper, ExaminedStep, ListPapers, RenderPaper } from './papers.messages.js';
import { bodyTextOf, papersViewOf } from './papers.view.js';

@QueryHandler(ListPapers)
export class ListPapersHandler implements IQueryHandler<ListPapers> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  async execute({ viewer, petitionId }: ListPapers) {
    const papers = await this.desk.open(viewer, petitionId);
    return papersViewOf(papers, this.desk, {
      calendar: this.runtime.calendar,
      pdf: hasPdf(),
      viewer,
    });
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
    const papers = await this.desk.open(on.viewer, on.petitionId, 'act');
    const model = this.desk.toKeep(papers, body);
    const input = {
      type: 'draftDocument' as const,
      ...draftInput(body.code, body.fields, model, body.documentId),
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
    const papers = await this.desk.open(on.viewer, on.petitionId, 'act');
    const { code } = this.desk.paper(papers, input.documentId);
    // The case may have changed since it was written: persons corrected, an accusation found beside it.
    this.desk.requireSayable(papers, code, this.desk.asKept(papers, input.documentId));
    return this.commands.execute(new PetitionCommand(on, input));
  }
}

@QueryHandler(RenderPaper)
export class RenderPaperHandler implements IQueryHandler<RenderPaper> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  execute({ viewer, petitionId, paper }: RenderPaper) {
    return keptPaperFile({ ...this.runtime, desk: this.desk }, viewer, { petitionId, ...paper });
  }
}

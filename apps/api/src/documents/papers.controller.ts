import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PRINT_CONTENT_SECURITY_POLICY } from '#documents';
import type { PetitionCommand as DomainCommand } from '#domain';
import type { Viewer } from '#identity';
import type { PaperForm } from '#paperwork';
import { CommandDone } from '../petitions/case.dto.js';
import { PetitionCommand } from '../petitions/petition.command.js';
import { type CaseContext, CurrentCase, CurrentViewer, ForCase } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import {
  CheckDocumentRequest,
  ComposedView,
  ComposeRequest,
  DraftDocumentRequest,
  FileScanRequest,
  PapersView,
  RecordDocumentReceiptRequest,
  RecordInstructionRequest,
  RecordUnitFeedbackRequest,
  SendDocumentRequest,
  SignDocumentRequest,
  StampDocumentRequest,
  SupervisionLetterView,
  VoidDocumentRequest,
} from './papers.dto.js';
import {
  BindVolume,
  ComposePaper,
  DraftPaper,
  ExaminedStep,
  FileScan,
  ListPapers,
  ListSupervisionLetters,
  ReadScan,
  RenderPaper,
} from './papers.messages.js';

/** Sends a file with a name that tells nothing of its content. */
export async function sendFile(
  reply: FastifyReply,
  { fileName, mediaType, body }: { fileName: string; mediaType: string; body: Buffer },
  inline: boolean,
): Promise<void> {
  await reply
    .header('content-type', mediaType)
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
    .header('content-security-policy', PRINT_CONTENT_SECURITY_POLICY)
    .send(body);
}

/** The road of a petition's documents (§5): from the draft to the receipt. */
@ApiTags('papers')
@Controller('petitions/:petitionId/papers')
export class PapersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listPapers', summary: '文书' })
  @ApiOkResponse({ type: PapersView })
  list(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
  ): Promise<PapersView> {
    return this.queries.execute(new ListPapers(viewer, petitionId));
  }

  @Post('compose')
  @HttpCode(200)
  @ApiOperation({ operationId: 'composePaper', summary: '文书试拟' })
  @ApiOkResponse({ type: ComposedView })
  compose(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Body() { code, fields }: ComposeRequest,
  ): Promise<ComposedView> {
    return this.queries.execute(new ComposePaper(viewer, petitionId, code, fields));
  }

  @Get('volume')
  @ApiProduces('application/pdf')
  @ApiOperation({ operationId: 'bindVolume', summary: '全卷(一个 PDF,带目录、页号、书签)' })
  async volume(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.queries.execute(new BindVolume(viewer, petitionId)), false);
  }

  @Get('supervision-letters/:affairId')
  @ApiOperation({ operationId: 'listSupervisionLetters', summary: '督办的文书' })
  @ApiOkResponse({ type: SupervisionLetterView, isArray: true })
  supervisionLetters(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param('affairId', IdParam('affairId')) affairId: string,
  ): Promise<SupervisionLetterView[]> {
    return this.queries.execute(new ListSupervisionLetters(viewer, petitionId, affairId));
  }

  @Get('scans/:scanId')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'readScan', summary: '扫描件' })
  async scan(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param('scanId', IdParam('scanId')) scanId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.queries.execute(new ReadScan(viewer, petitionId, scanId)), false);
  }

  @Post('scans')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'fileScan', summary: '扫描件入卷' })
  @ApiOkResponse({ type: CommandDone })
  fileScan(@CurrentCase() on: CaseContext, @Body() body: FileScanRequest): Promise<CommandDone> {
    return this.commands.execute(new FileScan(on, body));
  }

  @Get(':documentId/:form')
  @ApiProduces('application/octet-stream')
  @ApiParam({ name: 'documentId', type: String })
  @ApiParam({ name: 'form', enum: ['docx', 'print', 'pdf'] })
  @ApiQuery({ name: 'draft', required: false, type: Number })
  @ApiOperation({ operationId: 'renderPaper', summary: '文书(docx、print、pdf)' })
  async render(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param() { documentId, form }: { documentId: string; form: string },
    @Query('draft', new ParseIntPipe({ optional: true })) draft: number | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted: PaperForm = form === 'docx' || form === 'pdf' ? form : 'print';
    const file = await this.queries.execute(
      new RenderPaper(viewer, petitionId, {
        documentId,
        form: wanted,
        ...(draft === undefined ? {} : { draft }),
      }),
    );
    await sendFile(reply, file, wanted === 'print');
  }

  @Post('draft')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'draftDocument', summary: '拟稿、改稿' })
  @ApiOkResponse({ type: CommandDone })
  draft(@CurrentCase() on: CaseContext, @Body() body: DraftDocumentRequest): Promise<CommandDone> {
    return this.commands.execute(new DraftPaper(on, body));
  }

  @Post('check')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'checkDocument', summary: '核稿' })
  @ApiOkResponse({ type: CommandDone })
  check(@CurrentCase() on: CaseContext, @Body() body: CheckDocumentRequest): Promise<CommandDone> {
    return this.commands.execute(new ExaminedStep(on, { type: 'checkDocument', ...body }));
  }

  @Post('sign')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'signDocument', summary: '签发文书' })
  @ApiOkResponse({ type: CommandDone })
  sign(@CurrentCase() on: CaseContext, @Body() body: SignDocumentRequest): Promise<CommandDone> {
    return this.commands.execute(new ExaminedStep(on, { type: 'signDocument', ...body }));
  }

  @Post('stamp')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'stampDocument', summary: '用印' })
  @ApiOkResponse({ type: CommandDone })
  stamp(@CurrentCase() on: CaseContext, @Body() body: StampDocumentRequest): Promise<CommandDone> {
    return this.run(on, { type: 'stampDocument', ...body });
  }

  @Post('send')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'sendDocument', summary: '发出文书' })
  @ApiOkResponse({ type: CommandDone })
  send(@CurrentCase() on: CaseContext, @Body() body: SendDocumentRequest): Promise<CommandDone> {
    return this.run(on, { type: 'sendDocument', ...body });
  }

  @Post('receipt')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordDocumentReceipt', summary: '登记送达结果' })
  @ApiOkResponse({ type: CommandDone })
  receipt(@CurrentCase() on: CaseContext, @Body() body: RecordDocumentReceiptRequest): Promise<CommandDone> {
    return this.run(on, { type: 'recordDocumentReceipt', ...body });
  }

  @Post('void')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'voidDocument', summary: '作废文书' })
  @ApiOkResponse({ type: CommandDone })
  void(@CurrentCase() on: CaseContext, @Body() body: VoidDocumentRequest): Promise<CommandDone> {
    return this.run(on, { type: 'voidDocument', ...body });
  }

  @Post('instruction')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordInstruction', summary: '回录纸质批示' })
  @ApiOkResponse({ type: CommandDone })
  instruction(@CurrentCase() on: CaseContext, @Body() body: RecordInstructionRequest): Promise<CommandDone> {
    return this.run(on, { type: 'recordInstruction', ...body });
  }

  @Post('unit-feedback')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordUnitFeedback', summary: '代录单位反馈' })
  @ApiOkResponse({ type: CommandDone })
  unitFeedback(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordUnitFeedbackRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordUnitFeedback', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}

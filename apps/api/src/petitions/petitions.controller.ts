import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PRINT_CONTENT_SECURITY_POLICY } from '#documents';
import type { Viewer } from '#identity';
import { IdParam } from '../shared/id-param.js';
import { CurrentViewer, Idempotent, type XinfangRequest } from '../shared/case-context.js';
import {
  PetitionPreview,
  PreviewPetitionRequest,
  RegisteredPetition,
  RegisterPetitionRequest,
} from './arrival.dto.js';
import { AccessEntry, AccessReason, AsOfQuery, CaseView, RawEvent } from './case.dto.js';
import { RegisterPage } from './register.dto.js';
import { ListPetitionsQuery } from './list.dto.js';
import { GiveAccessReason, RegisterPetitionCommand } from './petition.command.js';
import {
  GetCase,
  GetCaseAsOf,
  GetRawEvent,
  ListAccess,
  ListPetitions,
  PreviewPetition,
  RenderDocument,
} from './petition.queries.js';

@ApiTags('petitions')
@Controller('petitions')
export class PetitionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(201)
  @Idempotent()
  @ApiOperation({ operationId: 'registerPetition', summary: '登记' })
  @ApiCreatedResponse({ type: RegisteredPetition })
  register(
    @CurrentViewer() viewer: Viewer,
    @Req() request: XinfangRequest,
    @Body() body: RegisterPetitionRequest,
  ): Promise<RegisteredPetition> {
    return this.commands.execute(
      new RegisterPetitionCommand(viewer, request.commandId!, request.requestHash!, body),
    );
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ operationId: 'previewPetition', summary: '来过没有、将要做什么' })
  @ApiOkResponse({ type: PetitionPreview })
  preview(@CurrentViewer() viewer: Viewer, @Body() typed: PreviewPetitionRequest): Promise<PetitionPreview> {
    return this.queries.execute(new PreviewPetition(viewer, typed));
  }

  @Get()
  @ApiOperation({ operationId: 'listPetitions', summary: '信访件列表' })
  @ApiOkResponse({ type: RegisterPage })
  list(@CurrentViewer() viewer: Viewer, @Query() filter: ListPetitionsQuery): Promise<RegisterPage> {
    return this.queries.execute(new ListPetitions(viewer, filter));
  }

  /** As the list; with the words in the body, since an address stands in the log of every proxy. */
  @Post('search')
  @HttpCode(200)
  @ApiOperation({ operationId: 'searchPetitions', summary: '查找信访件(字词不入网址)' })
  @ApiOkResponse({ type: RegisterPage })
  search(@CurrentViewer() viewer: Viewer, @Body() filter: ListPetitionsQuery): Promise<RegisterPage> {
    return this.queries.execute(new ListPetitions(viewer, filter));
  }

  @Get(':petitionId')
  @ApiOperation({ operationId: 'getCase', summary: '案件' })
  @ApiOkResponse({ type: CaseView })
  case(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
  ): Promise<CaseView> {
    return this.queries.execute(new GetCase(viewer, petitionId));
  }

  @Get(':petitionId/as-of')
  @ApiOperation({ operationId: 'getCaseAsOf', summary: '案件在某一时刻的样子' })
  @ApiOkResponse({ type: CaseView })
  caseAsOf(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Query() at: AsOfQuery,
  ): Promise<CaseView> {
    return this.queries.execute(new GetCaseAsOf(viewer, petitionId, at));
  }

  @Get(':petitionId/events/:version')
  @ApiOperation({ operationId: 'getRawEvent', summary: '原始事件' })
  @ApiOkResponse({ type: RawEvent })
  event(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<RawEvent> {
    return this.queries.execute(new GetRawEvent(viewer, petitionId, version));
  }

  @Get(':petitionId/access')
  @ApiOperation({ operationId: 'listAccess', summary: '谁看过' })
  @ApiOkResponse({ type: AccessEntry, isArray: true })
  access(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
  ): Promise<AccessEntry[]> {
    return this.queries.execute(new ListAccess(viewer, petitionId));
  }

  @Post(':petitionId/access')
  @HttpCode(204)
  @ApiOperation({ operationId: 'giveAccessReason', summary: '写明查阅事由' })
  @ApiNoContentResponse()
  giveReason(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Body() { reason }: AccessReason,
  ): Promise<void> {
    return this.commands.execute(new GiveAccessReason(viewer, petitionId, reason));
  }

  @Get(':petitionId/documents/:kind')
  @ApiProduces('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  @ApiOperation({ operationId: 'downloadDocument', summary: '文书(docx)' })
  async document(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param('kind') kind: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, new RenderDocument(viewer, petitionId, kind, 'docx'));
  }

  @Get(':petitionId/print/:kind')
  @ApiProduces('text/html')
  @ApiOperation({ operationId: 'printDocument', summary: '文书(打印页)' })
  async print(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
    @Param('kind') kind: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, new RenderDocument(viewer, petitionId, kind, 'print'));
  }

  private async send(reply: FastifyReply, query: RenderDocument): Promise<void> {
    const { fileName, mediaType, body } = await this.queries.execute(query);
    const disposition = query.form === 'docx' ? 'attachment' : 'inline';
    await reply
      .header('content-type', mediaType)
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .header('content-security-policy', PRINT_CONTENT_SECURITY_POLICY)
      .send(body);
  }
}

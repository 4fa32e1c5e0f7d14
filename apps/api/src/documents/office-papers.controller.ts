import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DOCUMENTS, type DocumentCode } from '#domain';
import { isCaseCode } from '#documents';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import {
  ComposedView,
  OfficePaperKindView,
  OfficePaperRequest,
  TemplateSeenQuery,
  TemplateView,
  UploadTemplateRequest,
} from './office-papers.dto.js';
import {
  ChangeTemplate,
  ComposeOfficePaper,
  ListTemplates,
  ReadTemplate,
  RenderOfficePaper,
} from './office-papers.messages.js';
import { sendFile } from './papers.controller.js';
import { fieldViewsOf } from './papers.view.js';

/** Papers that belong to no petition (D33–D36, D44–D48), and the office's own templates. */
@ApiTags('office-papers')
@Controller()
export class OfficePapersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('office-papers')
  @ApiOperation({ operationId: 'listOfficePapers', summary: '机关文书' })
  @ApiOkResponse({ type: OfficePaperKindView, isArray: true })
  list(): OfficePaperKindView[] {
    return (Object.keys(DOCUMENTS) as DocumentCode[])
      .filter((code) => !isCaseCode(code))
      .map((code) => ({ code, zh: DOCUMENTS[code].zh, fields: fieldViewsOf(code) }));
  }

  @Post('office-papers/compose')
  @HttpCode(200)
  @ApiOperation({ operationId: 'composeOfficePaper', summary: '机关文书试拟' })
  @ApiOkResponse({ type: ComposedView })
  compose(@CurrentViewer() viewer: Viewer, @Body() body: OfficePaperRequest): Promise<ComposedView> {
    return this.queries.execute(new ComposeOfficePaper(viewer, body));
  }

  @Post('office-papers/render')
  @HttpCode(200)
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'renderOfficePaper', summary: '机关文书(docx、print、pdf)' })
  async render(
    @CurrentViewer() viewer: Viewer,
    @Body() body: OfficePaperRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(
      reply,
      await this.queries.execute(new RenderOfficePaper(viewer, body)),
      body.form === 'print',
    );
  }

  @Get('templates')
  @ApiOperation({ operationId: 'listTemplates', summary: '本机关的文书模板' })
  @ApiOkResponse({ type: TemplateView, isArray: true })
  templates(@CurrentViewer() viewer: Viewer): Promise<TemplateView[]> {
    return this.queries.execute(new ListTemplates(viewer));
  }

  @Get('templates/:name/:form')
  @ApiProduces('application/octet-stream')
  @ApiParam({ name: 'name', type: String })
  @ApiParam({ name: 'form', enum: ['docx', 'sample', 'pdf'] })
  @ApiOperation({ operationId: 'readTemplate', summary: '文书模板(现用的模板;样张 docx、pdf)' })
  async read(
    @CurrentViewer() viewer: Viewer,
    @Param() { name, form }: { name: string; form: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = form === 'pdf' || form === 'sample' ? form : 'docx';
    await sendFile(
      reply,
      await this.queries.execute(new ReadTemplate(viewer, name, wanted)),
      wanted === 'pdf',
    );
  }

  @Put('templates/:name')
  @ApiOperation({ operationId: 'uploadTemplate', summary: '换用文书模板' })
  @ApiOkResponse({ type: TemplateView })
  upload(
    @CurrentViewer() viewer: Viewer,
    @Param('name') name: string,
    @Body() { docx, version }: UploadTemplateRequest,
  ): Promise<TemplateView> {
    return this.commands.execute(new ChangeTemplate(viewer, name, docx, version));
  }

  @Delete('templates/:name')
  @HttpCode(200)
  @ApiOperation({ operationId: 'removeTemplate', summary: '恢复自带模板' })
  @ApiOkResponse({ type: TemplateView })
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param('name') name: string,
    @Query() { version }: TemplateSeenQuery,
  ): Promise<TemplateView> {
    return this.commands.execute(new ChangeTemplate(viewer, name, null, version));
  }
}

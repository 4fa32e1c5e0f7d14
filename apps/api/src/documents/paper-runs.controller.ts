import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CASE_CODES } from '#documents';
import { DOCUMENTS } from '#domain';
import { type Viewer, withViewer } from '#identity';
import { PaperRuns, requireRunner, runFieldsOf, RUN_LIMIT, type RunState } from '#paperwork';
import { today } from '#platform';
import { registerIds } from '#projections';
import { registerFilterOf } from '../petitions/register-filter.js';
import { CurrentViewer } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import { Runtime } from '../shared/runtime.js';
import { OfficePaperKindView } from './office-papers.dto.js';
import { PaperRunView, StartPaperRunRequest } from './paper-runs.dto.js';
import { sendFile } from './papers.controller.js';
import { fieldViewsOf } from './papers.view.js';

/** Papers of many petitions in one run: started here, made by the background, fetched here. */
@ApiTags('paper-runs')
@Controller('paper-runs')
export class PaperRunsController {
  private readonly runs: PaperRuns;

  constructor(private readonly runtime: Runtime) {
    this.runs = new PaperRuns(runtime);
  }

  @Get()
  @ApiOperation({ operationId: 'listPaperRuns', summary: '批量文书' })
  @ApiOkResponse({ type: PaperRunView, isArray: true })
  async list(@CurrentViewer() viewer: Viewer): Promise<PaperRunView[]> {
    return (await this.runs.list(viewer)).map(viewOf);
  }

  @Get('kinds')
  @ApiOperation({ operationId: 'listRunKinds', summary: '可批量出的文书' })
  @ApiOkResponse({ type: OfficePaperKindView, isArray: true })
  kinds(): OfficePaperKindView[] {
    return CASE_CODES.map((code) => ({
      code,
      zh: DOCUMENTS[code].zh,
      fields: fieldViewsOf(code, runFieldsOf(code)),
    }));
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'startPaperRun', summary: '批量出文书' })
  @ApiOkResponse({ type: PaperRunView })
  async start(@CurrentViewer() viewer: Viewer, @Body() body: StartPaperRunRequest): Promise<PaperRunView> {
    requireRunner(viewer);
    const { pools } = this.runtime;
    const now = await today(pools.store);
    const petitionIds = await withViewer(pools.reader, viewer, async (client) =>
      registerIds(client, await registerFilterOf(this.runtime, viewer, body.filter, client), {
        today: now.today,
        limit: RUN_LIMIT + 1,
      }),
    );
    return viewOf(await this.runs.start(viewer, { ...body, petitionIds }));
  }

  @Get(':runId')
  @ApiOperation({ operationId: 'getPaperRun', summary: '批量文书的进度' })
  @ApiOkResponse({ type: PaperRunView })
  async one(
    @CurrentViewer() viewer: Viewer,
    @Param('runId', IdParam('runId')) runId: string,
  ): Promise<PaperRunView> {
    return viewOf(await this.runs.of(viewer, runId));
  }

  @Get(':runId/file')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'readPaperRun', summary: '批量文书(zip、pdf)' })
  async file(
    @CurrentViewer() viewer: Viewer,
    @Param('runId', IdParam('runId')) runId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.runs.file(viewer, runId), false);
  }

  @Delete(':runId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removePaperRun', summary: '取消、清除一批文书' })
  async remove(
    @CurrentViewer() viewer: Viewer,
    @Param('runId', IdParam('runId')) runId: string,
  ): Promise<void> {
    await this.runs.remove(viewer, runId);
  }
}

const viewOf = (run: RunState): PaperRunView => ({ ...run, left: [...run.left] });

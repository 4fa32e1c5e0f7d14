import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '#identity';
import { sendFile } from '../documents/papers.controller.js';
import { CurrentCommand, CurrentViewer, Idempotent } from '../shared/case-context.js';
import {
  BookKeyBody,
  BookQuery,
  BookView,
  CorrectBody,
  DraftBody,
  HistoricBody,
  ReasonBody,
  ReportDraft,
  ReportKeyBody,
  ReportQuery,
  ReturnBody,
  ReturnReportBody,
  SignReportBody,
} from './book.dto.js';
import { FiguresService } from './figures-service.js';
import { HistoricScanService } from './historic-scan-service.js';
import { ReportsService } from './reports-service.js';
import { WaitingItems } from './waiting.dto.js';
import { WaitingService } from './waiting-service.js';
import { checkWrittenKeys } from './written-keys.js';

/** Signing, last year's figures, returns of paper units, reports. */
@ApiTags('statistics')
@Controller('statistics')
export class BooksController {
  constructor(
    private readonly figures: FiguresService,
    private readonly scans: HistoricScanService,
    private readonly reports: ReportsService,
    private readonly waiting: WaitingService,
  ) {}

  @Get('book')
  @ApiOperation({ operationId: 'getStatBook', summary: '一期的冻结、汇总表、报告' })
  @ApiOkResponse({ type: BookView })
  book(@CurrentViewer() viewer: Viewer, @Query() query: BookQuery): Promise<BookView> {
    return this.figures.book(viewer, query);
  }

  @Get('waiting')
  @ApiOperation({ operationId: 'listWaitingFigures', summary: '等我冻结、签发、修改的' })
  @ApiOkResponse({ type: WaitingItems })
  async waitingItems(@CurrentViewer() viewer: Viewer): Promise<WaitingItems> {
    return { items: await this.waiting.waiting(viewer) };
  }

  @Post('freeze')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'freezePeriod', summary: '冻结一期' })
  @ApiOkResponse({ type: BookView })
  freeze(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: BookKeyBody,
  ): Promise<BookView> {
    return this.figures.execute(viewer, { ...body, request }, { type: 'freezePeriod' });
  }

  @Post('historic-figures')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'enterHistoricFigures', summary: '录入上年签发的数' })
  @ApiOkResponse({ type: BookView })
  historic(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: HistoricBody,
  ): Promise<BookView> {
    checkWrittenKeys(body.figures);
    return this.scans.enter(viewer, body, request);
  }

  @Get('historic-scan')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'readHistoricScan', summary: '签发的数的扫描件' })
  async historicScan(
    @CurrentViewer() viewer: Viewer,
    @Query() query: BookQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.scans.file(viewer, query), true);
  }

  @Post('returns')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'submitReturn', summary: '填报汇总表' })
  @ApiOkResponse({ type: BookView })
  submitReturn(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: ReturnBody,
  ): Promise<BookView> {
    const { orgId, period, ...figures } = body;
    checkWrittenKeys(figures.figures);
    return this.figures.execute(viewer, { orgId, period, request }, { type: 'submitReturn', ...figures });
  }

  @Post('returns/send-back')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'sendBackReturn', summary: '退回汇总表' })
  @ApiOkResponse({ type: BookView })
  sendBack(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { reason, ...key }: ReasonBody,
  ): Promise<BookView> {
    return this.figures.execute(viewer, { ...key, request }, { type: 'sendBackReturn', reason });
  }

  @Post('returns/accept')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'acceptReturn', summary: '收汇总表' })
  @ApiOkResponse({ type: BookView })
  accept(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: BookKeyBody,
  ): Promise<BookView> {
    return this.figures.execute(viewer, { ...body, request }, { type: 'acceptReturn' });
  }

  @Get('report')
  @ApiOperation({ operationId: 'getReport', summary: '报告正文' })
  @ApiOkResponse({ type: ReportDraft })
  report(@CurrentViewer() viewer: Viewer, @Query() query: ReportQuery): Promise<ReportDraft> {
    return this.reports.report(viewer, query);
  }

  @Post('report/draft')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'draftReport', summary: '起草报告' })
  @ApiOkResponse({ type: BookView })
  draft(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: DraftBody,
  ): Promise<BookView> {
    return this.reports.draft(viewer, body, request);
  }

  @Post('report/submit')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'submitReport', summary: '报告送审' })
  @ApiOkResponse({ type: BookView })
  submit(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: ReportKeyBody,
  ): Promise<BookView> {
    return this.reports.submit(viewer, body, request);
  }

  @Post('report/return')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'returnReport', summary: '报告退回修改' })
  @ApiOkResponse({ type: BookView })
  returned(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { kind, reason, version, ...key }: ReturnReportBody,
  ): Promise<BookView> {
    const read = version === undefined ? {} : { version };
    return this.figures.execute(viewer, { ...key, request }, { type: 'returnReport', kind, reason, ...read });
  }

  @Post('report/sign')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'signReport', summary: '签发报告' })
  @ApiOkResponse({ type: BookView })
  sign(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: SignReportBody,
  ): Promise<BookView> {
    return this.reports.sign(viewer, body, request);
  }

  @Post('report/correct')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'correctReport', summary: '更正通知' })
  @ApiOkResponse({ type: BookView })
  correct(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: CorrectBody,
  ): Promise<BookView> {
    return this.reports.correct(viewer, body, request);
  }
}

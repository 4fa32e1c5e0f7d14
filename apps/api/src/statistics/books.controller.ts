import { createHash } from 'node:crypto';
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
import { FiguresService, reportView } from './figures-service.js';
import { HistoricScanService } from './historic-scan-service.js';
import { checkWrittenKeys } from './written-keys.js';

/** Signing, last year's figures, returns of paper units, reports. */
@ApiTags('statistics')
@Controller('statistics')
export class BooksController {
  constructor(
    private readonly figures: FiguresService,
    private readonly scans: HistoricScanService,
  ) {}

  @Get('book')
  @ApiOperation({ operationId: 'getStatBook', summary: '一期的冻结、汇总表、报告' })
  @ApiOkResponse({ type: BookView })
  book(@CurrentViewer() viewer: Viewer, @Query() query: BookQuery): Promise<BookView> {
    return this.figures.book(viewer, query);
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
  async report(@CurrentViewer() viewer: Viewer, @Query() query: ReportQuery): Promise<ReportDraft> {
    const { state, text } = await this.figures.report(viewer, query);
    return { report: state && reportView(state), text };
  }

  @Post('report/draft')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'draftReport', summary: '起草报告' })
  @ApiOkResponse({ type: BookView })
  async draft(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: DraftBody,
  ): Promise<BookView> {
    const { kind, text, ...key } = body;
    const { page, drafted } = await this.figures.report(viewer, { ...key, kind });
    // without words of one's own it is drafted anew, from the figures as they are
    const command = { type: 'draftReport' as const, kind, asOf: page.asOf, text: text ?? drafted };
    return this.figures.execute(viewer, { ...key, request }, command);
  }

  @Post('report/submit')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'submitReport', summary: '报告送审' })
  @ApiOkResponse({ type: BookView })
  submit(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { kind, ...key }: ReportKeyBody,
  ): Promise<BookView> {
    return this.figures.execute(viewer, { ...key, request }, { type: 'submitReport', kind });
  }

  @Post('report/return')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'returnReport', summary: '报告退回修改' })
  @ApiOkResponse({ type: BookView })
  returned(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { kind, reason, ...key }: ReturnReportBody,
  ): Promise<BookView> {
    return this.figures.execute(viewer, { ...key, request }, { type: 'returnReport', kind, reason });
  }

  @Post('report/sign')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'signReport', summary: '签发报告' })
  @ApiOkResponse({ type: BookView })
  async sign(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { kind, docNo, ...key }: SignReportBody,
  ): Promise<BookView> {
    const { model } = await this.figures.report(viewer, { ...key, kind });
    const hash = createHash('sha256').update(JSON.stringify(model)).digest('hex');
    return this.figures.execute(
      viewer,
      { ...key, request },
      { type: 'signReport', kind, hash, docNo: docNo ?? null },
    );
  }

  @Post('report/correct')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'correctReport', summary: '更正通知' })
  @ApiOkResponse({ type: BookView })
  correct(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() { kind, figures, reason, docNo, ...key }: CorrectBody,
  ): Promise<BookView> {
    const command = { type: 'correctReport' as const, kind, figures, reason, docNo: docNo ?? null };
    return this.figures.execute(viewer, { ...key, request }, command);
  }
}

import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Viewer, withViewer } from '#identity';
import { explainFigure, momentOf, petitionsRecordedAt } from '#projections';
import { XLSX_MEDIA_TYPE } from '#documents';
import { convert, statisticsWorkbook, toldOf } from '#reports';
import { DOCX_MEDIA_TYPE } from '#documents';
import { CurrentViewer } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import {
  BookQuery,
  Explanation,
  ExplainQuery,
  ReconcileQuery,
  Reconciliation,
  RecordedPetitions,
  RecordedQuery,
  ReportFileQuery,
  Restatements,
} from './book.dto.js';
import { FiguresService } from './figures-service.js';
import { organisationsInView } from './organisations-in-view.js';
import { maskDifferences } from './mask-differences.js';
import { ReportsService } from './reports-service.js';
import { QuarterQuery } from './statistics.dto.js';
import { WorkbookService } from './workbook-service.js';

/** Figures of another day, what changed since, and files to take away. */
@ApiTags('statistics')
@Controller('statistics')
export class HistoryController {
  constructor(
    private readonly figures: FiguresService,
    private readonly reports: ReportsService,
    private readonly workbooks: WorkbookService,
    private readonly runtime: Runtime,
  ) {}

  @Get('explain')
  @ApiOperation({ operationId: 'explainFigure', summary: '这个数为什么和那天打印的不同' })
  @ApiOkResponse({ type: Explanation })
  explain(@CurrentViewer() viewer: Viewer, @Query() query: ExplainQuery): Promise<Explanation> {
    return withViewer(this.runtime.pools.reader, viewer, async (client) => {
      const counting = await this.figures.countingOf(viewer, client);
      const { then, now, differences } = await explainFigure(counting, query, (orgId, withSubordinates) =>
        organisationsInView(this.runtime, viewer, { orgId, withSubordinates }),
      );
      return { then, now: { printedOn: null, ...now }, differences };
    });
  }

  @Get('recorded')
  @ApiOperation({ operationId: 'listRecordedPetitions', summary: '某日所知的件' })
  @ApiOkResponse({ type: RecordedPetitions })
  async recorded(
    @CurrentViewer() viewer: Viewer,
    @Query() query: RecordedQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const orgId = query.orgId ?? viewer.orgId;
    const orgIds = await organisationsInView(this.runtime, viewer, { orgId, withSubordinates: true });
    const { total, items } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      petitionsRecordedAt(client, {
        orgIds,
        before: momentOf(query.knownOn, query.time),
        limit: query.limit ?? 200,
      }),
    );
    await reply.type('application/json').send(`{"total":${total},"items":${items}}`);
  }

  @Get('snapshot')
  @ApiOperation({ operationId: 'getSnapshot', summary: '签发的数,不含逐件的明细' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object' } })
  @Header('cache-control', 'no-store')
  async snapshot(
    @CurrentViewer() viewer: Viewer,
    @Query() query: BookQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { snapshot, hash } = await this.figures.signed.snapshot(await this.figures.keyOf(viewer, query));
    await reply
      .header('etag', `"${hash}"`)
      .type('application/json')
      .send(JSON.stringify(toldOf(snapshot)));
  }

  @Get('restatements')
  @ApiOperation({ operationId: 'listRestatements', summary: '追溯调整台账' })
  @ApiOkResponse({ type: Restatements })
  async restatements(@CurrentViewer() viewer: Viewer, @Query() query: BookQuery): Promise<Restatements> {
    const key = await this.figures.keyOf(viewer, query);
    const { snapshot, lines } = await this.figures.signed.restatements(key);
    const { hash } = await this.figures.signed.snapshot(key);
    return withViewer(this.runtime.pools.reader, viewer, async (client) => ({
      signed: snapshot.page,
      hash,
      lines: await maskDifferences(client, lines),
    }));
  }

  @Get('reconciliation')
  @ApiOperation({ operationId: 'getReconciliation', summary: '年度重算与四季的勾稽' })
  @ApiOkResponse({ type: Reconciliation })
  async reconciliation(
    @CurrentViewer() viewer: Viewer,
    @Query() query: ReconcileQuery,
  ): Promise<Reconciliation> {
    const year = String(query.year);
    const key = await this.figures.keyOf(viewer, {
      ...(query.orgId === undefined ? {} : { orgId: query.orgId }),
      period: year,
    });
    const { asOf } = await this.figures.page(viewer, { orgId: key.orgId, period: year });
    const asked = { year, asOf, accountId: viewer.accountId };
    return { lines: await this.figures.signed.reconciliation(key.orgId, asked) };
  }

  @Get('workbook')
  @ApiOperation({ operationId: 'downloadWorkbook', summary: '一期的统计(xlsx)' })
  @ApiProduces(XLSX_MEDIA_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async workbook(
    @CurrentViewer() viewer: Viewer,
    @Query() query: QuarterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { page, scores, standing } = await this.workbooks.contents(viewer, query);
    await send(reply, {
      file: await statisticsWorkbook(page, scores, standing),
      type: XLSX_MEDIA_TYPE,
      name: `${page.periodZh}信访统计${standing?.holds === 'recount' ? '(重算)' : ''}.xlsx`,
    });
  }

  @Get('report/docx')
  @ApiOperation({ operationId: 'downloadReport', summary: '报告(docx)' })
  @ApiProduces(DOCX_MEDIA_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async docx(
    @CurrentViewer() viewer: Viewer,
    @Query() query: ReportFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, name } = await this.reports.file(viewer, query);
    await send(reply, { file, type: DOCX_MEDIA_TYPE, name: `${name}.docx` });
  }

  @Get('report/pdf')
  @ApiOperation({ operationId: 'downloadReportPdf', summary: '报告(pdf)' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentViewer() viewer: Viewer,
    @Query() query: ReportFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, name } = await this.reports.file(viewer, query);
    await send(reply, {
      file: await convert(file, 'docx', 'pdf'),
      type: 'application/pdf',
      name: `${name}.pdf`,
    });
  }
}

const send = (reply: FastifyReply, { file, type, name }: { file: Buffer; type: string; name: string }) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type)
    .send(file);

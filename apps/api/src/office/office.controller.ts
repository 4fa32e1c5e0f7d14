import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import {
  DutyGaps,
  ZeroReportBoard,
  FastLaneBoard,
  InspectionDraw,
  QuarterCircular,
  OfficeQuarterQuery,
  RetentionEnded,
  RetentionEndedQuery,
  TargetBoard,
  TargetsQuery,
} from './office.dto.js';
import {
  GetDutyGaps,
  GetZeroReports,
  GetFastLane,
  GetInspectionDraw,
  GetQuarterCircular,
  GetRetentionEnded,
  GetTargetBoard,
} from './office.queries.js';

/** What the office reads together from several registers: circular, gaps, draw, targets. */
@ApiTags('office')
@Controller('office')
export class OfficeController {
  constructor(private readonly queries: QueryBus) {}

  @Get('circular')
  @ApiOperation({ operationId: 'getQuarterCircular', summary: '季度通报材料' })
  @ApiOkResponse({ type: QuarterCircular })
  circular(@CurrentViewer() viewer: Viewer, @Query() query: OfficeQuarterQuery): Promise<QuarterCircular> {
    return this.queries.execute(new GetQuarterCircular(viewer, query.quarter));
  }

  @Get('duty-gaps')
  @ApiOperation({ operationId: 'getDutyGaps', summary: '未来七日缺岗' })
  @ApiOkResponse({ type: DutyGaps })
  dutyGaps(@CurrentViewer() viewer: Viewer): Promise<DutyGaps> {
    return this.queries.execute(new GetDutyGaps(viewer));
  }

  @Get('zero-reports')
  @ApiOperation({ operationId: 'getZeroReports', summary: '各单位零报告' })
  @ApiOkResponse({ type: ZeroReportBoard })
  zeroReports(@CurrentViewer() viewer: Viewer): Promise<ZeroReportBoard> {
    return this.queries.execute(new GetZeroReports(viewer));
  }

  @Get('fast-lane')
  @ApiOperation({ operationId: 'getFastLane', summary: '快速通道台账' })
  @ApiOkResponse({ type: FastLaneBoard })
  fastLane(@CurrentViewer() viewer: Viewer): Promise<FastLaneBoard> {
    return this.queries.execute(new GetFastLane(viewer));
  }

  @Get('inspection-draw')
  @ApiOperation({ operationId: 'getInspectionDraw', summary: '自立案件抽查' })
  @ApiOkResponse({ type: InspectionDraw })
  inspectionDraw(
    @CurrentViewer() viewer: Viewer,
    @Query() query: OfficeQuarterQuery,
  ): Promise<InspectionDraw> {
    return this.queries.execute(new GetInspectionDraw(viewer, query.quarter));
  }

  @Get('retention-ended')
  @ApiOperation({ operationId: 'getRetentionEnded', summary: '保管期限届满的卷' })
  @ApiOkResponse({ type: RetentionEnded })
  retentionEnded(
    @CurrentViewer() viewer: Viewer,
    @Query() query: RetentionEndedQuery,
  ): Promise<RetentionEnded> {
    return this.queries.execute(new GetRetentionEnded(viewer, query.zone));
  }

  @Get('targets')
  @ApiOperation({ operationId: 'getTargetBoard', summary: '目标进度和得分' })
  @ApiOkResponse({ type: TargetBoard })
  targets(@CurrentViewer() viewer: Viewer, @Query() query: TargetsQuery): Promise<TargetBoard> {
    return this.queries.execute(new GetTargetBoard(viewer, query));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { QuarterQuery, QuarterStatistics } from './statistics.dto.js';
import { GetQuarterStatistics } from './statistics.queries.js';

@ApiTags('statistics')
@Controller('statistics')
export class StatisticsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('quarter')
  @ApiOperation({ operationId: 'getQuarterStatistics', summary: '一期的统计' })
  @ApiOkResponse({ type: QuarterStatistics })
  quarter(@CurrentViewer() viewer: Viewer, @Query() query: QuarterQuery): Promise<QuarterStatistics> {
    return this.queries.execute(new GetQuarterStatistics(viewer, query));
  }
}

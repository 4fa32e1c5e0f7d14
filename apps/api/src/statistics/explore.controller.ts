import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { Breakdown, BreakdownQuery, Signals } from './explore.dto.js';
import { ExploreService } from './explore-service.js';
import { QuarterQuery } from './statistics.dto.js';

/** Looking further into a period. */
@ApiTags('statistics')
@Controller('statistics')
export class ExploreController {
  constructor(private readonly explore: ExploreService) {}

  @Get('signals')
  @ApiOperation({ operationId: 'getSignals', summary: '预警' })
  @ApiOkResponse({ type: Signals })
  signals(@CurrentViewer() viewer: Viewer, @Query() query: QuarterQuery): Promise<Signals> {
    return this.explore.signals(viewer, query);
  }

  @Get('breakdown')
  @ApiOperation({ operationId: 'getBreakdown', summary: '一期总量按任一维度的分布' })
  @ApiOkResponse({ type: Breakdown })
  breakdown(@CurrentViewer() viewer: Viewer, @Query() query: BreakdownQuery): Promise<Breakdown> {
    return this.explore.breakdown(viewer, query);
  }
}

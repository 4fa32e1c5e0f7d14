import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { Breakdown, BreakdownQuery, ScoreBoard, ScoresQuery, Signals } from './explore.dto.js';
import { ExploreService } from './explore-service.js';
import { FiguresService } from './figures-service.js';
import { Members, MembersQuery } from './members.dto.js';
import { MembersService } from './members-service.js';
import { QuarterQuery } from './statistics.dto.js';

/** Looking further into a period. */
@ApiTags('statistics')
@Controller('statistics')
export class ExploreController {
  constructor(
    private readonly explore: ExploreService,
    private readonly figures: FiguresService,
    private readonly members: MembersService,
  ) {}

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

  @Get('members')
  @ApiOperation({ operationId: 'getMembers', summary: '一个数是由哪些件组成的' })
  @ApiOkResponse({ type: Members })
  behind(@CurrentViewer() viewer: Viewer, @Query() { ref }: MembersQuery): Promise<Members> {
    return this.members.behind(viewer, ref);
  }

  @Get('scores')
  @ApiOperation({ operationId: 'getScores', summary: '一年的考核得分' })
  @ApiOkResponse({ type: ScoreBoard })
  scores(@CurrentViewer() viewer: Viewer, @Query() query: ScoresQuery): Promise<ScoreBoard> {
    return this.figures.scores(viewer, query);
  }
}

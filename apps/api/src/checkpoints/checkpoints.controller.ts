import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { CheckpointAudit, CheckpointAuditQuery, GateQueue } from './checkpoints.dto.js';
import { GetCheckpointAudit, GetGateQueue } from './checkpoints.queries.js';

@ApiTags('checkpoints')
@Controller('checkpoints')
export class CheckpointsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('queue')
  @ApiOperation({ operationId: 'getGateQueue', summary: '待审' })
  @ApiOkResponse({ type: GateQueue })
  queue(@CurrentViewer() viewer: Viewer): Promise<GateQueue> {
    return this.queries.execute(new GetGateQueue(viewer));
  }

  @Get('audit')
  @ApiOperation({ operationId: 'getCheckpointAudit', summary: '四关审计' })
  @ApiOkResponse({ type: CheckpointAudit })
  audit(@CurrentViewer() viewer: Viewer, @Query() query: CheckpointAuditQuery): Promise<CheckpointAudit> {
    return this.queries.execute(new GetCheckpointAudit(viewer, query));
  }
}

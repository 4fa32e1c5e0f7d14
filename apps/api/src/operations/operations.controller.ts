import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { BackgroundState, Replay, ReplayRequest } from './operations.dto.js';
import { LookAtBackground, ReplayParked } from './operations.messages.js';

@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('background')
  @ApiOperation({ operationId: 'getBackground', summary: '后台订阅与搁置的件' })
  @ApiOkResponse({ type: BackgroundState })
  background(@CurrentViewer() viewer: Viewer): Promise<BackgroundState> {
    return this.queries.execute(new LookAtBackground(viewer));
  }

  @Post('parked/replay')
  @HttpCode(200)
  @ApiOperation({ operationId: 'replayParked', summary: '重放搁置的件' })
  @ApiOkResponse({ type: Replay })
  replay(@CurrentViewer() viewer: Viewer, @Body() body: ReplayRequest): Promise<Replay> {
    return this.commands.execute(new ReplayParked(viewer, body));
  }
}

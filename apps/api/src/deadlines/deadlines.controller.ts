import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { DeadlineBoard, Workbench } from './deadlines.dto.js';
import { GetDeadlineBoard, GetWorkbench } from './deadlines.queries.js';

@ApiTags('deadlines')
@Controller()
export class DeadlinesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('deadlines')
  @ApiOperation({ operationId: 'getDeadlineBoard', summary: '期限' })
  @ApiOkResponse({ type: DeadlineBoard })
  board(@CurrentViewer() viewer: Viewer): Promise<DeadlineBoard> {
    return this.queries.execute(new GetDeadlineBoard(viewer));
  }

  @Get('workbench')
  @ApiOperation({ operationId: 'getWorkbench', summary: '工作台' })
  @ApiOkResponse({ type: Workbench })
  workbench(@CurrentViewer() viewer: Viewer): Promise<Workbench> {
    return this.queries.execute(new GetWorkbench(viewer));
  }
}

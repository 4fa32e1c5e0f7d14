import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import { CaseReminderView, DeadlineBoard, LoadAhead, MovedClockList, Workbench } from './deadlines.dto.js';
import {
  GetDeadlineBoard,
  GetLoadAhead,
  GetWorkbench,
  ListCaseReminders,
  ListMovedClocks,
} from './deadlines.queries.js';

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

  @Get('deadlines/ahead')
  @ApiOperation({ operationId: 'getLoadAhead', summary: '未来四周的负荷' })
  @ApiOkResponse({ type: LoadAhead })
  ahead(@CurrentViewer() viewer: Viewer): Promise<LoadAhead> {
    return this.queries.execute(new GetLoadAhead(viewer));
  }

  @Get('deadlines/moved')
  @ApiOperation({ operationId: 'listMovedClocks', summary: '日期变动' })
  @ApiOkResponse({ type: MovedClockList })
  moved(@CurrentViewer() viewer: Viewer): Promise<MovedClockList> {
    return this.queries.execute(new ListMovedClocks(viewer));
  }

  @Get('petitions/:petitionId/reminders')
  @ApiOperation({ operationId: 'listCaseReminders', summary: '什么时候提醒谁' })
  @ApiOkResponse({ type: CaseReminderView, isArray: true })
  reminders(
    @CurrentViewer() viewer: Viewer,
    @Param('petitionId', IdParam('petitionId')) petitionId: string,
  ): Promise<CaseReminderView[]> {
    return this.queries.execute(new ListCaseReminders(viewer, petitionId));
  }
}

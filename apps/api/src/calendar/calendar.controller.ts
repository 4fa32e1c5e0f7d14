import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentCommand, CurrentViewer, Idempotent } from '../shared/case-context.js';
import { CalendarChanged, CalendarChangeRequest, CalendarPreviewView, CalendarView } from './calendar.dto.js';
import { ChangeCalendar, GetCalendar, PreviewCalendar } from './calendar.messages.js';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getCalendar', summary: '工作日历' })
  @ApiOkResponse({ type: CalendarView })
  calendar(@CurrentViewer() viewer: Viewer): Promise<CalendarView> {
    return this.queries.execute(new GetCalendar(viewer));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ operationId: 'previewCalendar', summary: '预览:将变动多少口时钟' })
  @ApiOkResponse({ type: CalendarPreviewView })
  preview(
    @CurrentViewer() viewer: Viewer,
    @Body() body: CalendarChangeRequest,
  ): Promise<CalendarPreviewView> {
    return this.queries.execute(new PreviewCalendar(viewer, body));
  }

  @Post('changes')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'changeCalendar', summary: '装入放假安排' })
  @ApiOkResponse({ type: CalendarChanged })
  change(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: CalendarChangeRequest,
  ): Promise<CalendarChanged> {
    return this.commands.execute(new ChangeCalendar(viewer, body, request));
  }
}

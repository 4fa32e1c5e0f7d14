import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { InboxPage, InboxQuery } from './inbox.dto.js';
import { ListInbox, MarkInboxRead } from './inbox.messages.js';

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listInbox', summary: '收件箱' })
  @ApiOkResponse({ type: InboxPage })
  list(@CurrentViewer() viewer: Viewer, @Query() query: InboxQuery): Promise<InboxPage> {
    return this.queries.execute(new ListInbox(viewer, query.after ?? null));
  }

  @Post(':reminderId/read')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markInboxItemRead', summary: '已读' })
  @ApiNoContentResponse()
  read(
    @CurrentViewer() viewer: Viewer,
    @Param('reminderId', ParseUUIDPipe) reminderId: string,
  ): Promise<void> {
    return this.commands.execute(new MarkInboxRead(viewer, reminderId));
  }

  @Post('read-all')
  @HttpCode(204)
  @ApiOperation({ operationId: 'markInboxRead', summary: '全部已读' })
  @ApiNoContentResponse()
  readAll(@CurrentViewer() viewer: Viewer): Promise<void> {
    return this.commands.execute(new MarkInboxRead(viewer, null));
  }
}

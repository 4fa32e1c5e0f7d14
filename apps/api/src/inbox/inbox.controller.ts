import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PRINT_CONTENT_SECURITY_POLICY, PRINT_MEDIA_TYPE } from '#documents';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { ContactView, InboxPage, InboxQuery } from './inbox.dto.js';
import { GetContact, ListInbox, MarkInboxRead, PrintDailyList, PutContact } from './inbox.messages.js';

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

  @Get('contact')
  @ApiOperation({ operationId: 'getContact', summary: '我的接收方式' })
  @ApiOkResponse({ type: ContactView })
  contact(@CurrentViewer() viewer: Viewer): Promise<ContactView> {
    return this.queries.execute(new GetContact(viewer));
  }

  @Put('contact')
  @ApiOperation({ operationId: 'putContact', summary: '改我的接收方式' })
  @ApiOkResponse({ type: ContactView })
  putContact(@CurrentViewer() viewer: Viewer, @Body() body: ContactView): Promise<ContactView> {
    return this.commands.execute(new PutContact(viewer, body));
  }

  @Get('daily-list')
  @ApiProduces('text/html')
  @ApiOperation({ operationId: 'printDailyList', summary: '当日到期清单(打印页)' })
  async dailyList(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.queries.execute(new PrintDailyList(viewer));
    await reply
      .header('content-type', PRINT_MEDIA_TYPE)
      .header('content-security-policy', PRINT_CONTENT_SECURITY_POLICY)
      .send(page);
  }
}

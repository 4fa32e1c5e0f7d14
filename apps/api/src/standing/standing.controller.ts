import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import { DeliveryPage, ResentCount, StuckPage } from './standing.dto.js';
import { ListDeliveries, ListStuck, ResendAllMessages, ResendMessage } from './standing.messages.js';

@ApiTags('operations')
@Controller('operations')
export class StandingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('stuck')
  @ApiOperation({ operationId: 'listStuck', summary: '卡住的件' })
  @ApiOkResponse({ type: StuckPage })
  stuck(@CurrentViewer() viewer: Viewer): Promise<StuckPage> {
    return this.queries.execute(new ListStuck(viewer));
  }

  @Get('deliveries')
  @ApiOperation({ operationId: 'listDeliveries', summary: '消息送达' })
  @ApiOkResponse({ type: DeliveryPage })
  deliveries(@CurrentViewer() viewer: Viewer): Promise<DeliveryPage> {
    return this.queries.execute(new ListDeliveries(viewer));
  }

  @Post('deliveries/resend')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resendAllMessages', summary: '全部重发' })
  @ApiOkResponse({ type: ResentCount })
  resendAll(@CurrentViewer() viewer: Viewer): Promise<ResentCount> {
    return this.commands.execute(new ResendAllMessages(viewer));
  }

  @Post('deliveries/:dispatchId/resend')
  @HttpCode(204)
  @ApiOperation({ operationId: 'resendMessage', summary: '重发' })
  @ApiNoContentResponse()
  resend(
    @CurrentViewer() viewer: Viewer,
    @Param('dispatchId', IdParam('dispatchId')) dispatchId: string,
  ): Promise<void> {
    return this.commands.execute(new ResendMessage(viewer, dispatchId));
  }
}

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import { TakeOverReportView, TakeRegisterOverRequest } from './take-over.dto.js';
import { TakeRegisterOver } from './take-over.handler.js';

/** Taking paper registers over, beside the road of the take-over itself (§2.15). */
@ApiTags('takeovers')
@Controller('registers/take-over')
export class TakeOverController {
  constructor(private readonly commands: CommandBus) {}

  /** What a row becomes follows from take-over and row alone: the same file again enters what is missing and no more. */
  @Post(':affairId')
  @HttpCode(200)
  @ApiParam({ name: 'affairId', schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ operationId: 'takeRegisterOver', summary: '接管登记簿(CSV、xlsx;可试运行)' })
  @ApiOkResponse({ type: TakeOverReportView })
  take(
    @CurrentViewer() viewer: Viewer,
    @Param('affairId', IdParam('affairId')) takeoverId: string,
    @Body() body: TakeRegisterOverRequest,
  ): Promise<TakeOverReportView> {
    return this.commands.execute(new TakeRegisterOver(viewer, takeoverId, body));
  }
}

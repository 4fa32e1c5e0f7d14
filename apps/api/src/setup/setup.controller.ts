import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../shared/public.js';
import { SetupRequest, SetupState } from './setup.dto.js';
import { GetSetupState, Install } from './setup.messages.js';

@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ operationId: 'getSetupState', summary: '是否已设置' })
  @ApiOkResponse({ type: SetupState })
  state(): Promise<SetupState> {
    return this.queries.execute(new GetSetupState());
  }

  @Post()
  @Public()
  @HttpCode(204)
  @ApiOperation({ operationId: 'install', summary: '首次设置' })
  @ApiNoContentResponse()
  install(@Body() body: SetupRequest): Promise<void> {
    return this.commands.execute(new Install(body));
  }
}
